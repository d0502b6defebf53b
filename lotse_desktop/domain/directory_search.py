"""The directory as it is searched: folded texts are prepared once, a search among 10,000 entries takes milliseconds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from lotse_desktop.domain.care import WEEKDAYS, Weekday
from lotse_desktop.domain.directory import Freshness, ServiceEntry, ServiceTime
from lotse_desktop.domain.folding import folded
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.timetable import entry_end


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
class _Row:
    entry: ServiceEntry
    order: str
    text: str


@dataclass(frozen=True, slots=True)
class Directory:
    """All entries, by name, with what is searched in each."""

    rows: tuple[_Row, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict[str, str])
    """Names of partner kinds and needs, so that entries are found by them, too."""

    @classmethod
    def of(cls, entries: Iterable[ServiceEntry], titles: Mapping[str, str]) -> Self:
        """The directory of these entries."""
        return cls(titles=titles).changed(entries)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def entries(self) -> tuple[ServiceEntry, ...]:
        """Every entry, by name."""
        return tuple(row.entry for row in self.rows)

    @property
    def areas(self) -> tuple[str, ...]:
        """Every area that is named, by name."""
        areas = {folded(row.entry.area): row.entry.area for row in self.rows if row.entry.area}
        return tuple(areas[key] for key in sorted(areas))

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language that is named."""
        return tuple(sorted({language for row in self.rows for language in row.entry.languages}))

    def get(self, entry_id: str) -> ServiceEntry | None:
        """The entry with this id."""
        return next((row.entry for row in self.rows if row.entry.id == entry_id), None)

    def changed(self, put: Iterable[ServiceEntry], removed: Iterable[str] = ()) -> Self:
        """A copy with these entries added or replaced and those removed; the others are not prepared anew."""
        gone = set(removed)
        rows = {row.entry.id: row for row in self.rows if row.entry.id not in gone}
        rows.update((entry.id, _row(entry, self.titles)) for entry in put)
        ordered = sorted(rows.values(), key=lambda row: (row.order, row.entry.id))
        return type(self)(tuple(ordered), self.titles)

    def find(self, wanted: Wanted, today: date) -> tuple[ServiceEntry, ...]:
        """Every entry that fits, by name."""
        rows = [row for row in self.rows if row.entry.is_active is not wanted.inactive]
        for word in folded(wanted.words).split():
            rows = [row for row in rows if word in row.text]
        entries = [row.entry for row in rows]
        if wanted.need:
            entries = [entry for entry in entries if answers(entry, wanted.need, wanted.answered_by)]
        if wanted.age is not None:
            entries = [entry for entry in entries if entry.is_for_age(wanted.age)]
        if wanted.area:
            entries = [entry for entry in entries if is_in_area(entry, wanted.area)]
        if wanted.language:
            entries = [entry for entry in entries if entry.speaks(wanted.language)]
        if wanted.day is not None:
            entries = [entry for entry in entries if _is_there(entry.schedules, wanted.day, wanted.minute, today)]
        if wanted.only_current:
            entries = [entry for entry in entries if entry.freshness(today) is Freshness.CURRENT]
        return tuple(entries)


def partner_kinds(answered_by: Sequence[str]) -> frozenset[str]:
    """The partner kinds in what answers a need: ``"JOBCENTER (VB)"`` is the kind ``JOBCENTER``."""
    return frozenset(words[0] for answer in answered_by if (words := answer.split()))


def answers(entry: ServiceEntry, need: str, answered_by: frozenset[str]) -> bool:
    """Whether an entry answers a need: it says so itself, or it says nothing and its kind does."""
    return need in entry.need_kinds if entry.need_kinds else entry.kind in answered_by


def is_in_area(entry: ServiceEntry, area: str) -> bool:
    """Whether an entry is for an area: one name holds the other („Mainz“, „Kreis Mainz-Bingen“), or it is for all."""
    here, there = folded(area), folded(entry.area)
    return not there or here in there or there in here


def _is_there(times: Iterable[ServiceTime], day: Weekday, minute: int | None, today: date) -> bool:
    return any(time.is_valid(today) and _covers(time, day, minute) for time in times)


def _covers(time: ServiceTime, day: Weekday, minute: int | None) -> bool:
    end = entry_end(time.opens_at, time.closes_at)
    if day in time.days and (minute is None or time.opens_at <= minute < end):
        return True
    before = WEEKDAYS[day.number - 1]
    return end > DAY and before in time.days and (minute is None or minute < end - DAY)


def _row(entry: ServiceEntry, titles: Mapping[str, str]) -> _Row:
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
    return _Row(entry, folded(entry.name), folded(" ".join(word for word in words if word)))
