"""Exact minutes: everything of an entry can be said, and what cannot be is told in words."""

from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLabel, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.care import (
    Absence,
    Activity,
    ActivityKind,
    CareKind,
    CarePlace,
    CareWeek,
    Entry,
    Helper,
    Reliability,
    Weekday,
)
from lotse_desktop.ui.pages.care_week.entry_dialog import EntryDialog
from lotse_desktop.ui.pages.care_week.rules_dialog import WeekRulesDialog
from lotse_desktop.ui.widgets.choice import OptionButton
from lotse_desktop.ui.widgets.entry_details import TimeRange
from lotse_desktop.ui.widgets.typed import TypedEdit
from tests.builders import TODAY, WORKDAYS, a_child, an_early_week
from tests.ui.reach import unnamed

CHILDREN = (a_child(), a_child("Ben", date(2018, 3, 1), "ben"))


class Asked:
    """A dialog about one entry and what it decided."""

    def __init__(self, qtbot: QtBot, entry: Entry, weeks: int = 1) -> None:
        self.decided: list[Entry] = []
        self.removed: list[Entry] = []
        self.dialog = EntryDialog(CareWeek(cycle_weeks=weeks).with_entry(entry), CHILDREN, entry)
        qtbot.addWidget(self.dialog)
        self.dialog.decided.connect(self.decided.append)
        self.dialog.removed.connect(self.removed.append)

    def times(self, start: str, end: str, name: str = "times") -> None:
        span = next(widget for widget in self.dialog.findChildren(TimeRange) if widget.objectName() == name)
        for edit, text in ((span.first, start), (span.last, end)):
            edit.line.selectAll()
            QTest.keyClicks(edit.line, text)
            edit.line.editingFinished.emit()

    def press(self, row: str, key: str) -> None:
        for button in self.dialog.findChildren(OptionButton):
            parent = button.parent()
            if parent is not None and parent.objectName() == row and button.objectName() == f"option-{key}":
                button.click()

    def take(self) -> str:
        buttons = {button.objectName(): button for button in self.dialog.findChildren(QPushButton)}
        buttons["take"].click()
        labels = {label.objectName(): label for label in self.dialog.findChildren(QLabel)}
        return labels["fault"].text()

    def length(self) -> str:
        labels = {label.objectName(): label for label in self.dialog.findChildren(QLabel)}
        return labels["length"].text()


SHIFT = Activity(id="a1", label="Frühdienst", days=(Weekday.MO,), start=360, end=840)
KITA = CarePlace(id="c1", kind=CareKind.KINDERGARTEN, children=("mia",), days=WORKDAYS, booked=(420, 960))
OMA = Helper(id="h1", label="Oma", children=("mia",), days=(Weekday.DI,), start=330, end=480)


def test_only_for_a_helper_it_says_that_the_name_comes_on_paper(qtbot: QtBot) -> None:
    def hint(entry: Entry) -> str:
        asked = Asked(qtbot, entry)
        label = asked.dialog.findChild(QLabel, "hint")
        assert isinstance(label, QLabel)
        return label.text()

    assert hint(OMA).startswith("Vorname oder Rolle genügt – steht so auf dem Plan.")
    assert "Plan" not in hint(KITA)
    assert hint(SHIFT) == "Die Änderung gilt für alle Tage dieses Eintrags."


@pytest.mark.parametrize(
    "entry", [SHIFT, KITA, OMA, Absence(id="u1", children=("mia",), days=WORKDAYS, start=0, end=60)]
)
def test_taking_over_without_a_change_changes_nothing(qtbot: QtBot, entry: Entry) -> None:
    asked = Asked(qtbot, entry)

    complaint = asked.take()

    assert (complaint, asked.decided) == ("", [entry])
    assert unnamed(asked.dialog) == []


def test_single_minutes_days_and_midnight(qtbot: QtBot) -> None:
    asked = Asked(qtbot, SHIFT)
    asked.times("6:03", "24:00")
    asked.press("days", "MI")
    asked.take()

    assert asked.decided == [SHIFT.model_copy(update={"start": 363, "end": 1440, "days": (Weekday.MO, Weekday.MI)})]


def test_a_night_shift_is_told_in_words(qtbot: QtBot) -> None:
    asked = Asked(qtbot, SHIFT)
    asked.times("21:30", "6:00")

    assert asked.length() == "8 h 30 min, endet am nächsten Tag um 6:00 Uhr"
    asked.take()
    assert isinstance(asked.decided[0], Activity)
    assert (asked.decided[0].start, asked.decided[0].end) == (1290, 360)


def test_work_has_kind_pause_and_its_own_way(qtbot: QtBot) -> None:
    asked = Asked(qtbot, SHIFT)
    kind = next(box for box in asked.dialog.findChildren(QComboBox) if box.objectName() == "kind")
    kind.setCurrentIndex(kind.findData("COURSE"))
    boxes = {box.objectName(): box for box in asked.dialog.findChildren(QSpinBox)}
    checks = {box.objectName(): box for box in asked.dialog.findChildren(QCheckBox)}
    boxes["pause"].setValue(30)
    checks["own-way"].setChecked(True)
    boxes["out"].setValue(35)
    boxes["back"].setValue(40)
    checks["public-holidays"].setChecked(True)
    asked.take()

    made = asked.decided[0]
    assert isinstance(made, Activity)
    assert (made.kind, made.pause, made.out, made.back) == (ActivityKind.COURSE, 30, 35, 40)
    assert made.public_holidays


def test_care_has_opening_hours(qtbot: QtBot) -> None:
    asked = Asked(qtbot, KITA)
    checks = {box.objectName(): box for box in asked.dialog.findChildren(QCheckBox)}
    checks["has-opening"].setChecked(True)
    asked.times("7:00", "16:30", "opening")
    checks["term-only"].setChecked(True)
    asked.take()

    assert asked.decided == [KITA.model_copy(update={"opening": (420, 990), "term_only": True})]


def test_a_helper_has_a_reliability(qtbot: QtBot) -> None:
    asked = Asked(qtbot, OMA)
    box = next(b for b in asked.dialog.findChildren(QComboBox) if b.objectName() == "reliability")
    box.setCurrentIndex(box.findData("firm"))
    asked.press("children", "ben")
    asked.take()

    assert asked.decided == [OMA.model_copy(update={"reliability": Reliability.FIRM, "children": ("mia", "ben")})]


@pytest.mark.parametrize("entry", [SHIFT, OMA])
def test_a_promise_can_have_a_last_day(qtbot: QtBot, entry: Entry) -> None:
    asked = Asked(qtbot, entry)
    line = next(e.line for e in asked.dialog.findChildren(TypedEdit) if e.objectName() == "until")
    QTest.keyClicks(line, "14.1.")
    assert asked.take() == "Bitte ein Datum mit Jahr eintragen, zum Beispiel 20.11.2026."
    assert asked.decided == []
    QTest.keyClicks(line, "2027")
    asked.take()

    assert asked.decided == [entry.model_copy(update={"until": date(2027, 1, 14)})]


def test_weeks_are_asked_only_when_there_are_several(qtbot: QtBot) -> None:
    one, two = Asked(qtbot, SHIFT), Asked(qtbot, SHIFT, weeks=2)
    two.press("weeks", "1")
    two.take()
    one.take()

    assert one.decided == [SHIFT]
    assert two.decided == [SHIFT.model_copy(update={"weeks": (2,)})]


def test_what_is_missing_is_told_and_nothing_is_taken(qtbot: QtBot) -> None:
    asked = Asked(qtbot, KITA)
    asked.press("children", "mia")
    first = asked.take()
    asked.press("children", "ben")
    for day in WORKDAYS:
        asked.press("days", str(day))
    second = asked.take()
    asked.press("days", "MO")
    asked.times("16:00", "7:00")
    third = asked.take()
    asked.times("25:00", "7:00")
    fourth = asked.take()

    assert first == "Bitte mindestens ein Kind wählen."
    assert second == "Bitte mindestens einen Tag wählen."
    assert third == "Die gebuchte Zeit muss am selben Tag nach ihrem Beginn enden."
    assert fourth == "Bitte eine Uhrzeit eintragen, zum Beispiel 7:30."
    assert asked.decided == []


def test_booked_outside_the_opening_hours_is_told(qtbot: QtBot) -> None:
    asked = Asked(qtbot, KITA.model_copy(update={"opening": (420, 990)}))
    asked.times("17:00", "18:00")

    assert asked.take() == "In der gebuchten Zeit ist gar nicht geöffnet. Bitte beide Zeiten prüfen."


def test_an_entry_can_be_removed(qtbot: QtBot) -> None:
    asked = Asked(qtbot, OMA)
    next(b for b in asked.dialog.findChildren(QPushButton) if b.objectName() == "remove").click()

    assert (asked.removed, asked.decided) == ([OMA], [])


def _rules(qtbot: QtBot, week: CareWeek) -> tuple[WeekRulesDialog, list[CareWeek]]:
    dialog = WeekRulesDialog(week, (a_child(),), TODAY)
    qtbot.addWidget(dialog)
    decided: list[CareWeek] = []
    dialog.decided.connect(decided.append)
    assert unnamed(dialog) == []
    return dialog, decided


def test_the_rules_without_a_change_are_the_same(qtbot: QtBot) -> None:
    week = an_early_week()

    dialog, _ = _rules(qtbot, week)

    assert dialog.made() == week


def test_a_cycle_begins_on_a_monday(qtbot: QtBot) -> None:
    dialog, decided = _rules(qtbot, an_early_week())
    next(b for b in dialog.findChildren(QSpinBox) if b.objectName() == "cycle").setValue(3)
    next(b for b in dialog.findChildren(QDateEdit) if b.objectName() == "start").setDate(QDate(2026, 11, 5))
    next(b for b in dialog.findChildren(QPushButton) if b.objectName() == "take").click()

    assert [(week.cycle_weeks, week.cycle_start) for week in decided] == [(3, date(2026, 11, 2))]


def test_a_shorter_cycle_says_what_is_lost(qtbot: QtBot) -> None:
    late = SHIFT.model_copy(update={"id": "a2", "weeks": (2,)})
    dialog, _ = _rules(qtbot, an_early_week().model_copy(update={"cycle_weeks": 2}).with_entry(late))
    next(b for b in dialog.findChildren(QSpinBox) if b.objectName() == "cycle").setValue(1)
    lost = next(label for label in dialog.findChildren(QLabel) if label.objectName() == "lost")

    assert lost.text().startswith("1 Eintrag nur für spätere Wochen")
    assert [entry.id for entry in dialog.made().activities] == ["a1"]
