"""The cards: the numbers are those of the computation, the words say what they mean."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.care import Activity, CareKind, CarePlace, CareWeek, Helper, Reliability, Ways, Weekday
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.gaps import GapClass, compute
from lotse_desktop.ui.widgets.week_cards import FeasibleCard, GapCard, family_classes
from tests.builders import WORKDAYS, a_child, an_early_week

MIA, BEN = a_child(), a_child("Ben", date(2018, 3, 1), "ben")


def _family_of_the_picture() -> CareWeek:
    """Early shifts Monday to Wednesday, office Thursday and Friday; Kita, school, OGS, the grandmother on Tuesday."""
    early = Activity(id="a1", label="Frühdienst", days=WORKDAYS[:3], start=360, end=840)
    office = Activity(id="a2", label="Büro-Tag", days=WORKDAYS[3:], start=510, end=870)
    kita = CarePlace(id="c1", kind=CareKind.KINDERGARTEN, children=("mia",), days=WORKDAYS, booked=(420, 960))
    school = CarePlace(id="c2", kind=CareKind.SCHOOL, children=("ben",), days=WORKDAYS, booked=(480, 750))
    days = (Weekday.MO, Weekday.MI, Weekday.DO)
    ogs = CarePlace(id="c3", kind=CareKind.OGS, children=("ben",), days=days, booked=(750, 930))
    oma = Helper(id="h1", children=("mia", "ben"), days=(Weekday.DI,), start=330, end=480, reliability=Reliability.FIRM)
    return CareWeek(
        default_way=Ways(out=20, back=20), activities=(early, office), care=(kita, school, ogs), helpers=(oma,)
    )


@pytest.fixture
def gap(qtbot: QtBot) -> GapCard:
    card = GapCard()
    qtbot.addWidget(card)
    return card


@pytest.fixture
def feasible(qtbot: QtBot) -> FeasibleCard:
    card = FeasibleCard()
    qtbot.addWidget(card)
    return card


def test_the_gap_of_the_family_by_class_and_by_child(gap: GapCard) -> None:
    children = (MIA, BEN)

    gap.show_report(children, compute(children, _family_of_the_picture()), 1)

    assert (gap.number.text(), gap.sentence.text()) == ("9 h 30 min", "mindestens ein Kind ohne Betreuung")
    assert gap.rows.shown == [
        ("Früh (vor 7:30)", "4 h 00"),
        ("Kernzeit (7:30–13)", "2 h 00"),
        ("Nachmittag (13–17)", "3 h 30"),
        ("Mia", "3 h 00"),
        ("Ben", "9 h 30"),
        ("Bringen nötig", "Mo, Mi"),
        ("Abholen nötig", "Di, Fr"),
    ]


def test_the_classes_add_up_to_the_gap_of_the_family() -> None:
    children = (MIA, BEN)
    report = compute(children, _family_of_the_picture())

    assert sum(minutes for _, minutes in family_classes(report, 1)) == report.family_gap_minutes[0] == 570
    assert dict(family_classes(report, 1))[GapClass.EARLY] == 240


def test_without_work_there_is_no_number(gap: GapCard) -> None:
    week = an_early_week().model_copy(update={"activities": ()})

    gap.show_report((MIA,), compute((MIA,), week), 1)

    assert (gap.number.text(), gap.sentence.text()) == ("–", "In dieser Woche steht noch keine Arbeitszeit.")
    assert gap.rows.shown == []


def test_a_week_without_gap_says_so(gap: GapCard) -> None:
    office = Activity(id="a1", days=WORKDAYS, start=510, end=840)
    week = an_early_week().model_copy(update={"activities": (office,)})

    gap.show_report((MIA,), compute((MIA,), week), 1)

    assert (gap.number.text(), gap.sentence.text()) == ("keine", "In dieser Woche ist jedes Kind betreut.")


def test_helpers_who_usually_come_and_being_alone_are_told_apart(gap: GapCard) -> None:
    child = Child(id="mia", given_name="Mia", birth_month=date(2015, 1, 1), alone_max_minutes=30)
    usual = Helper(id="h", children=("mia",), days=(Weekday.MO,), start=300, end=420, reliability=Reliability.USUAL)
    late = Activity(id="a2", days=(Weekday.MI,), start=900, end=1020, out=0, back=0)
    week = an_early_week().with_entry(usual).with_entry(late)

    gap.show_report((child,), compute((child,), week), 1)

    assert ("Wenn alles gut geht", "2 h 20") in gap.rows.shown
    assert gap.remark.text() == "Allein möglich wären: Mia bis 30 min am Stück."


def test_with_two_weeks_the_title_names_the_week(gap: GapCard) -> None:
    week = an_early_week().model_copy(update={"cycle_weeks": 2})

    gap.show_report((MIA,), compute((MIA,), week), 2)

    assert gap.accessibleName() == "Offene Lücke, Woche B"


def test_feasible_hours_and_windows_by_day(feasible: FeasibleCard) -> None:
    children = (MIA, BEN)

    feasible.show_report(compute(children, _family_of_the_picture()), 1, supplied=True)

    assert feasible.number.text() == "27,5 h / Woche"
    assert feasible.rows.shown == [
        ("Mo, Mi, Do", "08:30 – 15:00"),
        ("Di", "06:00 – 12:00"),
        ("Fr", "08:30 – 12:00"),
    ]


def test_the_shortest_week_is_the_headline(feasible: FeasibleCard) -> None:
    long = CarePlace(
        id="c2", kind=CareKind.KINDERGARTEN, children=("mia",), weeks=(2,), days=(Weekday.MO,), booked=(420, 840)
    )
    kita = CarePlace(
        id="c1", kind=CareKind.KINDERGARTEN, children=("mia",), weeks=(1,), days=(Weekday.MO,), booked=(420, 960)
    )

    feasible.show_report(compute((MIA,), CareWeek(cycle_weeks=2, care=(kita, long))), 1, supplied=True)

    assert feasible.number.text() == "6 h / Woche"
    assert feasible.sentence.text() == "Woche A: 8 h, Woche B: 6 h; im Schnitt 7 h. Es zählt die kürzeste Woche."


def test_a_second_window_of_a_day_is_told_as_extra(feasible: FeasibleCard) -> None:
    morning = CarePlace(id="c1", kind=CareKind.SCHOOL, children=("mia",), days=(Weekday.MO,), booked=(480, 780))
    evening = CarePlace(id="c2", kind=CareKind.HORT, children=("mia",), days=(Weekday.MO,), booked=(900, 1080))

    feasible.show_report(compute((MIA,), CareWeek(care=(morning, evening))), 1, supplied=True)

    assert feasible.rows.shown == [("Mo", "08:10 – 12:50")]
    assert feasible.remark.text() == "Zusätzlich, nur bei geteiltem Dienst: Mo 15:10–17:50."


def test_without_care_nothing_is_promised(feasible: FeasibleCard) -> None:
    feasible.show_report(compute((MIA,), CareWeek()), 1, supplied=False)

    assert (feasible.number.text(), feasible.rows.shown) == ("–", [])
