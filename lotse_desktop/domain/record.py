"""The whole case of one client as one frozen value: what is opened, edited, undone and saved."""

from typing import Self

from pydantic import Field

from lotse_desktop.domain.assessment import (
    CARE_WEEK,
    CONSENTS,
    HOLIDAY_PLAN,
    NETWORK_MAP,
    SCENARIOS,
    URGENT,
    FormAnswers,
    Payload,
    Section,
)
from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.client import Client, Consents, Id
from lotse_desktop.domain.frozen import Frozen, Key
from lotse_desktop.domain.holiday_plan import HolidayPlan
from lotse_desktop.domain.network import NetworkMap
from lotse_desktop.domain.plan import Plan
from lotse_desktop.domain.scenarios import Scenarios
from lotse_desktop.domain.urgent import UrgentTopics


class CaseRecord(Frozen):
    """Client, current assessment and plan."""

    client: Client
    assessment_id: Id
    sections: dict[Key, Section] = Field(default_factory=dict)
    plan: Plan = Plan()

    @property
    def care_week(self) -> CareWeek:
        """The care week; an empty one when none was entered."""
        section = self.sections.get(CARE_WEEK)
        return section.payload if section and isinstance(section.payload, CareWeek) else CareWeek()

    @property
    def holiday_plan(self) -> HolidayPlan:
        """Who is there in the holidays; an empty plan when none was made."""
        section = self.sections.get(HOLIDAY_PLAN)
        return section.payload if section and isinstance(section.payload, HolidayPlan) else HolidayPlan()

    @property
    def scenarios(self) -> Scenarios:
        """What is tried and kept under „Was wäre, wenn …“."""
        section = self.sections.get(SCENARIOS)
        return section.payload if section and isinstance(section.payload, Scenarios) else Scenarios()

    @property
    def consents(self) -> Consents:
        """What the client agreed to."""
        section = self.sections.get(CONSENTS)
        return section.payload if section and isinstance(section.payload, Consents) else Consents()

    @property
    def network_map(self) -> NetworkMap:
        """Who is there for the family; an empty map when none was drawn."""
        section = self.sections.get(NETWORK_MAP)
        return section.payload if section and isinstance(section.payload, NetworkMap) else NetworkMap()

    @property
    def urgent(self) -> UrgentTopics:
        """What cannot wait."""
        section = self.sections.get(URGENT)
        return section.payload if section and isinstance(section.payload, UrgentTopics) else UrgentTopics()

    def answers(self, domain: str) -> FormAnswers:
        """The answers of a life domain; empty ones when nothing was entered."""
        section = self.sections.get(domain)
        return section.payload if section and isinstance(section.payload, FormAnswers) else FormAnswers()

    def with_client(self, client: Client) -> Self:
        """A copy with this client."""
        return self.model_copy(update={"client": client})

    def with_payload(self, key: str, payload: Payload, catalogue_version: int = 1) -> Self:
        """A copy in which the section ``key`` holds ``payload``."""
        section = Section(catalogue_version=catalogue_version, payload=payload)
        return self.model_copy(update={"sections": {**self.sections, key: section}})

    def with_care_week(self, week: CareWeek) -> Self:
        """A copy with this care week."""
        return self.with_payload(CARE_WEEK, week)

    def with_holiday_plan(self, plan: HolidayPlan) -> Self:
        """A copy with this holiday plan."""
        return self.with_payload(HOLIDAY_PLAN, plan)

    def with_scenarios(self, scenarios: Scenarios) -> Self:
        """A copy with these scenarios."""
        return self.with_payload(SCENARIOS, scenarios)

    def with_consents(self, consents: Consents) -> Self:
        """A copy with what the client agreed to."""
        return self.with_payload(CONSENTS, consents)

    def with_network_map(self, network: NetworkMap) -> Self:
        """A copy with this network map."""
        return self.with_payload(NETWORK_MAP, network)

    def with_urgent(self, urgent: UrgentTopics) -> Self:
        """A copy with these urgent topics."""
        return self.with_payload(URGENT, urgent)

    def with_plan(self, plan: Plan) -> Self:
        """A copy with this plan."""
        return self.model_copy(update={"plan": plan})

    def without_child(self, child_id: str) -> Self:
        """A copy in which nothing names this child; entries for this child only disappear."""
        week = self.care_week
        update: dict[str, object] = {}
        for name in ("care", "helpers", "absences"):
            kept = [
                e.model_copy(update={"children": tuple(c for c in e.children if c != child_id)})
                for e in getattr(week, name)
            ]
            update[name] = tuple(entry for entry in kept if entry.children)
        changed = self.with_client(self.client.without_child(child_id))
        if HOLIDAY_PLAN in self.sections:
            changed = changed.with_holiday_plan(self.holiday_plan.without_child(child_id))
        if SCENARIOS in self.sections:
            changed = changed.with_scenarios(self.scenarios.without_child(child_id))
        if NETWORK_MAP in self.sections:
            changed = changed.with_network_map(self.network_map.without_child(child_id))
        left = week.model_copy(update=update).with_used_doors()
        return changed.with_care_week(left) if CARE_WEEK in self.sections else changed
