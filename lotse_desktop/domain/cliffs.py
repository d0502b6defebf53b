"""„Umbrüche“: when care will change by itself, how large the gap then is, and by when to act (handbook 4.10, 4.11).

Only the month of birth is known, so a birthday is the first day of that month.  What the law may grant is named and
never decided.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lotse_desktop.domain.calendar import HolidayCalendar, school_year, school_year_of
from lotse_desktop.domain.care import Activity, ActivityKind, CareKind, CareWeek, Helper
from lotse_desktop.domain.care_rules import CliffKind, SchoolEntryRule
from lotse_desktop.domain.care_words import ACTIVITY_NAMES
from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.gaps import SATURDAY, compute
from lotse_desktop.domain.plan import Step
from lotse_desktop.domain.proposals import workday
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.scenarios import PRESCHOOL, SchoolStart, apply
from lotse_desktop.domain.wording import fill, plain_date

YEARS_AHEAD: Final = 5
"""What lies further away is not told."""
SCHOOL_AGE: Final = 6
FIRST_CLAIM: Final = 2026
"""The school year in which the claim to all-day care begins with class 1 (§ 24 Abs. 4 SGB VIII)."""
PRIMARY: Final = 4
"""The claim ends with class 4, also where primary school has six."""
ALL_DAY_UNTIL: Final = 16 * 60
"""Until when all-day care after school is tried."""
AFTER_SCHOOL: Final = (CareKind.OGS, CareKind.HORT, CareKind.EXTENDED_MORNING)
LESSONS: Final = (CareKind.SCHOOL, CareKind.BOUND_ALL_DAY)
UNDER_THREE: Final = (CareKind.NURSERY, CareKind.CHILDMINDER)
HELP: Final = "Hilfe"
LATE_DAYS: Final = 14
"""Where the time to apply is over, the step is due in two weeks."""


@dataclass(frozen=True, slots=True)
class Cliff:
    """A change of care on ``day``; ``about``: the id of the child or entry, ``name``: what it is called.

    Minutes are the family gap of an average week, now and after the change; ``None``: that cannot be computed.
    """

    kind: CliffKind
    about: str
    name: str
    day: date
    before: int | None = None
    after: int | None = None
    with_all_day: int | None = None
    """The gap after school entry with all-day care until 16:00."""
    claims: bool = False
    """Whether the claim of the kind may hold: „Anspruch prüfen: Jugendamt“."""
    certain: bool = True
    """The day follows from a rule that somebody has checked, and from known holidays."""
    note: str = ""

    @property
    def title(self) -> str:
        """„Einschulung“, „Ende: Sprachkurs“."""
        return fill(self.kind.title, self._words) or self.kind.title

    @property
    def apply_by(self) -> date:
        """By when to act."""
        return self.day - timedelta(days=self.kind.lead_days)

    @property
    def step_id(self) -> str:
        """The same for the same change, so that a step that was taken over is known again."""
        return f"cliff-{self.kind.key}-{self.about}"[:64]

    @property
    def _words(self) -> dict[str, str]:
        return {"child": self.name, "what": self.name, "day": plain_date(self.day)}

    def step(self, today: date) -> Step:
        """The step for the plan, with who and by when."""
        due = self.apply_by if self.apply_by >= today else today + timedelta(days=LATE_DAYS)
        kind = self.kind
        return Step(
            id=self.step_id,
            text=fill(kind.step, self._words) or kind.step,
            actor=kind.actor,
            who=kind.who,
            due=workday(due, today),
            place=kind.place,
        )


def ganztag_claim(school_class: int, school_year_start: int) -> bool:
    """Whether the claim to all-day care may hold for this class in the school year that begins so (handbook 4.10)."""
    return 1 <= school_class <= min(PRIMARY, school_year_start - FIRST_CLAIM + 1)


def find_cliffs(
    catalogue: Catalogue, record: CaseRecord, calendar: HolidayCalendar | None, today: date
) -> tuple[Cliff, ...]:
    """Every change from ``today`` on, the next one first.  Without a calendar school begins on 1 August."""
    finder = _Finder(catalogue, record, calendar)
    found = [*finder.of_children(today), *finder.of_promises()]
    last = today.replace(day=1, year=today.year + YEARS_AHEAD)
    return tuple(sorted((cliff for cliff in found if today <= cliff.day < last), key=lambda cliff: cliff.day))


def find_claims(
    catalogue: Catalogue, record: CaseRecord, calendar: HolidayCalendar | None, today: date
) -> tuple[tuple[Child, int], ...]:
    """Children who now are in a class for which all-day care may be claimed, and that class."""
    finder = _Finder(catalogue, record, calendar)
    return tuple(
        (child, number)
        for child in record.client.children
        if (number := finder.school_class(child, today)) is not None
        and ganztag_claim(number, finder.school_year_of(today))
    )


def school_entry_year(birth_month: date, rule: SchoolEntryRule) -> int:
    """The year in which a child is six until the day of the rule, so that school begins."""
    whole_month = rule.day >= 28
    in_time = birth_month.month <= rule.month if whole_month else birth_month.month < rule.month
    return birth_month.year + SCHOOL_AGE + (not in_time)


class _Finder:
    def __init__(self, catalogue: Catalogue, record: CaseRecord, calendar: HolidayCalendar | None) -> None:
        self._kinds = {kind.key: kind for kind in catalogue.cliffs}
        self._rule = next((rule for rule in catalogue.school_entry if rule.key is record.client.state), None)
        self._children = record.client.children
        self._week = record.care_week
        self._calendar = calendar
        self._before = self._gap(self._week)

    def school_year_of(self, today: date) -> int:
        """The year in which the school year of ``today`` began."""
        return today.year - (today.month < 8) if self._calendar is None else school_year_of(self._calendar, today)

    def school_class(self, child: Child, today: date) -> int | None:
        """The class that the child is in by its age; ``None``: not at school, or no rule is known."""
        if self._rule is None:
            return None
        number = self.school_year_of(today) - school_entry_year(child.birth_month, self._rule) + 1
        return number if number >= 1 else None

    def of_children(self, today: date) -> Iterator[Cliff]:
        """Birthdays, school entry, the end of primary school; of children who are born, or soon will be."""
        works = any(activity.kind is ActivityKind.WORK for activity in self._week.activities)
        for child in self._children:
            if child.birth_month.year > today.year + 1:
                continue
            kinds = {place.kind for place in self._week.care if child.id in place.children}
            first, third = _birthday(child, 1), _birthday(child, 3)
            yield from self._cliff("FIRST_BIRTHDAY", child, first, claims=True)
            if not kinds or kinds & set(UNDER_THREE):
                after = self._without(child, UNDER_THREE) if kinds else None
                yield from self._cliff("THIRD_BIRTHDAY", child, third, after, claims=True)
            if not works:
                yield from self._cliff("PARENTAL_LEAVE_END", child, third)
            yield from self._school(child, kinds)

    def of_promises(self) -> Iterator[Cliff]:
        """Courses and helpers with a last day."""
        entries: tuple[Activity | Helper, ...] = (*self._week.activities, *self._week.helpers)
        for entry in entries:
            if entry.until is None:
                continue
            is_helper = isinstance(entry, Helper)
            kind = self._kinds.get("HELPER_END" if is_helper else "COURSE_END")
            if kind is not None:
                after = self._week.without_entry(entry)
                yield Cliff(kind, entry.id, _name(entry), entry.until, self._before, self._gap(after))

    def _school(self, child: Child, kinds: set[CareKind]) -> Iterator[Cliff]:
        if self._rule is None:
            return
        entry = school_entry_year(child.birth_month, self._rule)
        claims = ganztag_claim(1, entry)
        if kinds & set(PRESCHOOL):
            after = apply(self._week, SchoolStart(child=child.id))
            full = self._gap(apply(self._week, SchoolStart(child=child.id, all_day_until=ALL_DAY_UNTIL)))
        else:
            after, full = None, None
        day, known = self._school_begins(entry)
        certain = known and self._rule.checked is not None
        note = self._rule.note
        yield from self._cliff("SCHOOL_ENTRY", child, day, after, claims=claims, full=full, certain=certain, note=note)
        day, known = self._school_begins(entry + self._rule.primary_classes)
        after = None
        if kinds & set(AFTER_SCHOOL):
            after = self._without(child, AFTER_SCHOOL) if kinds & set(LESSONS) else self._lessons_only(child)
        certain = known and self._rule.checked is not None
        yield from self._cliff("PRIMARY_END", child, day, after, certain=certain)

    def _school_begins(self, year: int) -> tuple[date, bool]:
        """The first day of the school year of ``year``, and whether its holidays are known."""
        calendar = self._calendar
        first = date(year, 8, 1) if calendar is None else school_year(calendar, year)[0]
        first += timedelta(days=7 - first.weekday() if first.weekday() >= SATURDAY else 0)
        return first, calendar is not None and calendar.first <= first <= calendar.last and calendar.knows_school(first)

    def _cliff(
        self,
        key: str,
        child: Child,
        day: date,
        after: CareWeek | None = None,
        *,
        claims: bool = False,
        full: int | None = None,
        certain: bool = True,
        note: str = "",
    ) -> Iterator[Cliff]:
        kind = self._kinds.get(key)
        if kind is None:
            return
        before = self._before if after is not None else None
        minutes = self._gap(after) if after is not None else None
        yield Cliff(
            kind,
            child.id,
            child.given_name,
            day,
            before,
            minutes,
            full,
            claims=claims and bool(kind.claim),
            certain=certain,
            note=note or kind.note,
        )

    def _without(self, child: Child, kinds: Sequence[CareKind]) -> CareWeek:
        """The week in which the child has no place of these kinds any more."""
        week = self._week
        for place in week.care:
            if place.kind in kinds and child.id in place.children:
                others = tuple(other for other in place.children if other != child.id)
                changed = place.model_copy(update={"children": others})
                week = week.with_entry(changed) if others else week.without_entry(place)
        return week

    def _lessons_only(self, child: Child) -> CareWeek:
        """The week in which all-day care that held the lessons, too, ends with them."""
        week, usual = self._without(child, AFTER_SCHOOL), SchoolStart(child=child.id).lessons
        update = {"kind": CareKind.SCHOOL, "children": (child.id,), "booked": usual, "opening": None}
        for place in self._week.care:
            if place.kind in AFTER_SCHOOL and child.id in place.children:
                week = week.with_entry(place.model_copy(update={**update, "id": f"{place.id}-schule"}))
        return week

    def _gap(self, week: CareWeek) -> int | None:
        """Minutes of family gap in an average week; ``None`` while nobody needs care."""
        report = compute(self._children, week)
        return round(sum(report.family_gap_minutes) / report.cycle_weeks) if report.demand_minutes else None


def _birthday(child: Child, years: int) -> date:
    return child.birth_month.replace(year=child.birth_month.year + years)


def _name(entry: Activity | Helper) -> str:
    if isinstance(entry, Activity):
        return entry.label or ACTIVITY_NAMES[entry.kind]
    return entry.label or HELP
