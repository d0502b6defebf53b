"""What all parts of the page look at, found once per refresh; and how they write."""

from dataclasses import dataclass
from datetime import date

from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.needs import FoundNeed, FoundResource, find_needs, find_resources
from lotse_desktop.domain.plan import Plan
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.ui.kit.page import PageContext


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The case with its needs and resources."""

    catalogue: Catalogue
    record: CaseRecord
    today: date
    needs: tuple[FoundNeed, ...]
    resources: tuple[FoundResource, ...]

    @property
    def plan(self) -> Plan:
        """The plan of the case."""
        return self.record.plan


def find_facts(context: PageContext) -> PlanFacts:
    """Everything that follows from the record as it is now."""
    record, today = context.seen, context.today()
    report = context.care_report()
    needs = find_needs(context.catalogue, record, report, today)
    resources = find_resources(context.catalogue, record, report, today)
    return PlanFacts(context.catalogue, record, today, needs, resources)


def write_plan(context: PageContext, name: str, plan: Plan, merge: str = "") -> None:
    """Take ``plan`` as the new plan; ``name`` is what undo says."""
    editor = context.editor
    editor.change(name, editor.record.with_plan(plan, context.today()), merge=merge or None)
