"""The catalogue: life domains, questions, needs, proposals.  All is data (handbook 3); keys are stored, not texts.

A rule speaks about the *measure* of an answer: chosen options → how many, a number → itself, a time → minutes of the
day, a month → months from now, an emergency chain → agreed options within an hour, ways → the longest way on which
the child does not go alone, targets, texts and qualifications → how many, languages → further ones from B1 on,
experience → months worked in the last five years, a day → its buffer in minutes (``domain.answers.measure``).
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, Final, TypeVar, cast

from pydantic import BeforeValidator, Field

from lotse_desktop.domain.assessment import Cefr
from lotse_desktop.domain.care import CareKind
from lotse_desktop.domain.care_rules import CliffKind, SchoolEntryRule, SickDayRule
from lotse_desktop.domain.chains import ServiceChain
from lotse_desktop.domain.consents import ConsentText
from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Line, Listed
from lotse_desktop.domain.measures import Measure, OccupationGroup
from lotse_desktop.domain.partners import PartnerKind
from lotse_desktop.domain.plan import Actor
from lotse_desktop.domain.shifts import ShiftTemplate
from lotse_desktop.domain.talks import TalkKind
from lotse_desktop.domain.urgent import UrgentKind

MAX_LEVEL: Final = 5

STEP_WORDS: Final = frozenset({"times", "opening", "place", "contact_week", "helper"})
"""What may stand in braces in a proposed step (``domain.proposals`` fills it in)."""

CHANGE_WORDS: Final = frozenset({"times", "opening", "place", "helper", "child", "shift", "until", "weeks"})
"""What may stand in braces in the step of a change (``domain.change_steps`` fills it in)."""

GOAL_WORDS: Final = frozenset({"month"})
"""What may stand in braces in a proposed goal and its sign."""

RESOURCE_WORDS: Final = frozenset({"child", "place", "helper", "when"})
"""What may stand in braces in the sentence of a resource."""


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
    TEXTS = "texts"
    """At most ``maximum`` short texts."""
    LANGUAGES = "languages"
    """``options`` are offered, others may be typed."""
    QUALIFICATIONS = "qualifications"
    EXPERIENCE = "experience"
    DAY_LINE = "day_line"
    """``options`` are what a day consists of."""
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
    excludes: bool = False
    """„nichts davon“: cannot be chosen together with others."""


def _options(value: object) -> object:
    """Catalogue files write options short: ``{key: text, …}``, or ``{key: {text: text, excludes: true}, …}``."""
    if not isinstance(value, dict):
        return value
    pairs = cast("dict[object, object]", value).items()
    return [
        {"key": key, **cast("dict[str, object]", text)} if isinstance(text, dict) else {"key": key, "text": text}
        for key, text in pairs
    ]


Options = Annotated[tuple[Option, ...], Listed, BeforeValidator(_options)]


class Rule(Frozen):
    """When an answer speaks for a resource or a need.  All parts that are given must hold."""

    any_of: Annotated[tuple[Key, ...], Listed] = ()
    """One of these options was chosen; ``alone`` for ways: a child goes by itself or in a group."""
    none_of: Annotated[tuple[Key, ...], Listed] = ()
    """None of these options was chosen."""
    all_of: Annotated[tuple[Key, ...], Listed] = ()
    """All of these options were chosen."""
    only: Annotated[tuple[Key, ...], Listed] = ()
    """Nothing but these options was chosen, and at least one of them."""
    not_only: Annotated[tuple[Key, ...], Listed] = ()
    """Something else than these options was chosen."""
    first: Key | None = None
    """This option stands at the first rank."""
    marked: Key | None = None
    """At least one option carries this mark."""
    not_marked: Key | None = None
    """Options are marked, and none of them with this mark."""
    at_least: int | None = None
    at_most: int | None = None
    also: dict[Key, Annotated[tuple[Key, ...], Listed]] = Field(default_factory=dict)
    """Other questions, in any domain, that must have one of these options as answer."""
    with_need: Key | None = None
    """Only where this need exists, too."""
    resource: Key | None = None
    need: Key | None = None
    stresses: Annotated[tuple[Key, ...], Listed] = ()
    """Needs that count one priority more where they exist (handbook 3.3, BET8)."""
    text: Line = ""
    """For a resource: the sentence on the plan, from the client's mouth („Ich habe …“); ``""``: that of the kind."""


class Item(Frozen):
    """One question."""

    id: Key
    question: Annotated[str, Field(min_length=1, max_length=400)]
    kind: Annotated[AnswerKind, LOOSE]
    hint: Line = ""
    options: Options = ()
    marks: Options = ()
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
    short: Line = ""
    """Its name where there is little room; ``""``: the words before „ & “."""
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
    deleted: Annotated[tuple[Item, ...], Listed] = ()
    """Former questions: never asked again, their ids are taken, their answers stay readable."""

    @property
    def short_title(self) -> str:
        """Its name where there is little room."""
        return self.short or self.title.partition(" & ")[0]

    def item(self, item_id: str) -> Item | None:
        """The question with this id."""
        return next((item for item in self.items if item.id == item_id), None)


class StepTemplate(Frozen):
    """A proposed step: in plain words, who does it, how many days from now, where.

    Templates with the same ``key`` are the same step; it is proposed once, with the times of all needs that name it.
    """

    key: Key
    text: Line
    otherwise: Line = ""
    """The text when something in braces cannot be filled in; ``""``: then the step is not proposed."""
    actor: Annotated[Actor, LOOSE] = Actor.CLIENT
    who: Line = ""
    days: Annotated[int, Field(ge=0, le=730)] = 14
    place: Line = ""


class ChangeStep(StepTemplate):
    """The step that makes a tried change real; ``key`` is the kind of the change (``domain.scenarios``)."""


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
    goal_days: Annotated[int, Field(ge=1, le=730)] = 90
    """How many days from now the goal is due."""
    steps: Annotated[tuple[StepTemplate, ...], Listed] = ()
    rights: Annotated[tuple[Key, ...], Listed] = ()
    """Sentences of „Gut zu wissen“ that fit; the first one that is in force is proposed."""


class ResourceKind(Frozen):
    """A kind of resource and its sentence on the plan."""

    key: Key
    title: Line
    sentence: Line
    domain: Key | None = None
    """Where it is shown when it was computed and no question speaks for it."""


class Right(Frozen):
    """One sentence of „Gut zu wissen“, in force from ``valid_from`` to ``valid_until``, both included."""

    key: Key
    sentence: Line
    source: Line = ""
    """The norm; shown on the screen, never on paper."""
    ages: Annotated[tuple[int, int], Listed] | None = None
    """Only where a child is that old, completed years from … to."""
    valid_from: Day | None = None
    valid_until: Day | None = None
    checked: Day | None = None
    """When somebody last compared the sentence with the law."""

    def in_force(self, today: date) -> bool:
        """Whether the sentence holds today."""
        return (self.valid_from or date.min) <= today <= (self.valid_until or date.max)

    def concerns(self, ages: Iterable[int]) -> bool:
        """Whether it speaks about children of these ages, completed years."""
        return self.ages is None or any(self.ages[0] <= age <= self.ages[1] for age in ages)


class Occupation(Frozen):
    """A target occupation and what it asks for (handbook 5.7).  The level describes the job, not the person."""

    key: Key
    title: Line
    group: Key | None = None
    """A key of the groups of occupations (three digits of the KldB 2010)."""
    level: Annotated[int, Field(ge=1, le=4)] = 1
    """1 helper, 2 skilled, 3 specialist, 4 expert."""
    regulated: bool = False
    """Nobody may work in it without a recognised qualification."""
    note: Line = ""
    """What else has to be known: state law, certificate of conduct, a minimum age."""
    path: Line = ""
    """How it is learned."""
    german: Annotated[Cefr, LOOSE] | None = None
    german_better: Annotated[Cefr, LOOSE] | None = None
    """Recommended; below it stands a hint, no need."""
    shifts: Annotated[tuple[Key, ...], Listed] = ()
    """Options of ARB4 that it demands."""
    licences: Annotated[tuple[Key, ...], Listed] = ()
    """Options of BIL4 that it demands."""
    driving: Annotated[tuple[Key, ...], Listed] = ()
    """Options of WOH4 of which it demands one."""
    digital: Annotated[int, Field(ge=0, le=4)] = 0
    """The least digital level (handbook 5.4)."""
    programs: Annotated[tuple[Key, ...], Listed] = ()
    """Options of DIG4 of which it demands one."""
    strains: Annotated[tuple[Key, ...], Listed] = ()
    """Options of GES1 that it does not go with; shown to the coach only."""


class Catalogue(Frozen):
    """Everything that a project may reword, switch off or add by editing a file."""

    domains: Annotated[tuple[LifeDomain, ...], Listed] = ()
    needs: Annotated[tuple[NeedKind, ...], Listed] = ()
    resources: Annotated[tuple[ResourceKind, ...], Listed] = ()
    rights: Annotated[tuple[Right, ...], Listed] = ()
    occupations: Annotated[tuple[Occupation, ...], Listed] = ()
    groups: Annotated[tuple[OccupationGroup, ...], Listed] = ()
    measures: Annotated[tuple[Measure, ...], Listed] = ()
    partners: Annotated[tuple[PartnerKind, ...], Listed] = ()
    urgent: Annotated[tuple[UrgentKind, ...], Listed] = ()
    chains: Annotated[tuple[ServiceChain, ...], Listed] = ()
    talks: Annotated[tuple[TalkKind, ...], Listed] = ()
    consents: Annotated[tuple[ConsentText, ...], Listed] = ()
    """As delivered; what was changed in the program stands in the vault."""
    cv_words: dict[Key, Line] = Field(default_factory=dict)
    """Options of KOM2 → how a CV says it (handbook 5.6)."""
    sick_days: Annotated[tuple[SickDayRule, ...], Listed] = ()
    school_entry: Annotated[tuple[SchoolEntryRule, ...], Listed] = ()
    cliffs: Annotated[tuple[CliffKind, ...], Listed] = ()
    shifts: Annotated[tuple[ShiftTemplate, ...], Listed] = ()
    changes: Annotated[tuple[ChangeStep, ...], Listed] = ()
    levels: Annotated[tuple[Line, ...], Listed] = ("Geht gerade nicht", "Schwierig", "Geht so", "Gut", "Stark")
    """What stands on the buttons 1 … 5 (handbook 3.1)."""
    care_places: dict[Annotated[CareKind, LOOSE], Line] = Field(default_factory=dict)
    """Regular kinds of care → „in der Kita“, as in „Lio hat einen Platz in der Kita.“"""

    def domain(self, key: str) -> LifeDomain:
        """The life domain with this key.  Raises ``KeyError``."""
        return _found(self.domains, key)

    def need(self, key: str) -> NeedKind:
        """The kind of need with this key.  Raises ``KeyError``."""
        return _found(self.needs, key)

    def resource(self, key: str) -> ResourceKind:
        """The kind of resource with this key.  Raises ``KeyError``."""
        return _found(self.resources, key)

    def occupation(self, key: str) -> Occupation:
        """The occupation with this key.  Raises ``KeyError``."""
        return _found(self.occupations, key)

    def partner(self, key: str) -> PartnerKind:
        """The kind of partner with this key.  Raises ``KeyError``."""
        return _found(self.partners, key)


_Keyed = TypeVar("_Keyed", LifeDomain, NeedKind, ResourceKind, Occupation, PartnerKind)


def _found(values: Iterable[_Keyed], key: str) -> _Keyed:
    for value in values:
        if value.key == key:
            return value
    raise KeyError(key)
