"""What is left out of a plan that does not fit on its two pages."""

from collections.abc import Iterator
from typing import Final

from lotse_desktop.domain.plan_report import shorter
from lotse_desktop.domain.report import PlanReport

_LONGEST_LINES: Final = ((200, 6), (120, 4), (80, 1))
"""Letters, and notes below a step; a sentence in plain language has some hundred letters."""


def ever_shorter(report: PlanReport) -> Iterator[PlanReport]:
    """First the shortenings of handbook 7.1, one after the other; then long texts are cut, and end in „…“."""
    while (cut := shorter(report)) is not None:
        report = cut
        yield report
    for longest, most_notes in _LONGEST_LINES:
        yield _with_short_lines(report, longest, most_notes)


def _with_short_lines(report: PlanReport, longest: int, most_notes: int) -> PlanReport:
    def cut(line: str) -> str:
        return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"

    goals = (
        goal.model_copy(update={"text": cut(goal.text), "sign_of_success": cut(goal.sign_of_success)})
        for goal in report.goals
    )
    steps = (
        step.model_copy(
            update={
                "what": cut(step.what),
                "who": cut(step.who),
                "where": cut(step.where),
                "notes": tuple(map(cut, step.notes[:most_notes])),
            }
        )
        for step in report.steps
    )
    return report.model_copy(
        update={
            "resources": tuple(map(cut, report.resources)),
            "goals": tuple(goals),
            "steps": tuple(steps),
            "emergency": tuple(map(cut, report.emergency)),
        }
    )
