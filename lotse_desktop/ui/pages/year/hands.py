"""What the page does to the case: assign days, take leave, close institutions, take steps over."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.calendar import days_between
from lotse_desktop.domain.care import CarePlace
from lotse_desktop.domain.care_words import CARE_NAMES
from lotse_desktop.domain.cliffs import Cliff
from lotse_desktop.domain.gaps import SATURDAY
from lotse_desktop.domain.holiday_plan import DaySource, changed_ranges
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.year_words import LEAVE_NAME, SOURCE_NAMES, days_text
from lotse_desktop.ui.kit.page import PageContext

LEAVE = "LEAVE"
MOVABLE = "MOVABLE"
"""The key of leave beside those of :class:`DaySource`, and of movable days beside the names of institutions."""

Period = tuple[date, date]


class YearHands:
    """Every method is one change with a name, so that it can be undone."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    @property
    def record(self) -> CaseRecord:
        """The case as it is now."""
        return self._context.editor.record

    def assign(self, period: Period, children: Sequence[str], key: str, label: str) -> None:
        """Let these days have this source and no other; an empty key: nobody."""
        record, days = self.record, self.days_of(period, key)
        everything = list(days_between(*period))
        plan = record.holiday_plan.with_source(everything, children, None)
        week = record.care_week
        leave = changed_ranges(week.leave, everything, inside=False)
        name = _tr("Zuteilung aufheben")
        if key == LEAVE:
            leave, name = changed_ranges(week.leave, everything, inside=True), LEAVE_NAME
        elif key:
            plan, name = plan.with_source(days, children, DaySource(key), label), SOURCE_NAMES[DaySource(key)]
        if leave != week.leave and (leave or week.leave):
            record = record.with_care_week(week.model_copy(update={"leave": leave}))
        if plan != record.holiday_plan:
            record = record.with_holiday_plan(plan)
        self._change(_tr("{what}: {days}").format(what=name, days=days_text(*period)), record)

    def name(self, period: Period, children: Sequence[str], label: str) -> None:
        """Give the source of these days a name."""
        plan = self.record.holiday_plan
        assigned: dict[tuple[str, DaySource], list[date]] = {}
        for (child, day), (source, _) in plan.sources().items():
            if child in children and period[0] <= day <= period[1]:
                assigned.setdefault((child, source), []).append(day)
        for (child, source), days in assigned.items():
            plan = plan.with_source(days, (child,), source, label)
        merge = f"year-name-{period[0]}-{period[1]}"
        self._context.editor.change(_tr("Name der Zuteilung"), self.record.with_holiday_plan(plan), merge=merge)

    def close(self, period: Period, keys: Sequence[str]) -> None:
        """Exactly these institutions are closed on all these days; the others on none of them."""
        record, days = self.record, list(days_between(*period))
        plan = record.holiday_plan.with_movable(days, free=MOVABLE in keys)
        if plan != record.holiday_plan:
            record = record.with_holiday_plan(plan)
        week = record.care_week
        for place in week.care:
            closed = changed_ranges(place.closed, days, inside=place_name(place) in keys)
            if closed != place.closed and set(closed) != set(place.closed):
                week = week.with_entry(place.model_copy(update={"closed": closed}))
        if week != record.care_week:
            record = record.with_care_week(week)
        self._change(_tr("Freie Tage: {days}").format(days=days_text(*period)), record)

    def take(self, cliff: Cliff) -> None:
        """The step of a change of care comes into the plan."""
        record, step = self.record, cliff.step(self._context.today())
        self._change(_tr("Schritt: {title}").format(title=cliff.title), record.with_plan(record.plan.with_step(step)))

    def source_key(self, period: Period, children: Sequence[str]) -> tuple[str, str]:
        """The key and name of the source that all workdays of the period have in common; empty: none."""
        sources, leave = self.record.holiday_plan.sources(), self.record.care_week.leave
        found: set[tuple[str, str]] = set()
        for day in self.days_of(period, DaySource.HOLIDAY_CARE):
            if any(first <= day <= last for first, last in leave):
                found.add((LEAVE, ""))
                continue
            for child in children:
                source = sources.get((child, day))
                found.add(("", "") if source is None else (source[0].value, source[1]))
        return found.pop() if len(found) == 1 else ("", "")

    def closed_keys(self, period: Period) -> tuple[str, ...]:
        """What is closed on every workday of the period."""
        days = set(self.days_of(period, DaySource.HOLIDAY_CARE))
        movable = {day for one in self.record.holiday_plan.movable for day in days_between(*one)}
        keys = [MOVABLE] if days and days <= movable else []
        keys.extend(
            place_name(place)
            for place in self.record.care_week.care
            if all(any(first <= day <= last for first, last in place.closed) for day in days)
        )
        return tuple(dict.fromkeys(keys))

    def days_of(self, period: Period, key: str) -> list[date]:
        """The days that a source is there: holiday care on workdays, unless only the weekend was chosen."""
        days = list(days_between(*period))
        calendar = self._context.calendar()
        public = frozenset(calendar.public if calendar is not None else ())
        workdays = [day for day in days if day.weekday() < SATURDAY and day not in public]
        return workdays if workdays and key == DaySource.HOLIDAY_CARE else days

    def _change(self, name: str, record: CaseRecord) -> None:
        self._context.editor.change(name, record)


def place_name(place: CarePlace) -> str:
    """What an institution is called; entries with the same name are one institution."""
    return place.label or CARE_NAMES[place.kind]


def _tr(text: str) -> str:
    return QCoreApplication.translate("YearPage", text)
