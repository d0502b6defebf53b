"""The catalogue: life domains, questions, needs, proposals.  All is data (handbook 3); keys are stored, not texts.

A rule speaks about the *measure* of an answer: chosen options → how many, a number → itself, a time → minutes of the
day, a month → months from now, an emergency chain → agreed options within an hour, ways → the longest way on which
nobody goes alone, targets → how many (``domain.needs.measure``).
"""

from enum import StrEnum
from typing import Annotated, Final, TypeVar

from pydantic import Field

from lotse_desktop.domain.frozen import LOOSE, Frozen, Key, Line, Listed

MAX_LEVEL: Final = 5


class AnswerKind(StrEnum):
    """How a question is answered; each kind has one field on the screen and one payload."""

    SINGLE = "single"
    MULTI = "multi"
    NUMBER = "number"
    SCALE = "scale"
    """A whole number with named ends."""
    HOURS_WISH = "hours_wish"
    TIME = "time"
    MONTH = "month"
    TEXT = "text"
    MARKS = "marks"
    """One of ``marks`` for each option."""
    EMERGENCY_CHAIN = "emergency_chain"
    CARE_WAYS = "care_ways"
    TARGETS = "targets"
    PAGE = "page"
    """Answered on a page of its own (``page`` says which); nothing is stored here."""


class Sensitivity(StrEnum):
    """Normal, about third persons, or a special category (handbook 3.2)."""

    NORMAL = "N"
    THIRD = "T"
    SPECIAL = "S"


class Option(Frozen):
    """One possible answer."""

    key: Key
    text: Line


class Rule(Frozen):
    """When an answer speaks for a resource or a need.  All parts that are given must hold."""

    any_of: Annotated[tuple[Key, ...], Listed] = ()
    """One of these options was chosen."""
    only: Annotated[tuple[Key, ...], Listed] = ()
    """Nothing but these options was chosen, and at least one of them."""
    not_only: Annotated[tuple[Key, ...], Listed] = ()
    """Something else than these options was chosen."""
    marked: Key | None = None
    """At least one option carries this mark."""
    at_least: int | None = None
    at_most: int | None = None
    resource: Key | None = None
    need: Key | None = None
    text: Line = ""
    """For a resource: the sentence on the plan, from the client's mouth („Ich habe …“); ``""``: that of the kind."""


class Item(Frozen):
    """One question."""

    id: Key
    question: Annotated[str, Field(min_length=1, max_length=400)]
    kind: Annotated[AnswerKind, LOOSE]
    hint: Line = ""
    options: Annotated[tuple[Option, ...], Listed] = ()
    marks: Annotated[tuple[Option, ...], Listed] = ()
    minimum: int = 0
    maximum: int = 10
    low_end: Line = ""
    high_end: Line = ""
    most: int | None = None
    """How many options may be chosen."""
    ranked: bool = False
    """The order of the chosen options matters."""
    page: Key | None = None
    sensitivity: Annotated[Sensitivity, LOOSE] = Sensitivity.NORMAL
    rules: Annotated[tuple[Rule, ...], Listed] = ()
    active: bool = True
    """Switched off by a project: not asked; what was answered stays."""

    def option(self, key: str) -> Option | None:
        """The option with this key."""
        return next((option for option in self.options if option.key == key), None)


class LifeDomain(Frozen):
    """One life domain with its anchors and questions."""

    key: Key
    version: Annotated[int, Field(ge=1)] = 1
    order: int
    title: Line
    sentence: Line = ""
    """One sentence in the client's words, shown under the title."""
    resource_text: Line = ""
    need_text: Line = ""
    weight: Annotated[int, Field(ge=1, le=9)] = 2
    coach_rating: bool = True
    """``False``: only the client rates (HEALTH)."""
    anchors: Annotated[tuple[Line, ...], Listed, Field(min_length=MAX_LEVEL, max_length=MAX_LEVEL)]
    items: Annotated[tuple[Item, ...], Listed] = ()
    renamed: dict[Key, Key] = Field(default_factory=dict)
    """Former item id → present one."""
    deleted: Annotated[tuple[Key, ...], Listed] = ()
    """Item ids that once existed and must not be used again."""

    def item(self, item_id: str) -> Item | None:
        """The question with this id."""
        return next((item for item in self.items if item.id == item_id), None)


class StepTemplate(Frozen):
    """A proposed step: in plain words, who does it, how many days from now, where."""

    text: Line
    actor: Line = "CLIENT"
    who: Line = ""
    days: Annotated[int, Field(ge=0, le=730)] = 14
    place: Line = ""


class NeedKind(Frozen):
    """A kind of need and what answers it (handbook 3.4)."""

    key: Key
    title: Line
    domain: Key
    urgent: bool = False
    computed: bool = False
    export: Key | None = None
    """Group in the anonymised export; ``None``: never leaves the laptop."""
    answered_by: Annotated[tuple[Line, ...], Listed] = ()
    goal: Line = ""
    """A proposed goal, from the client's mouth."""
    sign: Line = ""
    """„Ich merke es daran, dass …“, without these words."""
    steps: Annotated[tuple[StepTemplate, ...], Listed] = ()
    right: Key | None = None
    """A sentence of „Gut zu wissen“ that fits."""


class ResourceKind(Frozen):
    """A kind of resource and its sentence on the plan."""

    key: Key
    title: Line
    sentence: Line


class Right(Frozen):
    """One sentence of „Gut zu wissen“; ``valid_until`` as ``YYYY-MM-DD``."""

    key: Key
    sentence: Line
    source: Line = ""
    valid_until: Line = ""


class Occupation(Frozen):
    """A target occupation and the working times that it asks for."""

    key: Key
    title: Line
    shifts: Annotated[tuple[Key, ...], Listed] = ()
    """Options of ARB4 that it demands."""


class Catalogue(Frozen):
    """Everything that a project may reword, switch off or add by editing a file."""

    domains: Annotated[tuple[LifeDomain, ...], Listed] = ()
    needs: Annotated[tuple[NeedKind, ...], Listed] = ()
    resources: Annotated[tuple[ResourceKind, ...], Listed] = ()
    rights: Annotated[tuple[Right, ...], Listed] = ()
    occupations: Annotated[tuple[Occupation, ...], Listed] = ()
    levels: Annotated[tuple[Line, ...], Listed] = ("Geht gerade nicht", "Schwierig", "Geht so", "Gut", "Stark")
    """What stands on the buttons 1 … 5 (handbook 3.1)."""

    def domain(self, key: str) -> LifeDomain:
        """The life domain with this key.  Raises ``KeyError``."""
        return _found(self.domains, key)

    def need(self, key: str) -> NeedKind:
        """The kind of need with this key.  Raises ``KeyError``."""
        return _found(self.needs, key)

    def resource(self, key: str) -> ResourceKind:
        """The kind of resource with this key.  Raises ``KeyError``."""
        return _found(self.resources, key)


_Keyed = TypeVar("_Keyed", LifeDomain, NeedKind, ResourceKind)


def _found(values: tuple[_Keyed, ...], key: str) -> _Keyed:
    for value in values:
        if value.key == key:
            return value
    raise KeyError(key)
