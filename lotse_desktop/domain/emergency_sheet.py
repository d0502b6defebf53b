"""The sheet for the fridge, „Wenn etwas dazwischenkommt“: whom to call in which order, what to do, what children need.

Phone numbers are typed for one print and stand in no record (handbook 3.6); first names, roles and labels only (7.3).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Final

from pydantic import Field

from lotse_desktop.domain.assessment import CareWay, CareWays
from lotse_desktop.domain.care import CarePlace, CareWeek, Helper
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.emergency_contacts import (
    Contact,
    ContactKind,
    Typed,
    cut,
    emergency_chain,
    find_contacts,
    place_name,
    short_name,
)
from lotse_desktop.domain.frozen import DAY, Day, Frozen, Line, Listed
from lotse_desktop.domain.needs import CHILDCARE
from lotse_desktop.domain.proposals import call, propose_emergency
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import clock, listing, plain_date, week_letter, weekday_list, without_brackets

MOST_STEPS: Final = 5
LONGEST_STEP: Final = 80
LONGEST_PHONE: Final = 30
LONGEST_DETAILS: Final = 160
CARE_WAYS: Final = "BET3"


Phone = Annotated[Line, Field(repr=False)]
"""Never in a message of a fault."""


class SheetPerson(Frozen):
    """One line of the chain."""

    name: Line
    phone: Phone = ""
    details: Line = ""


class SheetNumber(Frozen):
    """A further number; without one there is a line to write on."""

    name: Line
    phone: Phone = ""


class SheetChild(Frozen):
    """A child and where it is when."""

    name: Line
    needs: Annotated[tuple[Line, ...], Listed] = ()


class EmergencySheet(Frozen):
    """One A4 page; what is empty is left out or gets a line to write on."""

    language: str = "de"
    name: Line = ""
    day: Day
    people: Annotated[tuple[SheetPerson, ...], Listed] = ()
    steps: Annotated[tuple[Line, ...], Listed] = ()
    numbers: Annotated[tuple[SheetNumber, ...], Listed] = ()
    children: Annotated[tuple[SheetChild, ...], Listed] = ()
    lines: bool = True
    """A line per child to write on."""
    card: bool = True
    """A second copy in the size of a bank card, to cut out."""

    @property
    def file_name(self) -> str:
        """What the PDF is called; never with a name (handbook 7.3)."""
        return f"Notfallblatt_{self.day:%Y-%m-%d}.pdf"


class EmergencyTexts(Frozen):
    """Every fixed word of the sheet, from ``resources/texts/<language>/emergency.yaml``; ``{…}`` is filled in."""

    language: Line
    title: Line
    people: Line
    phone: Line
    in_minutes: Line
    at_once: Line
    agreed: Line
    ask_first: Line
    helps: Line
    helps_week: Line
    reachable: Line
    span: Line
    overnight: Line
    steps: Line
    numbers: Line
    children: Line
    one_child: Line
    place: Line
    place_week: Line
    escort: Line
    escort_minutes: Line
    alone: Line
    write_here: Line
    card: Line
    card_numbers: Line
    card_hint: Line
    footer: Line
    fixed_numbers: dict[str, Line]
    """What it is → the number that is the same everywhere in the country."""


EMERGENCY_WORDS: Final = {
    "in_minutes": frozenset({"minutes"}),
    "helps": frozenset({"days", "times"}),
    "helps_week": frozenset({"week", "days", "times"}),
    "reachable": frozenset({"times"}),
    "span": frozenset({"start", "end"}),
    "overnight": frozenset({"start", "end"}),
    "one_child": frozenset({"child"}),
    "place": frozenset({"place", "days", "times"}),
    "place_week": frozenset({"place", "week", "days", "times"}),
    "escort": frozenset({"who"}),
    "escort_minutes": frozenset({"who", "minutes"}),
    "footer": frozenset({"day"}),
}
"""Text of :class:`EmergencyTexts` → the names in braces that are filled in; the other texts have none."""


def build_emergency_sheet(
    record: CaseRecord, texts: EmergencyTexts, typed: Mapping[str, Typed], today: date
) -> EmergencySheet:
    """The sheet of ``today``; ``typed``: key of a contact → what was typed for this print."""
    contacts = [contact for contact in find_contacts(record) if typed.get(contact.key, Typed()).wanted]
    people = [contact for contact in contacts if contact.kind is ContactKind.PERSON]
    return EmergencySheet(
        language=texts.language,
        name=record.client.given_name if record.plan.show_name else "",
        day=today,
        people=tuple(_person(contact, texts, typed.get(contact.key, Typed())) for contact in people),
        steps=tuple(_steps(record))[:MOST_STEPS],
        numbers=tuple(
            SheetNumber(name=contact.name, phone=cut(typed.get(contact.key, Typed()).phone, LONGEST_PHONE))
            for contact in contacts
            if contact.kind is ContactKind.NUMBER
        ),
        children=tuple(_child(child, record, texts) for child in record.client.children),
    )


def shorter_sheet(sheet: EmergencySheet) -> EmergencySheet | None:
    """The next shortening of a sheet that is too long; ``None`` when nothing is left to cut.

    First the card, then the lines to write on, then what the children need, further numbers, and the details; whom to
    call and what to do stay.
    """
    if sheet.card:
        return sheet.model_copy(update={"card": False})
    if sheet.lines:
        return sheet.model_copy(update={"lines": False})
    longest = max((len(child.needs) for child in sheet.children), default=0)
    if longest:
        children = (child.model_copy(update={"needs": child.needs[: longest - 1]}) for child in sheet.children)
        return sheet.model_copy(update={"children": tuple(children)})
    for name in ("children", "numbers"):
        rows = getattr(sheet, name)
        if rows:
            return sheet.model_copy(update={name: rows[:-1]})
    if any(person.details for person in sheet.people):
        people = (person.model_copy(update={"details": ""}) for person in sheet.people)
        return sheet.model_copy(update={"people": tuple(people)})
    return None


def _person(contact: Contact, texts: EmergencyTexts, typed: Typed) -> SheetPerson:
    details = cut(" ".join(_details(contact, texts, typed)), LONGEST_DETAILS)
    return SheetPerson(name=contact.name, phone=cut(typed.phone, LONGEST_PHONE), details=details)


def _details(contact: Contact, texts: EmergencyTexts, typed: Typed) -> Iterator[str]:
    if typed.times:
        yield texts.reachable.format(times=typed.times.rstrip("."))
    if contact.reach_minutes is not None:
        yield texts.in_minutes.format(minutes=contact.reach_minutes) if contact.reach_minutes else texts.at_once
    yield texts.agreed if contact.agreed else texts.ask_first
    if contact.agreed is None and contact.helps:
        yield _helps(contact.helps[0], texts)


def _helps(helper: Helper, texts: EmergencyTexts) -> str:
    text = texts.helps if helper.weeks is None else texts.helps_week
    start, end = helper.start, helper.end if helper.end > helper.start else helper.end + DAY
    return text.format(**_when(helper, start, end, texts))


def _when(entry: CarePlace | Helper, start: int, end: int, texts: EmergencyTexts) -> dict[str, str]:
    span = texts.span if end <= DAY else texts.overnight
    return {
        "days": weekday_list([day.number for day in entry.days]),
        "times": span.format(start=clock(start), end=clock(end if end <= DAY else end - DAY)),
        "week": listing([week_letter(week) for week in entry.weeks or ()]),
    }


def _steps(record: CaseRecord) -> Iterator[str]:
    """What is to be done beside calling the people of the chain, as the plan says it."""
    lines = propose_emergency(record) if record.plan.emergency is None else record.plan.emergency
    labels = [
        *(contact.who for contact in emergency_chain(record)),
        *(helper.label for helper in record.care_week.helpers),
    ]
    called = {call(without_brackets(label)) for label in labels}
    return (cut(line, LONGEST_STEP) for line in lines if line.strip() and line not in called)


def _child(child: Child, record: CaseRecord, texts: EmergencyTexts) -> SheetChild:
    needs = [*_places(child, record.care_week, texts), *_ways(child, _answered_ways(record), texts)]
    return SheetChild(name=child.given_name, needs=tuple(needs))


def _places(child: Child, week: CareWeek, texts: EmergencyTexts) -> Iterator[str]:
    for place in week.care:
        if child.id in place.children and place.days:
            text = texts.place if place.weeks is None else texts.place_week
            yield text.format(place=place_name(place), **_when(place, *place.booked, texts))


def _answered_ways(record: CaseRecord) -> Sequence[CareWay]:
    answer = record.answers(CHILDCARE).answers.get(CARE_WAYS)
    return answer.ways if isinstance(answer, CareWays) else ()


def _ways(child: Child, ways: Iterable[CareWay], texts: EmergencyTexts) -> Iterator[str]:
    for way in ways:
        if way.child != child.id:
            continue
        who = short_name(way.who).rstrip(".")
        if way.alone:
            yield texts.alone
        if who and way.minutes:
            yield texts.escort_minutes.format(who=who, minutes=way.minutes)
        elif who:
            yield texts.escort.format(who=who)


def dated(sheet: EmergencySheet) -> str:
    """The line under the title: first name, if wanted, and the day."""
    return " · ".join(part for part in (sheet.name, plain_date(sheet.day)) if part)
