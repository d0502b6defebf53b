"""The directory as it is searched: folded texts are prepared once, a search among 10,000 entries takes milliseconds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Self

from lotse_desktop.domain.care import WEEKDAYS, Weekday
from lotse_desktop.domain.directory import CURRENT_DAYS, GERMAN, ServiceEntry, ServiceTime
from lotse_desktop.domain.folding import folded
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.timetable import entry_end

OLDEST: Final = 200
"""An age that nobody is older than."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; empty fields ask for nothing.

    ``answered_by``: partner kinds that answer ``need``.  ``age``: of a child, completed years.  ``minute``: only with
    ``day``.  ``inactive``: only what was laid down, instead of only what is active.
    """

    words: str = ""
    need: str = ""
    answered_by: frozenset[str] = frozenset()
    age: int | None = None
    area: str = ""
    language: str = ""
    day: Weekday | None = None
    minute: int | None = None
    only_current: bool = False
    inactive: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a day in which somebody is there, until the day ``last`` (as ordinal)."""

    start: int
    end: int
    last: int


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a :class:`Directory`, prepared as plain numbers and folded texts to be looked through quickly."""

    entry: ServiceEntry
    order: str
    text: str
    area: str
    languages: frozenset[str]
    ages: tuple[int, int]
    days: tuple[tuple[_Piece, ...], ...]
    """Seven, Monday first."""


@dataclass(frozen=True, slots=True)
class Directory:
    """All entries, by name, with what is searched in each."""

    active: tuple[Row, ...] = ()
    inactive: tuple[Row, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict[str, str])
    """Names of partner kinds and needs, so that entries are found by them, too."""

    @classmethod
    def of(cls, entries: Iterable[ServiceEntry], titles: Mapping[str, str]) -> Self:
        """The directory of these entries."""
        return cls(titles=titles).changed(entries)

    def __len__(self) -> int:
        return len(self.active) + len(self.inactive)

    @property
    def entries(self) -> tuple[ServiceEntry, ...]:
        """Every entry, those that are active first, by name."""
        return tuple(row.entry for row in (*self.active, *self.inactive))

    @property
    def areas(self) -> tuple[str, ...]:
        """Every area that is named, by name."""
        areas = {row.area: row.entry.area for row in self.active if row.area}
        return tuple(areas[key] for key in sorted(areas))

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language that is spoken somewhere."""
        return tuple(sorted({language for row in self.active for language in row.languages}))

    def get(self, entry_id: str) -> ServiceEntry | None:
        """The entry with this id."""
        return next((row.entry for row in (*self.active, *self.inactive) if row.entry.id == entry_id), None)

    def changed(self, put: Iterable[ServiceEntry], removed: Iterable[str] = ()) -> Self:
        """A copy with these entries added or replaced and those removed; the others are not prepared anew."""
        gone = set(removed)
        rows = {row.entry.id: row for row in (*self.active, *self.inactive) if row.entry.id not in gone}
        rows.update((entry.id, _row(entry, self.titles)) for entry in put)
        ordered = sorted(rows.values(), key=lambda row: (row.order, row.entry.id))
        active = tuple(row for row in ordered if row.entry.is_active)
        inactive = tuple(row for row in ordered if not row.entry.is_active)
        return type(self)(active, inactive, self.titles)

    def find(self, wanted: Wanted, today: date) -> tuple[ServiceEntry, ...]:
        """Every entry that fits, by name."""
        rows: Iterable[Row] = self.inactive if wanted.inactive else self.active
        for word in folded(wanted.words).split():
            rows = [row for row in rows if word in row.text]
        if wanted.language:
            rows = [row for row in rows if wanted.language in row.languages]
        if wanted.age is not None:
            rows = [row for row in rows if row.ages[0] <= wanted.age <= row.ages[1]]
        if wanted.area:
            rows = _in_area(rows, wanted.area)
        if wanted.day is not None:
            rows = _there(rows, wanted.day.number, wanted.minute, today.toordinal())
        if wanted.only_current:
            oldest = date.fromordinal(today.toordinal() - CURRENT_DAYS)
            rows = [row for row in rows if (row.entry.assured_date or date.min) >= oldest]
        if wanted.need:
            rows = [row for row in rows if answers(row.entry, wanted.need, wanted.answered_by)]
        return tuple(row.entry for row in rows)

    def rows_in(self, area: str) -> Sequence[Row]:
        """Active rows for an area, by name; all of them when none is named."""
        return _in_area(self.active, area) if area else self.active


def partner_kinds(answered_by: Sequence[str]) -> frozenset[str]:
    """The partner kinds in what answers a need: ``"JOBCENTER (VB)"`` is the kind ``JOBCENTER``."""
    return frozenset(words[0] for answer in answered_by if (words := answer.split()))


def answers(entry: ServiceEntry, need: str, answered_by: frozenset[str]) -> bool:
    """Whether an entry answers a need: it says so itself, or it says nothing and its kind does."""
    return need in entry.need_kinds if entry.need_kinds else entry.kind in answered_by


def _in_area(rows: Iterable[Row], area: str) -> list[Row]:
    """One name holds the other („Mainz“, „Kreis Mainz-Bingen“), or the entry is for all."""
    here = folded(area)
    return [row for row in rows if not row.area or here in row.area or row.area in here]


def _there(rows: Iterable[Row], day: int, minute: int | None, today: int) -> list[Row]:
    if minute is None:
        return [row for row in rows if any(piece.last >= today for piece in row.days[day])]
    found: list[Row] = []
    for row in rows:
        for piece in row.days[day]:
            if piece.start <= minute < piece.end and piece.last >= today:
                found.append(row)
                break
    return found


def _days(times: Iterable[ServiceTime]) -> tuple[tuple[_Piece, ...], ...]:
    pieces: list[list[_Piece]] = [[] for _ in WEEKDAYS]
    for time in times:
        last = (time.valid_to or date.max).toordinal()
        end = entry_end(time.opens_at, time.closes_at)
        for day in time.days:
            pieces[day.number].append(_Piece(time.opens_at, min(end, DAY), last))
            if end > DAY:
                pieces[(day.number + 1) % len(WEEKDAYS)].append(_Piece(0, end - DAY, last))
    return tuple(tuple(day) for day in pieces)


def _row(entry: ServiceEntry, titles: Mapping[str, str]) -> Row:
    words = (
        entry.name,
        entry.organization,
        titles.get(entry.kind or "", ""),
        entry.description,
        entry.eligibility_description,
        entry.area,
        entry.schedule_description,
        entry.fees_description,
        entry.application_process,
        entry.address,
        " ".join(entry.phones),
        entry.email,
        entry.source,
        " ".join(titles.get(need, "") for need in entry.need_kinds),
    )
    return Row(
        entry,
        order=folded(entry.name),
        text=folded(" ".join(word for word in words if word)),
        area=folded(entry.area),
        languages=frozenset(entry.languages or (GERMAN,)),
        ages=(entry.minimum_age or 0, OLDEST if entry.maximum_age is None else entry.maximum_age),
        days=_days(entry.schedules),
    )
