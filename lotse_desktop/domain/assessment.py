"""What was asked and answered: one section per life domain, a discriminated union of payloads (handbook 3).

Options are stored by key, never by text.  A question that is not in ``answers`` was not discussed.
"""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field

from lotse_desktop.domain.bookmark import Bookmark
from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.chains import StartedChains
from lotse_desktop.domain.client import Consents
from lotse_desktop.domain.efforts import Efforts
from lotse_desktop.domain.frozen import LOOSE, Frozen, Key, Line, Listed, Minute, Month, Way
from lotse_desktop.domain.holiday_plan import HolidayPlan
from lotse_desktop.domain.lifecycle import Lifecycle
from lotse_desktop.domain.meetings import Meetings
from lotse_desktop.domain.network import NetworkMap
from lotse_desktop.domain.offers import OfferUses
from lotse_desktop.domain.outcomes import Outcomes
from lotse_desktop.domain.placements import Placements
from lotse_desktop.domain.referral import Referral
from lotse_desktop.domain.round_facts import RoundFacts
from lotse_desktop.domain.scenarios import Scenarios
from lotse_desktop.domain.urgent import UrgentTopics


class Declined(Frozen):
    """„Möchte ich nicht sagen“: a full answer."""

    kind: Literal["declined"] = "declined"


class Choice(Frozen):
    """One option."""

    kind: Literal["choice"] = "choice"
    key: Key


class Choices(Frozen):
    """Several options; the order is the rank where the question asks for one."""

    kind: Literal["choices"] = "choices"
    keys: Annotated[tuple[Key, ...], Listed] = ()


class Number(Frozen):
    """A whole number: minutes, persons, a scale from 0 to 10."""

    kind: Literal["number"] = "number"
    value: Annotated[int, Field(ge=0, le=10_000)]


class HoursWish(Frozen):
    """Weekly hours: as many as wished, and at least."""

    kind: Literal["hours_wish"] = "hours_wish"
    wish: Annotated[int, Field(ge=1, le=48)] | None = None
    minimum: Annotated[int, Field(ge=1, le=48)] | None = None


class TimeOfDay(Frozen):
    """A time of day."""

    kind: Literal["time_of_day"] = "time_of_day"
    minute: Minute


class MonthAnswer(Frozen):
    """A month of a year."""

    kind: Literal["month"] = "month"
    month: Month


class Text(Frozen):
    """Free text; it never leaves the laptop."""

    kind: Literal["text"] = "text"
    text: Annotated[str, Field(max_length=4000)] = ""


class Marks(Frozen):
    """One mark per option (``option key → mark key``)."""

    kind: Literal["marks"] = "marks"
    marks: dict[Key, Key] = Field(default_factory=dict)


class EmergencyContact(Frozen):
    """A person or service who may jump in; first name or role only."""

    who: Line = ""
    agreed: bool = False
    reach_minutes: Way | None = None


class EmergencyChain(Frozen):
    """Up to four persons or services in the order in which they are called."""

    kind: Literal["emergency_chain"] = "emergency_chain"
    contacts: Annotated[tuple[EmergencyContact, ...], Listed, Field(max_length=4)] = ()


class CareWay(Frozen):
    """Who brings and fetches a child, minutes of the way; ``alone``: the child goes by itself or in a group."""

    child: Key
    who: Line = ""
    minutes: Way | None = None
    alone: bool = False


class CareWays(Frozen):
    """The ways of all children."""

    kind: Literal["care_ways"] = "care_ways"
    ways: Annotated[tuple[CareWay, ...], Listed] = ()


class Target(Frozen):
    """A target occupation: a key of the catalogue or free text."""

    occupation: Key | None = None
    text: Line = ""


class Targets(Frozen):
    """Up to three target occupations, the first one matters most."""

    kind: Literal["targets"] = "targets"
    targets: Annotated[tuple[Target, ...], Listed, Field(max_length=3)] = ()


class Texts(Frozen):
    """Several short texts; they never leave the laptop.  An empty list: nothing comes to mind."""

    kind: Literal["texts"] = "texts"
    texts: Annotated[tuple[Line, ...], Listed, Field(max_length=6)] = ()


class Cefr(StrEnum):
    """How well a language is spoken, from least to most (handbook 5.4)."""

    NONE = "NONE"
    ALPHA = "ALPHA"
    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
    NATIVE = "NATIVE"

    @property
    def rank(self) -> int:
        """0 for none, 8 for the first language."""
        return tuple(Cefr).index(self)


class Spoken(Frozen):
    """A language: the key of an option or what was typed, the level, whether there is a proof of it."""

    language: Line = ""
    level: Annotated[Cefr, LOOSE] | None = None
    proof: bool = False


class Languages(Frozen):
    """The languages that somebody speaks."""

    kind: Literal["languages"] = "languages"
    languages: Annotated[tuple[Spoken, ...], Listed, Field(max_length=12)] = ()


class TrainingState(StrEnum):
    """How far a training came; the values are what rules name."""

    COMPLETED = "completed"
    RUNNING = "running"
    DROPPED = "dropped"


class Training(Frozen):
    """A vocational training or a degree (handbook 5.2); ``group``: a key of the catalogue's groups of occupations."""

    what: Line = ""
    group: Key | None = None
    year: Annotated[int, Field(ge=1940, le=2199)] | None = None
    abroad: bool = False
    state: Annotated[TrainingState, LOOSE] = TrainingState.COMPLETED
    proof: bool = False


class Trainings(Frozen):
    """Everything that was learned for a job; an empty list: nothing so far."""

    kind: Literal["trainings"] = "trainings"
    trainings: Annotated[tuple[Training, ...], Listed, Field(max_length=12)] = ()


class JobKind(StrEnum):
    """What kind of work it was (handbook 5.5)."""

    INSURED = "INSURED"
    MINIJOB = "MINIJOB"
    SELF_EMPLOYED = "SELF_EMPLOYED"
    VOLUNTEER = "VOLUNTEER"
    FAMILY_PHASE = "FAMILY_PHASE"
    MEASURE = "MEASURE"
    ABROAD = "ABROAD"


class Job(Frozen):
    """One row of the working life; ``end`` None: until today.  A family phase is explained, never counted against."""

    what: Line = ""
    group: Key | None = None
    start: Month | None = None
    end: Month | None = None
    hours: Annotated[int, Field(ge=1, le=80)] | None = None
    job: Annotated[JobKind, LOOSE] = JobKind.INSURED


class Experience(Frozen):
    """The working life; an empty list: never worked."""

    kind: Literal["experience"] = "experience"
    jobs: Annotated[tuple[Job, ...], Listed, Field(max_length=24)] = ()


class DayBlock(Frozen):
    """A part of a normal day; ``what`` is the key of an option.  It may go past midnight."""

    what: Key
    start: Minute | None = None
    end: Minute | None = None


class DayLine(Frozen):
    """A normal day; what no block covers is the buffer."""

    kind: Literal["day_line"] = "day_line"
    blocks: Annotated[tuple[DayBlock, ...], Listed, Field(max_length=24)] = ()


Answer = Annotated[
    Declined
    | Choice
    | Choices
    | Number
    | HoursWish
    | TimeOfDay
    | MonthAnswer
    | Text
    | Marks
    | EmergencyChain
    | CareWays
    | Targets
    | Texts
    | Languages
    | Trainings
    | Experience
    | DayLine,
    Field(discriminator="kind"),
]


class Standing(StrEnum):
    """Whether a life domain was talked about."""

    NOT_DISCUSSED = "NOT_DISCUSSED"
    DISCUSSED = "DISCUSSED"
    DECLINED = "DECLINED"


Level = Annotated[int, Field(ge=1, le=5)]


class FormAnswers(Frozen):
    """The answers of one life domain with both ratings (handbook 3.1, 3.2)."""

    kind: Literal["form"] = "form"
    standing: Annotated[Standing, LOOSE] = Standing.NOT_DISCUSSED
    self_rating: Level | None = None
    coach_rating: Level | None = None
    answers: dict[Key, Answer] = Field(default_factory=dict)
    note: Annotated[str, Field(max_length=4000)] = ""
    """The coach's note; never on paper, never in an export."""

    def with_answer(self, item_id: str, answer: Answer | None) -> Self:
        """A copy with this answer; ``None`` takes it back to „nicht besprochen“."""
        answers = {key: value for key, value in self.answers.items() if key != item_id}
        if answer is not None:
            answers[item_id] = answer
        standing = Standing.DISCUSSED if answers and self.standing is Standing.NOT_DISCUSSED else self.standing
        return self.model_copy(update={"answers": answers, "standing": standing})


Payload = Annotated[
    FormAnswers
    | CareWeek
    | HolidayPlan
    | Scenarios
    | Consents
    | NetworkMap
    | UrgentTopics
    | Referral
    | Meetings
    | Placements
    | Efforts
    | Outcomes
    | Lifecycle
    | OfferUses
    | RoundFacts
    | StartedChains
    | Bookmark,
    Field(discriminator="kind"),
]

CARE_WEEK = "CARE_WEEK"
"""The key of the section that holds the care week; the other keys are those of the life domains."""
HOLIDAY_PLAN = "HOLIDAY_PLAN"
"""The key of the section that holds who is there in the holidays."""
SCENARIOS = "SCENARIOS"
"""The key of the section that holds what is tried under „Was wäre, wenn …“."""
CONSENTS = "CONSENTS"
"""The key of the section that holds what the client agreed to."""
NETWORK_MAP = "NETWORK_MAP"
"""The key of the section that holds the network map."""
URGENT = "URGENT"
"""The key of the section that holds what cannot wait."""
REFERRAL = "REFERRAL"
"""The key of the section that holds how the client came and the way to the first appointment."""
MEETINGS = "MEETINGS"
"""The key of the section that holds the appointments."""
PLACEMENTS = "PLACEMENTS"
"""The key of the section that holds supplementary care."""
EFFORTS = "EFFORTS"
"""The key of the section that holds measures and applications."""
OUTCOMES = "OUTCOMES"
"""The key of the section that holds what was reached."""
LIFECYCLE = "LIFECYCLE"
"""The key of the section that holds pause, end and rights."""
CHAINS = "CHAINS"
"""The key of the section that holds the service chains that were begun."""
BOOKMARK = "BOOKMARK"
"""The key of the section that holds where one was."""
OFFER_USES = "OFFER_USES"
"""The key of the section that holds how the family stands to the offers of the directory."""
ROUND_FACTS = "ROUND_FACTS"
"""The key of the section in which a closed round remembers what its figures need; present rounds have none."""


class Section(Frozen):
    """A payload and the version of the catalogue that it was made with."""

    catalogue_version: Annotated[int, Field(ge=1)] = 1
    payload: Payload
