"""What is tried, in words that a mother understands at once."""

import pytest

from lotse_desktop.domain.care import Weekday
from lotse_desktop.domain.scenario_words import change_text, help_times
from lotse_desktop.domain.scenarios import (
    Change,
    ContactFails,
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
from lotse_desktop.exchange.case_file import load_case
from tests.builders import CASES, TODAY

A = load_case(CASES / "a.json", TODAY)
B = load_case(CASES / "b.json", TODAY)
HELPER = NewHelper(
    label="Neue Hilfe", children=("lio",), days=(Weekday.DI, Weekday.MO, Weekday.MI), start=320, end=450, weeks=(1,)
)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (LongerBooking(place="kita"), "Kita ganz buchen: Mo–Fr 7:00 bis 16:30"),
        (LongerBooking(), "Jede Einrichtung ganz buchen"),
        (HelperOut(helper="Oma I."), "Oma I. fällt aus"),
        (HelperOut(helper=""), "Hilfe fällt aus"),
        (HelperFirm(helper="Nachbarin F."), "Nachbarin F. sagt fest zu"),
        (ContactFails(), "Umgang fällt aus"),
        (ContactMoved(), "Umgang um eine Woche verschoben"),
        (ContactMoved(weeks=2), "Umgang um 2 Wochen verschoben"),
        (HELPER, "Neue Hilfe: Mo–Mi 5:20 bis 7:30, Woche A"),
        (OtherShift(activity="f1", start=480, end=930), "Frühdienst 8:00 bis 15:30"),
        (OtherShift(activity="gone", start=480, end=930), "Arbeit 8:00 bis 15:30"),
        (OtherWork(work=ShiftTemplate(key="e", title="Frühdienst", blocks=())), "Andere Arbeit: Frühdienst"),
        (HolidayWeek(), "Ferien: alle Einrichtungen geschlossen"),
        (SchoolStart(child="lio", lessons=(465, 720)), "Lio in der Schule 7:45 bis 12:00"),
        (SchoolStart(child="lio", all_day_until=960), "Lio in der Schule 8:00 bis 12:00, Ganztag bis 16:00"),
    ],
)
def test_every_change_has_a_short_text(change: Change, text: str) -> None:
    assert change_text(change, A.client.children, A.care_week) == text


def test_with_several_children_it_says_for_whom() -> None:
    change = HELPER.model_copy(update={"children": ("sami",), "weeks": None})
    assert change_text(change, B.client.children, B.care_week) == "Neue Hilfe für Sami: Mo–Mi 5:20 bis 7:30"


def test_times_of_somebody_are_told_only_when_they_are_one() -> None:
    helpers = A.care_week.helpers
    assert help_times(helpers, "Nachbarin F.") == "Montag 16:00 bis 18:30 Uhr"
    assert help_times(helpers, "Oma I.") == ""
    second = helpers[1].model_copy(update={"days": (Weekday.DI,)})
    assert help_times((*helpers, second), "Nachbarin F.") == "Montag und Dienstag 16:00 bis 18:30 Uhr"
    assert help_times((*helpers, second.model_copy(update={"start": 900})), "Nachbarin F.") == ""
