"""The care week as a table: every entry and every gap as a row, for keyboard and screen reader."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from lotse_desktop.domain.care import Activity, CarePlace, CareWeek, Entry, Helper
from lotse_desktop.domain.care_changes import entry_span, weeks_of
from lotse_desktop.domain.care_words import ACTIVITY_NAMES, CARE_NAMES, RELIABILITY_NAMES
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.gaps import CareReport, Gap
from lotse_desktop.domain.wording import clock, listing, minutes_text, week_letter, weekday_list
from lotse_desktop.ui.models.columns import Column, ValueTableModel


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One row; either ``entry`` or ``gap`` is set."""

    what: str
    kind: str
    who: str
    days: str
    weeks: str
    start: str
    end: str
    entry: Entry | None = None
    gap: Gap | None = None


class EntriesModel(ValueTableModel[EntryRow]):
    """Shows :class:`EntryRow` values; ``weeks``: with a column for the weeks of the cycle."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Column(_tr("Was"), lambda row: row.what, tone=_tone, bold=True),
                Column(_tr("Art"), lambda row: row.kind, tone=_tone),
                Column(_tr("Für"), lambda row: row.who, tone=_tone),
                Column(_tr("Tage"), lambda row: row.days, tone=_tone),
                Column(_tr("Wochen"), lambda row: row.weeks, tone=_tone),
                Column(_tr("Von"), lambda row: row.start, tone=_tone, right=True),
                Column(_tr("Bis"), lambda row: row.end, tone=_tone, right=True),
            ),
            parent,
        )


def entry_rows(children: Sequence[Child], week: CareWeek, report: CareReport) -> tuple[EntryRow, ...]:
    """Entries as they were entered, then the gaps by week, day and child."""
    names = {child.id: child.given_name for child in children}
    gaps = sorted(report.gaps, key=lambda gap: (gap.week, gap.day, gap.start))
    return (*(_row(entry, week, names) for entry in week.entries), *_gap_rows(gaps, week, names))


def _row(entry: Entry, week: CareWeek, names: dict[str, str]) -> EntryRow:
    start, end = entry_span(entry)
    what, kind = _what(entry)
    held = sorted(weeks_of(week, entry))
    every = len(held) == week.cycle_weeks
    who = [] if isinstance(entry, Activity) else [names[child] for child in entry.children if child in names]
    return EntryRow(
        what=what,
        kind=kind,
        who=listing(who),
        days=weekday_list([day.number for day in set(entry.days)], short=True),
        weeks=_tr("jede") if every else ", ".join(week_letter(number) for number in held),
        start=clock(start),
        end=clock(end) if end <= DAY else _tr("{time} am nächsten Tag").format(time=clock(end - DAY)),
        entry=entry,
    )


def _what(entry: Entry) -> tuple[str, str]:
    if isinstance(entry, Activity):
        name = ACTIVITY_NAMES[entry.kind]
        return entry.label or name, name
    if isinstance(entry, CarePlace):
        name = CARE_NAMES[entry.kind]
        return entry.label or name, name
    if isinstance(entry, Helper):
        sure = RELIABILITY_NAMES[entry.reliability]
        return entry.label or _tr("Hilfe"), _tr("Hilfe, {sure}").format(sure=sure)
    return _tr("Umgang"), _tr("beim anderen Elternteil")


def _gap_rows(gaps: Sequence[Gap], week: CareWeek, names: dict[str, str]) -> Iterator[EntryRow]:
    for gap in gaps:
        yield EntryRow(
            what=_tr("Lücke, {length}").format(length=minutes_text(gap.minutes)),
            kind=_tr("ohne Betreuung"),
            who=names[gap.child],
            days=weekday_list([gap.day], short=True),
            weeks=_tr("jede") if week.cycle_weeks == 1 else week_letter(gap.week),
            start=clock(gap.start),
            end=clock(gap.end),
            gap=gap,
        )


def _tone(row: EntryRow) -> str:
    return "gap_text" if row.gap is not None else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("EntriesModel", text)
