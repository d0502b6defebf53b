"""Who belongs on the emergency sheet: the chain, helpers, and further numbers; first names, roles and labels only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from lotse_desktop.domain.assessment import EmergencyChain, EmergencyContact
from lotse_desktop.domain.care import ActivityKind, CarePlace, Helper, Reliability
from lotse_desktop.domain.care_words import CARE_NAMES
from lotse_desktop.domain.needs import CHILDCARE, EMERGENCY
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import without_brackets

MOST_PEOPLE: Final = 5
LONGEST_NAME: Final = 40
_CALLED: Final = {
    ActivityKind.WORK: "Arbeit",
    ActivityKind.TRAINING: "Ausbildungsbetrieb",
    ActivityKind.COURSE: "Kurs",
    ActivityKind.SCHOOL: "Schule",
}
_YOUTH_OFFICE: Final = "Jugendamt"


class ContactKind(StrEnum):
    """Who is called."""

    PERSON = "PERSON"
    NUMBER = "NUMBER"
    """Work, an institution, an office."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody whose phone number belongs on the sheet; ``key`` stays the same while the name does."""

    kind: ContactKind
    name: str
    reach_minutes: int | None = None
    agreed: bool | None = None
    """Whether this was agreed upon; ``None``: nobody talked about emergencies with this person."""
    helps: tuple[Helper, ...] = ()

    @property
    def key(self) -> str:
        """What a typed number is kept under until the page is left."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed for one print; never stored."""

    phone: str = field(default="", repr=False)
    times: str = ""
    """When the person can be reached, for example „bis 20 Uhr“."""
    wanted: bool = True
    """Whether the contact stands on the sheet at all."""


def find_contacts(record: CaseRecord) -> tuple[Contact, ...]:
    """Who belongs on the sheet, in the order in which they are called, then further numbers.

    The emergency chain comes first, then firm helpers, then those who help most of the time; at most five people.
    """
    people: dict[str, Contact] = {}
    for person in _people(record):
        people.setdefault(person.key, person)
    week = record.care_week
    names = [_CALLED[activity.kind] for activity in week.activities if activity.kind in _CALLED and activity.days]
    names += [name for place in week.care if (name := place_name(place))]
    numbers = [Contact(ContactKind.NUMBER, name) for name in dict.fromkeys([*names, _YOUTH_OFFICE])]
    return (*list(people.values())[:MOST_PEOPLE], *numbers)


def place_name(place: CarePlace) -> str:
    """How the institution is called on the sheet: its label, else what kind it is."""
    return cut(without_brackets(place.label) or CARE_NAMES[place.kind], LONGEST_NAME)


def emergency_chain(record: CaseRecord) -> Sequence[EmergencyContact]:
    """The answer to „Wer kann einspringen?“ in its order."""
    answer = record.answers(CHILDCARE).answers.get(EMERGENCY)
    return answer.contacts if isinstance(answer, EmergencyChain) else ()


def _people(record: CaseRecord) -> Iterator[Contact]:
    firm_first = (Reliability.FIRM, Reliability.USUAL)
    helpers = [h for reliability in firm_first for h in record.care_week.helpers if h.reliability is reliability]
    blocks: dict[str, list[Helper]] = {}
    for helper in helpers:
        blocks.setdefault(short_name(helper.label).casefold(), []).append(helper)
    for contact in emergency_chain(record):
        if name := short_name(contact.who):
            helps = tuple(blocks.pop(name.casefold(), ()))
            yield Contact(ContactKind.PERSON, name, contact.reach_minutes, contact.agreed, helps)
    for key, found in blocks.items():
        if key:
            yield Contact(ContactKind.PERSON, short_name(found[0].label), helps=tuple(found))


def short_name(label: str) -> str:
    """A label as it stands on the sheet."""
    return cut(without_brackets(label), LONGEST_NAME)


def cut(text: str, longest: int) -> str:
    """At most ``longest`` letters; what was longer ends in „…“."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
