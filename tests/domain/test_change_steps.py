"""What was tried becomes steps with who and by when."""

from datetime import date

from lotse_desktop.domain.care import Weekday
from lotse_desktop.domain.change_steps import find_change_steps, with_steps
from lotse_desktop.domain.plan import Actor, Plan, Step, StepStatus
from lotse_desktop.domain.scenarios import (
    Change,
    ContactMoved,
    HelperFirm,
    HelperOut,
    HolidayWeek,
    LongerBooking,
    NewHelper,
    OtherShift,
    OtherWork,
    SchoolStart,
)
from lotse_desktop.domain.shifts import ShiftTemplate
from tests.catalogue.shipped import catalogue
from tests.families import MARA_DAY, mara, tarek

CARER = NewHelper(label="Neue Hilfe", children=("lio",), days=(Weekday.MO, Weekday.DI), start=315, end=435)


def texts(*changes: Change) -> list[str]:
    """The texts of Mara's steps."""
    return [step.text for step in find_change_steps(catalogue(), mara(), changes, MARA_DAY).steps]


def test_a_longer_booking_names_times_place_and_day() -> None:
    steps = find_change_steps(catalogue(), mara(), (LongerBooking(place="kita"),), MARA_DAY).steps
    assert steps == (
        Step(
            id="what-if-1",
            text="Die Zeit von 7:00 bis 16:30 Uhr anmelden",
            actor=Actor.CLIENT,
            due=date(2026, 11, 20),
            place="Kita",
        ),
    )


def test_a_new_helper_is_looked_for_by_the_coach() -> None:
    found = find_change_steps(catalogue(), mara(), (CARER,), MARA_DAY).steps[0]
    assert (found.text, found.actor) == ("Betreuung anfragen: Montag und Dienstag 5:15 bis 7:15 Uhr", Actor.COACH)


def test_every_kind_has_a_sentence() -> None:
    work = ShiftTemplate(key="e", title="25 Stunden am Vormittag", blocks=())
    assert texts(
        HelperFirm(helper="Nachbarin F."),
        HelperOut(helper="Oma I. (Mutter)"),
        ContactMoved(),
        OtherShift(activity="f1", start=480, end=930),
        OtherWork(work=work),
    ) == [
        "Nachbarin F. um eine feste Zusage bitten: Montag 16:00 bis 18:30 Uhr",
        "Eine zweite Person finden, falls Oma I. ausfällt",
        "Fragen, ob die Umgangszeit um eine Woche verschoben werden kann",
        "Nach anderen Arbeitszeiten fragen: Montag bis Donnerstag 8:00 bis 15:30 Uhr",
        "Nach Stellen suchen: 25 Stunden am Vormittag",
    ]


def test_holidays_and_school_name_the_children() -> None:
    both = find_change_steps(catalogue(), tarek(), (HolidayWeek(),), MARA_DAY).steps[0]
    assert both.text == "Betreuung in den Ferien für Sami und Nour anmelden"
    assert texts(SchoolStart(child="lio", all_day_until=960)) == ["Ganztag für Lio bis 16:00 Uhr anmelden"]
    assert texts(SchoolStart(child="lio")) == ["Betreuung nach dem Unterricht für Lio klären"]


def test_what_stands_in_the_plan_already_is_not_added_again() -> None:
    first = find_change_steps(catalogue(), mara(), (LongerBooking(place="kita"),), MARA_DAY)
    record = mara().with_plan(with_steps(mara().plan, first.steps))
    second = find_change_steps(catalogue(), record, (LongerBooking(place="kita"), CARER), MARA_DAY)
    assert (second.known, [step.id for step in second.steps]) == (1, ["what-if-2"])


def test_a_step_that_was_done_may_be_taken_again() -> None:
    first = find_change_steps(catalogue(), mara(), (CARER,), MARA_DAY).steps[0]
    done = mara().with_plan(Plan(steps=(first.model_copy(update={"status": StepStatus.DONE}),)))
    assert len(find_change_steps(catalogue(), done, (CARER,), MARA_DAY).steps) == 1


def test_the_plan_never_has_more_than_seven_open_steps_by_it() -> None:
    many = Plan(steps=tuple(Step(id=f"s{n}", text=f"Schritt {n}") for n in range(6)))
    found = find_change_steps(catalogue(), mara().with_plan(many), (LongerBooking(place="kita"), CARER), MARA_DAY)
    assert (len(found.steps), found.left_out) == (1, 1)
    full = many.with_step(Step(id="s7", text="Schritt 7"))
    assert find_change_steps(catalogue(), mara().with_plan(full), (CARER,), MARA_DAY).steps == ()
