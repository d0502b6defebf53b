"""The whole case of one client as one frozen value: what is opened, edited, undone and saved."""

from datetime import date
from typing import Annotated, Self, TypeVar
from uuid import UUID

from pydantic import Field

from lotse_desktop.domain.assessment import (
    BOOKMARK,
    CARE_WEEK,
    CHAINS,
    CONSENTS,
    EFFORTS,
    HOLIDAY_PLAN,
    LIFECYCLE,
    MEETINGS,
    NETWORK_MAP,
    OFFER_USES,
    OUTCOMES,
    PLACEMENTS,
    REFERRAL,
    ROUND_FACTS,
    SCENARIOS,
    URGENT,
    FormAnswers,
    Payload,
    Section,
)
from lotse_desktop.domain.bookmark import Bookmark
from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.chain_plan import chains_after, plan_after
from lotse_desktop.domain.chains import StartedChains
from lotse_desktop.domain.client import Client, Consents, Id
from lotse_desktop.domain.efforts import Efforts
from lotse_desktop.domain.frozen import Day, Frozen, Key, Listed
from lotse_desktop.domain.holiday_plan import HolidayPlan
from lotse_desktop.domain.lifecycle import Lifecycle
from lotse_desktop.domain.meetings import Meetings
from lotse_desktop.domain.network import NetworkMap
from lotse_desktop.domain.offers import OfferUses
from lotse_desktop.domain.outcomes import Outcomes
from lotse_desktop.domain.placements import Placements
from lotse_desktop.domain.plan import Plan
from lotse_desktop.domain.referral import Referral
from lotse_desktop.domain.round_facts import RoundFacts
from lotse_desktop.domain.rounds import PICTURES, Round, split_sections
from lotse_desktop.domain.scenarios import Scenarios
from lotse_desktop.domain.urgent import UrgentTopics

_Kind = TypeVar("_Kind", bound=Frozen)


class CaseRecord(Frozen):
    """Client, present and earlier rounds of the assessment, and plan."""

    client: Client
    assessment_id: Id
    sections: dict[Key, Section] = Field(default_factory=dict)
    plan: Plan = Plan()
    begun_on: Day | None = None
    """When the present round began; ``None`` in the first one: then it began with the case."""
    earlier: Annotated[tuple[Round, ...], Listed] = ()
    """The closed rounds, the oldest first."""

    @property
    def care_week(self) -> CareWeek:
        """The care week; an empty one when none was entered."""
        return self._payload(CARE_WEEK, CareWeek)

    @property
    def holiday_plan(self) -> HolidayPlan:
        """Who is there in the holidays; an empty plan when none was made."""
        return self._payload(HOLIDAY_PLAN, HolidayPlan)

    @property
    def scenarios(self) -> Scenarios:
        """What is tried and kept under „Was wäre, wenn …“."""
        return self._payload(SCENARIOS, Scenarios)

    @property
    def consents(self) -> Consents:
        """What the client agreed to."""
        return self._payload(CONSENTS, Consents)

    @property
    def network_map(self) -> NetworkMap:
        """Who is there for the family; an empty map when none was drawn."""
        return self._payload(NETWORK_MAP, NetworkMap)

    @property
    def urgent(self) -> UrgentTopics:
        """What cannot wait."""
        return self._payload(URGENT, UrgentTopics)

    @property
    def referral(self) -> Referral:
        """How the client came; an empty referral when nothing was entered."""
        return self._payload(REFERRAL, Referral)

    @property
    def meetings(self) -> Meetings:
        """The appointments."""
        return self._payload(MEETINGS, Meetings)

    @property
    def placements(self) -> Placements:
        """Supplementary care: requests and who comes."""
        return self._payload(PLACEMENTS, Placements)

    @property
    def efforts(self) -> Efforts:
        """Measures and applications."""
        return self._payload(EFFORTS, Efforts)

    @property
    def outcomes(self) -> Outcomes:
        """What was reached."""
        return self._payload(OUTCOMES, Outcomes)

    @property
    def lifecycle(self) -> Lifecycle:
        """Pause, end and rights of the case."""
        return self._payload(LIFECYCLE, Lifecycle)

    @property
    def chains(self) -> StartedChains:
        """The service chains that were begun."""
        return self._payload(CHAINS, StartedChains)

    @property
    def bookmark(self) -> Bookmark:
        """Where one was when the case was stored last."""
        return self._payload(BOOKMARK, Bookmark)

    @property
    def offer_uses(self) -> OfferUses:
        """How the family stands to the offers of the directory."""
        return self._payload(OFFER_USES, OfferUses)

    def answers(self, domain: str) -> FormAnswers:
        """The answers of a life domain; empty ones when nothing was entered."""
        return self._payload(domain, FormAnswers)

    def _payload(self, key: str, kind: type[_Kind]) -> _Kind:
        """What the section ``key`` holds; an empty value when there is none."""
        section = self.sections.get(key)
        return section.payload if section and isinstance(section.payload, kind) else kind()

    @property
    def round_begun_on(self) -> date:
        """The day on which the present round began."""
        return self.begun_on or self.client.opened_on

    @property
    def has_answers(self) -> bool:
        """Whether anything was said about a life domain in the present round."""
        forms = (section.payload for section in self.sections.values())
        return any(isinstance(form, FormAnswers) and form != FormAnswers() for form in forms)

    def with_new_round(self, round_id: UUID, today: date) -> Self:
        """A copy in which a new round begins: nothing is answered in it, pictures and plan go on."""
        closed, kept = split_sections(self.sections)
        facts = RoundFacts(
            ended_on=today,
            special_categories=self.client.special_categories,
            children=self.client.children,
            decisions=self.plan.decisions,
            added_needs=self.plan.added_needs,
        )
        pictures = {key: self.sections[key] for key in PICTURES if key in self.sections}
        sections = {**closed, **pictures, ROUND_FACTS: Section(payload=facts)}
        past = Round(id=self.assessment_id, begun_on=self.round_begun_on, sections=sections)
        update = {"assessment_id": round_id, "begun_on": today, "earlier": (*self.earlier, past), "sections": kept}
        return self.model_copy(update=update)

    def without_round(self) -> Self:
        """A copy in which the last earlier round goes on instead of the present one, whose answers are gone."""
        *earlier, past = self.earlier
        _, kept = split_sections(self.sections)
        closed, _ = split_sections(past.sections)
        update = {
            "assessment_id": past.id,
            "begun_on": past.begun_on if earlier else None,
            "earlier": tuple(earlier),
            "sections": {**kept, **closed},
        }
        return self.model_copy(update=update)

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

    def with_offer_uses(self, uses: OfferUses) -> Self:
        """A copy with these marks."""
        return self.with_payload(OFFER_USES, uses)

    def with_plan(self, plan: Plan, day: date | None = None) -> Self:
        """A copy with this plan; steps of begun chains stand there as in the plan, those that change since ``day``.

        An agreed plan is a draft again when its goals or steps are others now.
        """
        changed = self.model_copy(update={"plan": plan.following(self.plan)})
        if CHAINS not in self.sections:
            return changed
        chains = chains_after(plan, self.chains, day)
        return changed if chains == self.chains else changed.with_payload(CHAINS, chains)

    def with_chains(self, chains: StartedChains) -> Self:
        """A copy with these begun chains; their steps on the plan stand as they do."""
        return self.with_payload(CHAINS, chains).model_copy(update={"plan": plan_after(chains, self.plan)})

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
