"""What somebody learned, worked and speaks, and how a day is filled: measured and in words (handbook 5.2–5.5)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Protocol, TypeVar

from lotse_desktop.domain.assessment import (
    Cefr,
    DayLine,
    Experience,
    Job,
    JobKind,
    Languages,
    Spoken,
    Training,
    TrainingState,
)
from lotse_desktop.domain.client import MONTHS_OF_A_YEAR
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.intervals import length, merge

GERMAN: Final = "de"
"""The option of SPR1 that stands for German."""
SLEEP: Final = "sleep"
"""The option of ALL1 without which a day is not yet told."""
SPOKEN_WELL: Final = Cefr.B1
"""From here on a further language is a resource (handbook 3.3, SPR1)."""
RECENT_MONTHS: Final = 60
"""The months that count as recent (handbook 5.5)."""

LEVEL_NAMES: Final = {
    Cefr.NONE: "gar nicht",
    Cefr.ALPHA: "lernt lesen und schreiben",
    Cefr.NATIVE: "Muttersprache",
    **{level: level.value for level in (Cefr.A1, Cefr.A2, Cefr.B1, Cefr.B2, Cefr.C1, Cefr.C2)},
}
STATE_NAMES: Final = {
    TrainingState.COMPLETED: "abgeschlossen",
    TrainingState.RUNNING: "läuft",
    TrainingState.DROPPED: "abgebrochen",
}
JOB_NAMES: Final = {
    JobKind.INSURED: "Arbeitsstelle",
    JobKind.MINIJOB: "Minijob",
    JobKind.SELF_EMPLOYED: "selbstständig",
    JobKind.VOLUNTEER: "Ehrenamt",
    JobKind.FAMILY_PHASE: "Familienphase",
    JobKind.MEASURE: "Maßnahme oder Praktikum",
    JobKind.ABROAD: "Arbeit im Ausland",
}


class _Named(Protocol):
    @property
    def what(self) -> str: ...


_N = TypeVar("_N", bound=_Named)


def told(rows: Iterable[_N]) -> tuple[_N, ...]:
    """The rows that say what it was; others are still being written."""
    return tuple(row for row in rows if row.what.strip())


def german_level(answer: Languages) -> Cefr | None:
    """The level of German; ``None`` when it is not known."""
    return next((spoken.level for spoken in answer.languages if spoken.language == GERMAN), None)


def further_languages(answer: Languages) -> tuple[Spoken, ...]:
    """Languages beside German that are spoken well enough to be of use."""
    return tuple(
        spoken
        for spoken in answer.languages
        if spoken.language.strip()
        and spoken.language != GERMAN
        and spoken.level is not None
        and spoken.level.rank >= SPOKEN_WELL.rank
    )


def worked_months(answer: Experience, today: date, group: str | None = None) -> int:
    """Months of work within the last five years, in ``group`` or anywhere; months of two jobs count once."""
    now = _month_number(today)
    spans = [
        (max(_month_number(job.start), now - RECENT_MONTHS + 1), _last_month(job, now) + 1)
        for job in _work(answer)
        if job.start is not None and (group is None or job.group == group)
    ]
    return length(merge([(start, end) for start, end in spans if start < end]))


def has_worked(answer: Experience) -> bool:
    """Whether there was any work; the family phase is none."""
    return bool(_work(answer))


def last_worked(answer: Experience, group: str, today: date) -> date | None:
    """The last month of work in this group of occupations; this month while it goes on, ``None`` for never."""
    ends = [min(job.end or today, today) for job in _work(answer) if job.group == group]
    return max(ends, default=None)


def buffer_minutes(answer: DayLine) -> int | None:
    """Minutes of a day that nothing fills; ``None`` until the sleep is entered."""
    pieces: list[tuple[int, int]] = []
    slept = False
    for block in answer.blocks:
        if block.start is None or block.end is None:
            continue
        slept = slept or block.what == SLEEP
        if block.end >= block.start:
            pieces.append((block.start, block.end))
        else:
            pieces.extend([(block.start, DAY), (0, block.end)])
    return DAY - length(merge([piece for piece in pieces if piece[0] < piece[1]])) if slept else None


def spoken_text(spoken: Spoken, names: Mapping[str, str]) -> str:
    """„Englisch A2“; ``names``: option → language."""
    level = LEVEL_NAMES[spoken.level] if spoken.level is not None else ""
    return f"{names.get(spoken.language, spoken.language) or '–'} {level}".strip()


def training_text(training: Training) -> str:
    """„Pflegehilfe 2014 (abgeschlossen)“."""
    where = ", Ausland" if training.abroad else ""
    year = f" {training.year}" if training.year is not None else ""
    return f"{training.what}{year} ({STATE_NAMES[training.state]}{where})"


def job_text(job: Job) -> str:
    """„Verkauf 06/2020 bis heute“."""
    if job.start is None:
        return job.what
    return f"{job.what} {job.start:%m/%Y} bis {f'{job.end:%m/%Y}' if job.end is not None else 'heute'}"


def _work(answer: Experience) -> tuple[Job, ...]:
    return tuple(job for job in told(answer.jobs) if job.job is not JobKind.FAMILY_PHASE)


def _last_month(job: Job, now: int) -> int:
    return min(_month_number(job.end), now) if job.end is not None else now


def _month_number(day: date) -> int:
    return day.year * MONTHS_OF_A_YEAR + day.month
