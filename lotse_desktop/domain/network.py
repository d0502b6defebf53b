"""The network map: who is there for a family, how near, with what, and how surely (handbook 3.6).

People stand here with a first name or a role only.  Times use the shapes of the care week.
"""

import re
from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import Field, StringConstraints

from lotse_desktop.domain.care import ChildIds, Days, Helper, Reliability, Weeks
from lotse_desktop.domain.frozen import LOOSE, Frozen, Key, Listed, Minute, Way

MOST_PERSONS: Final = 40
MOST_BLOCKS: Final = 14


class Sector(StrEnum):
    """Where somebody belongs; the order goes round the map."""

    FAMILY = "FAMILY"
    FRIENDS_NEIGHBOURS = "FRIENDS_NEIGHBOURS"
    PROFESSIONAL = "PROFESSIONAL"
    WORK_SCHOOL_CLUB = "WORK_SCHOOL_CLUB"


class HelpKind(StrEnum):
    """What somebody helps with."""

    CHILD_CARE = "CHILD_CARE"
    ESCORT = "ESCORT"
    EMERGENCY = "EMERGENCY"
    EMOTIONAL = "EMOTIONAL"
    ADVICE = "ADVICE"
    FORMS = "FORMS"
    TRANSPORT = "TRANSPORT"
    HOUSEHOLD = "HOUSEHOLD"
    REPAIRS = "REPAIRS"
    LEARNING = "LEARNING"
    SHIFT_SWAP = "SHIFT_SWAP"
    CHILD_ACTIVITY = "CHILD_ACTIVITY"
    CHILD_CARE_PAID = "CHILD_CARE_PAID"
    CONTACT_TIME = "CONTACT_TIME"


CARE_HELP: Final = frozenset({HelpKind.CHILD_CARE, HelpKind.ESCORT, HelpKind.CHILD_CARE_PAID})
"""Help that looks after children at fixed times; the other parent's contact time is none (handbook 4.4)."""


class Balance(StrEnum):
    """Who gives more in this relation."""

    GIVES_MORE = "GIVES_MORE"
    """The person gives more than she gets."""
    BALANCED = "BALANCED"
    TAKES_MORE = "TAKES_MORE"
    UNKNOWN = "UNKNOWN"


Closeness = Annotated[int, Field(ge=1, le=3)]
"""1: inner ring, 3: outer ring."""
Label = Annotated[str, StringConstraints(min_length=1, max_length=60)]


class HelpBlock(Frozen):
    """When somebody is there.  ``end <= start`` runs past midnight; no ``children``: all of them."""

    days: Days
    start: Minute
    end: Minute
    weeks: Weeks | None = None
    children: ChildIds = ()
    public_holidays: bool = False
    school_holidays: bool = True


class NetworkPerson(Frozen):
    """One person or service on the map.

    ``reliability`` None: nothing was said about it.  ``distance_min``: minutes to the client's home, ``reach_min``:
    minutes until the person is there in an emergency.  ``knows_about_entry``: the client tells the person about it.
    """

    id: Key
    label: Label
    sector: Annotated[Sector, LOOSE] = Sector.FAMILY
    closeness: Closeness = 2
    distance_min: Way | None = None
    help: Annotated[tuple[Annotated[HelpKind, LOOSE], ...], Listed] = ()
    reliability: Annotated[Reliability, LOOSE] | None = None
    balance: Annotated[Balance, LOOSE] = Balance.UNKNOWN
    burden: bool = False
    """This relation costs energy; it never leaves the laptop."""
    blocks: Annotated[tuple[HelpBlock, ...], Listed, Field(max_length=MOST_BLOCKS)] = ()
    emergency_agreed: bool = False
    reach_min: Way | None = None
    knows_about_entry: bool = False

    @property
    def cares(self) -> bool:
        """Looks after the children or brings and fetches them."""
        return bool(CARE_HELP & set(self.help))

    @property
    def care_blocks(self) -> tuple[HelpBlock, ...]:
        """The times at which the person looks after children."""
        return self.blocks if self.cares else ()


class NetworkMap(Frozen):
    """Everybody on the map, in the order in which they were named; a section of the assessment."""

    kind: Literal["network_map"] = "network_map"
    persons: Annotated[tuple[NetworkPerson, ...], Listed, Field(max_length=MOST_PERSONS)] = ()

    def find(self, person_id: str) -> NetworkPerson | None:
        """The person with this id."""
        return next((person for person in self.persons if person.id == person_id), None)

    def with_person(self, person: NetworkPerson) -> Self:
        """A copy in which the person with the same id is replaced, or ``person`` is added."""
        known = self.find(person.id) is not None
        changed = tuple(person if other.id == person.id else other for other in self.persons)
        return self.model_copy(update={"persons": changed if known else (*changed, person)})

    def without_person(self, person_id: str) -> Self:
        """A copy without this person."""
        return self.model_copy(update={"persons": tuple(p for p in self.persons if p.id != person_id)})

    def without_child(self, child_id: str) -> Self:
        """A copy that does not name this child; times for this child only disappear."""
        persons = tuple(
            person.model_copy(update={"blocks": tuple(_without_child(person.blocks, child_id))})
            for person in self.persons
        )
        return self.model_copy(update={"persons": persons})

    def free_id(self) -> Key:
        """An id that nobody has: ``p1``, ``p2`` …"""
        taken = {person.id for person in self.persons}
        return next(key for number in range(1, len(taken) + 2) if (key := f"p{number}") not in taken)


def as_helper(person: NetworkPerson, block: HelpBlock, helper_id: str, children: tuple[str, ...]) -> Helper:
    """The block as a helper of the care week; ``children``: who is meant where the block names nobody."""
    return Helper(
        id=helper_id,
        label=person.label,
        children=block.children or children,
        weeks=block.weeks,
        days=block.days,
        start=block.start,
        end=block.end,
        reliability=person.reliability or Reliability.POSSIBLE,
        public_holidays=block.public_holidays,
        school_holidays=block.school_holidays,
    )


def looks_like_full_name(label: str) -> bool:
    """Whether the label seems to hold a surname: „Sabine Muster“, „Frau Muster“, but not „Oma Inge“, „Frau M.“."""
    words = _BRACKETS.sub(" ", label).replace("-", " ").split()
    run: list[str] = []
    for word in words:
        if word[:1].islower() or _INITIAL.fullmatch(word) or not any(letter.isalpha() for letter in word):
            run = []
            continue
        if word.casefold() in _TITLES:
            run = [word]
        elif not _is_role(word):
            run.append(word)
        if len(run) > 1:
            return True
    return False


_BRACKETS: Final = re.compile(r"\([^)]*\)?")
_INITIAL: Final = re.compile(r"\w{1,2}\.")
_TITLES: Final = frozenset({"frau", "herr", "hr.", "fr.", "familie", "fam."})
_ROLES: Final = (
    "oma opa omi opi großmutter großvater mutter vater mama papa eltern schwester bruder tante onkel cousin cousine "
    "nichte neffe schwager schwägerin schwiegermutter schwiegervater stiefmutter stiefvater patentante patenonkel pate "
    "patin familienpatin familienpate leihoma leihopa kindesvater kindesmutter partner partnerin ex freund freundin "
    "nachbar nachbarin kollege kollegin chef chefin leiter leiterin leitung team trainer trainerin lehrer lehrerin "
    "klassenlehrer klassenlehrerin erzieher erzieherin bezugserzieherin bezugserzieher babysitter babysitterin "
    "tagesmutter tagesvater coach berater beraterin migrationsberaterin migrationsberater fallmanager fallmanagerin "
    "arzt ärztin kinderarzt kinderärztin hebamme pfarrer pfarrerin imam kita hort krippe schule ogs verein jobcenter "
    "jugendamt familienzentrum familienhilfe beratung beratungsstelle agentur gruppe laufgruppe mutter-kind dienst"
)
_ROLE_WORDS: Final = frozenset(_ROLES.split())


def _is_role(word: str) -> bool:
    return word.casefold() in _ROLE_WORDS


def _without_child(blocks: tuple[HelpBlock, ...], child_id: str) -> list[HelpBlock]:
    kept: list[HelpBlock] = []
    for block in blocks:
        children = tuple(child for child in block.children if child != child_id)
        if children or not block.children:
            kept.append(block.model_copy(update={"children": children}))
    return kept
