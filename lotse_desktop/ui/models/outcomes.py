"""The columns of what was reached: since when, what, which check is next."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.outcome_words import next_check, outcome_title
from lotse_desktop.domain.outcomes import Outcome
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.models.columns import Column

WHAT, START, NEXT = range(3)


def outcome_columns(today: Callable[[], date]) -> tuple[Column[Outcome], ...]:
    """What the list of outcomes shows; a check that is late stands out."""

    def tone(outcome: Outcome) -> str:
        return "gap_text" if any(day < today() for _, day in outcome.open_checks()) else ""

    return (
        Column(_tr("Was"), outcome_title, bold=True),
        Column(_tr("Seit"), lambda outcome: short_date(outcome.start)),
        Column(_tr("Nachfrage"), lambda outcome: next_check(outcome, today()), tone),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Outcomes", text)
