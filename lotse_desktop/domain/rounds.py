"""The earlier rounds of an assessment: what was said then stays as it was said (handbook 3.2).

In a closed round stand the answers and ratings of the life domains, and snapshots of the pictures that go on.
"""

from typing import Final

from pydantic import Field

from lotse_desktop.domain.assessment import (
    CARE_WEEK,
    HOLIDAY_PLAN,
    NETWORK_MAP,
    ROUND_FACTS,
    URGENT,
    FormAnswers,
    Section,
)
from lotse_desktop.domain.client import Id
from lotse_desktop.domain.frozen import Day, Frozen, Key
from lotse_desktop.domain.round_facts import RoundFacts

PICTURES: Final = (CARE_WEEK, HOLIDAY_PLAN, NETWORK_MAP, URGENT)
"""Sections that go on in the next round and of which a closed round keeps a snapshot."""


class Round(Frozen):
    """A closed round; it is never changed, but for answers that have to be deleted."""

    id: Id
    begun_on: Day
    sections: dict[Key, Section] = Field(default_factory=dict)

    @property
    def facts(self) -> RoundFacts:
        """What the round remembers beside its answers."""
        section = self.sections.get(ROUND_FACTS)
        if section and isinstance(section.payload, RoundFacts):
            return section.payload
        return RoundFacts(ended_on=self.begun_on)

    def answers(self, domain: str) -> FormAnswers:
        """The answers of a life domain; empty ones when it was not talked about."""
        section = self.sections.get(domain)
        return section.payload if section and isinstance(section.payload, FormAnswers) else FormAnswers()


def split_sections(sections: dict[str, Section]) -> tuple[dict[str, Section], dict[str, Section]]:
    """Sections that a round closes (life domains), and those that go on."""
    closed = {key: section for key, section in sections.items() if isinstance(section.payload, FormAnswers)}
    return closed, {key: section for key, section in sections.items() if key not in closed}
