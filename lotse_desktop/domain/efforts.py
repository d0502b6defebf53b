"""What was tried on the way: measures, care places applied for, job applications (handbook 2.1, 5.7)."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Line, Listed


class MeasureGroup(StrEnum):
    """Groups of measures, as they are counted (handbook 5.7, 9.2)."""

    COACHING = "COACHING"
    APPLICATION = "APPLICATION"
    ORIENTATION = "ORIENTATION"
    INTERNSHIP = "INTERNSHIP"
    LANGUAGE = "LANGUAGE"
    PREPARATION = "PREPARATION"
    TRAINING = "TRAINING"
    SHORT_COURSE = "SHORT_COURSE"
    RECOGNITION = "RECOGNITION"
    SUBSIDY = "SUBSIDY"
    OTHER = "OTHER"


class MeasureEnd(StrEnum):
    """How a measure ended."""

    COMPLETED = "COMPLETED"
    WORK = "WORK"
    CARE = "CARE"
    HEALTH = "HEALTH"
    OTHER = "OTHER"


class CareDuring(StrEnum):
    """Whether the children were looked after during it."""

    YES = "YES"
    PARTLY = "PARTLY"
    NO = "NO"
    NOT_NEEDED = "NOT_NEEDED"


class StartedMeasure(Frozen):
    """A measure that was started."""

    id: Key
    measure: Key | None = None
    """Key of the catalogue; ``None``: what was typed."""
    title: Line = ""
    group: Annotated[MeasureGroup, LOOSE] = MeasureGroup.OTHER
    start: Day
    end: Day | None = None
    ended: Annotated[MeasureEnd, LOOSE] | None = None
    part_time: bool | None = None
    care: Annotated[CareDuring, LOOSE] | None = None


class Answer(StrEnum):
    """What came back on an application."""

    OPEN = "OPEN"
    YES = "YES"
    NO = "NO"
    WAITING_LIST = "WAITING_LIST"
    INTERVIEW = "INTERVIEW"


class PlaceApplication(Frozen):
    """A care place that was applied for."""

    id: Key
    child: Key | None = None
    place: Line = ""
    applied_on: Day | None = None
    deadline: Day | None = None
    wanted_from: Day | None = None
    answer: Annotated[Answer, LOOSE] = Answer.OPEN
    answered_on: Day | None = None


class JobApplication(Frozen):
    """A job, training place or internship that was applied for."""

    id: Key
    what: Line = ""
    employer: Key | None = None
    """An entry of the register of employers."""
    employer_label: Line = ""
    sent_on: Day | None = None
    part_time: bool | None = None
    training: bool = False
    answer: Annotated[Answer, LOOSE] = Answer.OPEN
    answered_on: Day | None = None


class Efforts(Frozen):
    """Measures and applications of a case; a section of the case."""

    kind: Literal["efforts"] = "efforts"
    measures: Annotated[tuple[StartedMeasure, ...], Listed] = ()
    places: Annotated[tuple[PlaceApplication, ...], Listed] = ()
    jobs: Annotated[tuple[JobApplication, ...], Listed] = ()

    def with_measure(self, measure: StartedMeasure) -> Self:
        """A copy in which the measure with the same id is replaced, or ``measure`` is added."""
        known = any(one.id == measure.id for one in self.measures)
        changed = tuple(measure if one.id == measure.id else one for one in self.measures)
        return self.model_copy(update={"measures": changed if known else (*changed, measure)})

    def with_place(self, place: PlaceApplication) -> Self:
        """A copy in which the application with the same id is replaced, or ``place`` is added."""
        known = any(one.id == place.id for one in self.places)
        changed = tuple(place if one.id == place.id else one for one in self.places)
        return self.model_copy(update={"places": changed if known else (*changed, place)})

    def with_job(self, job: JobApplication) -> Self:
        """A copy in which the application with the same id is replaced, or ``job`` is added."""
        known = any(one.id == job.id for one in self.jobs)
        changed = tuple(job if one.id == job.id else one for one in self.jobs)
        return self.model_copy(update={"jobs": changed if known else (*changed, job)})

    def without(self, effort_id: str) -> Self:
        """A copy without the measure or application with this id."""
        return self.model_copy(
            update={
                "measures": tuple(one for one in self.measures if one.id != effort_id),
                "places": tuple(one for one in self.places if one.id != effort_id),
                "jobs": tuple(one for one in self.jobs if one.id != effort_id),
            }
        )
