"""The plan page with somebody who keeps versions at once, or when told to."""

from collections.abc import Callable

from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.report import PlanReport, PlanVersion
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.pages.plan import PlanPage
from tests.builders import TODAY


class KeepsPlans:
    """Remembers every record that was to be printed."""

    def __init__(self, *, at_once: bool = True) -> None:
        self.at_once = at_once
        self.fault: Exception | None = None
        self.kept: list[CaseRecord] = []
        self.waiting: list[Callable[[], None]] = []

    def print(
        self,
        record: CaseRecord,
        done: Callable[[PlanVersion, bytes], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        if self.fault is not None:
            failed(self.fault)
            return
        self.kept.append(record)
        number = len(self.kept)
        report = PlanReport(day=TODAY, version=number, state=record.plan.state)
        version = PlanVersion(number=number, printed_on=TODAY, report=report)
        self.waiting.append(lambda: done(version, b"%PDF"))
        if self.at_once:
            self.waiting.pop()()


def plan_page(context: PageContext) -> PlanPage:
    """The page, where nobody looks at what is kept."""
    return PlanPage(context, KeepsPlans())
