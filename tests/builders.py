"""Plainly fictional families for tests; every builder takes only what a test wants to say."""

from datetime import date, datetime
from pathlib import Path
from uuid import UUID, uuid4

from lotse_desktop.domain.care import Activity, CareKind, CarePlace, CareWeek, Weekday
from lotse_desktop.domain.client import Child, Client, State
from lotse_desktop.domain.record import CaseRecord

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 10, 42)  # noqa: DTZ001 - the program works in local wall-clock time
CASES = Path(__file__).parent / "cases"
WORKDAYS = (Weekday.MO, Weekday.DI, Weekday.MI, Weekday.DO, Weekday.FR)


def a_child(name: str = "Mia", birth_month: date = date(2021, 5, 1), child_id: str = "mia") -> Child:
    """Five years old, goes to the Kita."""
    return Child(id=child_id, given_name=name, birth_month=birth_month)


def a_client(given_name: str = "Jana", family_name: str = "Beispiel", children: tuple[Child, ...] = ()) -> Client:
    """A client who opened a case in November 2026."""
    return Client(
        id=uuid4(),
        given_name=given_name,
        family_name=family_name,
        state=State.RP,
        opened_on=date(2026, 11, 4),
        children=children,
    )


def an_early_week() -> CareWeek:
    """Early shift on Monday and Tuesday from 6:00, Kita from 7:00 to 16:00: a gap of 70 minutes each morning."""
    shift = Activity(id="a1", label="Frühdienst", days=(Weekday.MO, Weekday.DI), start=360, end=840, out=0, back=0)
    kita = CarePlace(
        id="c1", kind=CareKind.KINDERGARTEN, label="Kita", children=("mia",), days=WORKDAYS, booked=(420, 960)
    )
    return CareWeek(activities=(shift,), care=(kita,))


def a_record(client: Client | None = None, week: CareWeek | None = None) -> CaseRecord:
    """One case; without arguments Jana Beispiel, no child, nothing entered."""
    record = CaseRecord(client=client or a_client(), assessment_id=uuid4())
    return record if week is None else record.with_care_week(week)


def jana() -> CaseRecord:
    """Jana Beispiel with Mia (5), early shifts and a Kita."""
    return a_record(a_client(children=(a_child(),)), an_early_week())


def an_id(number: int = 1) -> UUID:
    """A fixed identifier."""
    return UUID(int=number)
