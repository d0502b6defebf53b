"""The directory is searched while typing, read, kept up to date, imported after a look, and exported."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.demo_directory import demo_directory
from lotse_desktop.domain.directory import Freshness, ServiceEntry, Status, TimeKind
from lotse_desktop.domain.directory_words import directory_names
from lotse_desktop.domain.findings import Finding, FindingReason
from lotse_desktop.exchange.directory_file import load_directory, write_directory
from lotse_desktop.services.directory import DirectoryDesk
from lotse_desktop.ui.jobs import ImmediateJobs
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.pages.directory import DirectoryPage
from lotse_desktop.ui.shell.directory_desk import DirectoryJobs
from tests.builders import TODAY
from tests.catalogue.shipped import catalogue
from tests.directories import an_entry
from tests.fakes import FakeAsk, MemoryVault
from tests.ui.reach import clipped, tab_walk, unnamed

W = TypeVar("W", bound=QObject)


class OpenDirectory:
    """The page over a vault in memory, as the shell makes it."""

    def __init__(self, qtbot: QtBot, folder: Path, *entries: ServiceEntry) -> None:
        numbers = count(1)
        self.qtbot = qtbot
        self.vault = MemoryVault()
        self.names = directory_names(catalogue())
        self.desk = DirectoryDesk(self.vault, self.names.titles, lambda: str(next(numbers)))
        self.desk.put(*entries)
        self.ask = FakeAsk(path=folder)
        work = DirectoryJobs(self.desk, catalogue(), ImmediateJobs())
        self.page = DirectoryPage(work, catalogue(), lambda: TODAY, self.ask)
        self.told: list[str] = []
        self.page.news.connect(self.told.append)
        self.page.failed.connect(self.told.append)
        qtbot.addWidget(self.page)
        self.page.resize(1048, 630)
        self.page.show()
        self.page.refresh()
        self.settle()

    def settle(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for _ in range(3):
            QApplication.processEvents()

    def find(self, kind: type[W], name: str, where: QWidget | None = None) -> W:
        self.settle()
        found = (where or self.page).findChild(kind, name)
        assert found is not None, name
        return found

    def press(self, name: str, where: QWidget | None = None) -> None:
        button = self.find(QPushButton, name, where)
        assert button.isEnabled(), name
        button.click()
        self.settle()

    def write(self, name: str, text: str, where: QWidget) -> None:
        line = self.find(QLineEdit, "line", self.find(QWidget, name, where))
        line.selectAll()
        QTest.keyClicks(line, text)

    def dialog(self) -> QDialog:
        self.settle()
        (dialog,) = [one for one in self.page.findChildren(QDialog) if one.isVisible()]
        return dialog

    @property
    def listed(self) -> list[str]:
        self.settle()
        model = self.find(ValueTable, "entries").model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @property
    def sheet(self) -> str:
        labels = self.find(QWidget, "sheet").findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisibleTo(self.page))

    def entry(self, entry_id: str) -> ServiceEntry:
        found = self.desk.all().get(entry_id)
        assert found is not None
        return found


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> OpenDirectory:
    return OpenDirectory(qtbot, tmp_path, *demo_directory(TODAY))


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Callable[..., OpenDirectory]:
    return lambda *entries: OpenDirectory(qtbot, tmp_path, *entries)


def test_words_need_age_place_language_day_and_state_narrow_the_list(opened: OpenDirectory) -> None:
    assert len(opened.listed) == 9
    line = opened.find(QLineEdit, "find")
    QTest.keyClicks(line, "kinderschirm")
    assert opened.listed == ["Kinderschirm Musterstadt (fiktiv)"]
    assert "Betreuung: Montag bis Freitag 5:00 bis 8:00 Uhr" in opened.sheet
    line.clear()
    needs = opened.find(QComboBox, "need")
    needs.setCurrentIndex(needs.findData("CARE_SICKNESS"))
    assert [name.split()[0] for name in opened.listed] == ["Notfallmamas"]
    opened.press("clear")
    assert len(opened.listed) == 9
    opened.write("age", "14", opened.page)
    assert not any("Kinderschirm" in name for name in opened.listed)
    opened.press("clear")
    day = opened.find(QComboBox, "day")
    day.setCurrentIndex(day.findData("SA"))
    opened.write("time", "6:30", opened.page)
    assert [name.split()[0] for name in opened.listed] == ["Kinderschirm", "Notfallmamas"]
    language = opened.find(QComboBox, "language")
    language.setCurrentIndex(language.findText("Türkisch"))
    assert [name.split()[0] for name in opened.listed] == ["Notfallmamas"]
    opened.press("clear")
    opened.find(QCheckBox, "current").setChecked(True)
    assert len(opened.listed) == 7


def test_arrow_keys_go_from_entry_to_entry(opened: OpenDirectory) -> None:
    line = opened.find(QLineEdit, "find")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Down)
    table = opened.find(ValueTable, "entries")
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert opened.find(QLabel, "entry-name").text() == opened.listed[1]
    table.choose(3)
    assert opened.find(QLabel, "entry-name").text() == opened.listed[3]
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.find(QLineEdit, "line", opened.find(QWidget, "name", opened.dialog())).text() == opened.listed[3]
    opened.dialog().reject()


def test_nothing_found_says_what_to_do(opened: OpenDirectory) -> None:
    QTest.keyClicks(opened.find(QLineEdit, "find"), "xyz")
    assert opened.listed == []
    assert "Nichts gefunden" in opened.sheet


def test_the_age_of_an_entry_is_told_in_words(opened: OpenDirectory) -> None:
    QTest.keyClicks(opened.find(QLineEdit, "find"), "treff nord")
    assert opened.find(QLabel, "freshness").text() == (
        "veraltet: geprüft am 22.03.2026, vor 247 Tagen (Coach); bitte vorher anrufen"
    )
    opened.press("checked")
    assert opened.entry("demo-s4").freshness(TODAY) is Freshness.CURRENT
    assert opened.find(QLabel, "freshness").text() == "aktuell: geprüft heute (Coach)"


def test_an_entry_is_laid_down_brought_back_and_removed_after_a_question(opened: OpenDirectory) -> None:
    QTest.keyClicks(opened.find(QLineEdit, "find"), "kinderschirm")
    opened.press("lay-down")
    assert opened.listed == []
    assert opened.entry("demo-s1").status is Status.INACTIVE
    opened.find(QCheckBox, "inactive").setChecked(True)
    assert opened.listed == ["Kinderschirm Musterstadt (fiktiv)"]
    opened.ask.agree = False
    opened.press("remove")
    assert opened.entry("demo-s1").status is Status.INACTIVE
    opened.press("take-back")
    assert opened.entry("demo-s1").is_active
    assert opened.find(QLabel, "entry-name").text() == "Kinderschirm Musterstadt (fiktiv)"
    opened.press("lay-down")
    opened.find(QCheckBox, "inactive").setChecked(True)
    opened.ask.agree = True
    opened.press("remove")
    assert opened.desk.all().get("demo-s1") is None


def test_an_empty_directory_says_what_to_do_and_takes_a_first_entry(start: Callable[..., OpenDirectory]) -> None:
    opened = start()
    opened.press("first-new")
    dialog = opened.dialog()
    opened.press("take", dialog)
    assert opened.find(QLabel, "refusal", dialog).text() == "Bitte einen Namen für das Angebot eintragen."
    opened.write("name", "Elterntreff", dialog)
    opened.write("phones", "06131 1; 06131 2", dialog)
    opened.write("minimum_age", "3", dialog)
    opened.press("option-on_site", opened.find(QWidget, "child_care", dialog))
    needs = opened.find(QComboBox, "pick", opened.find(QWidget, "needs", dialog))
    needs.activated.emit(needs.findData("PEER_CONTACT"))
    times = opened.find(QWidget, "schedules", dialog)
    opened.press("add-row", times)
    opened.press("take", dialog)
    assert "mindestens einen Tag" in opened.find(QLabel, "refusal", dialog).text()
    opened.press("option-visit", times)
    opened.press("option-MI", times)
    closed = opened.find(QWidget, "closed", dialog)
    opened.press("add-row", closed)
    opened.write("first", "24.12.2026", closed)
    opened.press("take", dialog)
    (entry,) = opened.desk.all().entries
    assert (entry.name, entry.phones, entry.minimum_age, entry.local) == (
        "Elterntreff",
        ("06131 1", "06131 2"),
        3,
        True,
    )
    assert entry.need_kinds == ("PEER_CONTACT",)
    (time,) = entry.schedules
    assert (time.what, time.opens_at, time.closes_at) == (TimeKind.VISIT, 540, 720)
    assert [day.isoformat() for day in entry.closed[0]] == ["2026-12-24", "2026-12-24"]
    assert opened.listed == ["Elterntreff"]


def test_editing_without_a_change_changes_nothing(opened: OpenDirectory) -> None:
    before = opened.desk.all().entries
    for name in ("familienzentrum", "kinderschirm", "sozialberatung"):
        line = opened.find(QLineEdit, "find")
        line.clear()
        QTest.keyClicks(line, name)
        opened.press("edit")
        opened.press("take", opened.dialog())
    assert opened.desk.all().entries == before


def test_signs_in_lists_survive_an_edit_of_something_else(start: Callable[..., OpenDirectory]) -> None:
    opened = start(an_entry(phones=("06131; nur vormittags",), kind="OWN_KIND", need_kinds=("OWN_NEED",)))
    opened.press("edit")
    dialog = opened.dialog()
    opened.write("fees_description", "frei", dialog)
    opened.press("take", dialog)
    changed = an_entry(phones=("06131; nur vormittags",), kind="OWN_KIND", need_kinds=("OWN_NEED",))
    assert opened.entry("kinderschirm") == changed.model_copy(update={"fees_description": "frei"})


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("minimum_age", "drei", "Alter ab: Bitte eine Zahl von 0 bis 120."),
        ("minimum_age", "50", "Das höchste Alter liegt unter dem niedrigsten."),
        ("assured_date", "neulich", "Bitte ein Datum eintragen, zum Beispiel 20.11.2026."),
    ],
)
def test_what_cannot_be_is_told_and_not_stored(
    start: Callable[..., OpenDirectory], field: str, text: str, sentence: str
) -> None:
    opened = start(an_entry())
    opened.press("edit")
    dialog = opened.dialog()
    opened.write(field, text, dialog)
    opened.press("take", dialog)
    assert opened.find(QLabel, "refusal", dialog).text() == sentence
    assert opened.entry("kinderschirm") == an_entry()
    dialog.reject()


def test_an_update_is_shown_before_it_is_taken_over(opened: OpenDirectory, tmp_path: Path) -> None:
    first, *others = opened.desk.all().entries
    coming = [first.model_copy(update={"fees_description": "5 Euro"}), *others[:5], an_entry("neu", name="Neuer Treff")]
    opened.ask.path = tmp_path / "neu.json"
    opened.ask.path.write_bytes(write_directory(coming))
    before = opened.desk.all().entries
    opened.press("import")
    dialog = opened.dialog()
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "1 neu, 1 geändert, 3 nicht mehr dabei, 5 gleich." in words
    assert "Kosten: frei → 5 Euro" in words
    opened.press("cancel", dialog)
    assert opened.desk.all().entries == before
    opened.press("import")
    opened.press("take", opened.dialog())
    assert opened.entry("neu").is_active
    assert opened.entry(first.id).fees_description == "5 Euro"
    assert [entry.status for entry in opened.desk.all().entries].count(Status.INACTIVE) == 3
    assert len(opened.desk.all()) == 10


def test_a_bad_file_is_told_in_one_sentence_and_takes_nothing_over(opened: OpenDirectory, tmp_path: Path) -> None:
    before = opened.desk.all().entries
    opened.ask.path = tmp_path / "neu.csv"
    opened.ask.path.write_bytes(b"Name;Preis\r\nTreff;frei\r\n")
    opened.press("import")
    assert opened.told == ["Zeile 1: Diese Überschriften kennt Lotse nicht; die Spalten trennt ein Semikolon."]
    assert opened.desk.all().entries == before


@pytest.mark.parametrize("name", ["liste.csv", "liste.json", "liste"])
def test_what_was_exported_changes_nothing_when_it_comes_back(opened: OpenDirectory, tmp_path: Path, name: str) -> None:
    opened.ask.path = tmp_path / name
    opened.press("export")
    written = tmp_path / (name if "." in name else f"{name}.csv")
    assert set(load_directory(written, opened.names)) == set(opened.desk.all().entries)
    opened.ask.path = written
    opened.press("import")
    assert opened.told == [
        "Das Verzeichnis wurde exportiert.",
        "Die Datei ändert nichts: Alles steht schon so im Verzeichnis.",
    ]


def test_what_is_missing_is_counted(opened: OpenDirectory) -> None:
    opened.desk.note(
        Finding(id=str(number), need="CARE_LATE", area="Mainz", reason=FindingReason.WAITING, quarter="2026-Q3")
        for number in range(2)
    )
    opened.page.refresh()
    segment = opened.find(QWidget, "segment-findings")
    QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
    model = opened.find(ValueTable, "missing").model()
    assert [model.index(0, column).data() for column in range(5)] == [
        "Lücke am Abend (17 bis 22 Uhr)",
        "Mainz",
        "2",
        "Wartezeit 2×",
        "3. Quartal 2026",
    ]


def test_ten_thousand_entries_are_searched_while_typing(start: Callable[..., OpenDirectory]) -> None:
    opened = start(*(an_entry(f"e{number}", name=f"Angebot {number}") for number in range(10_000)))
    line = opened.find(QLineEdit, "find")
    times: list[float] = []
    for text in ("9", "99", "999", "9999"):
        begin = perf_counter()
        line.setText(text)
        times.append(perf_counter() - begin)
    assert opened.listed == ["Angebot 9999"]
    assert min(times) < 0.016


def test_every_control_has_a_name_and_is_reached_by_keyboard(opened: OpenDirectory) -> None:
    assert unnamed(opened.page) == []
    reached = {widget.objectName() for widget in tab_walk(opened.page)}
    assert {"find", "need", "area", "language", "day", "entries", "checked", "edit", "import", "new"} <= reached
    opened.press("edit")
    dialog = opened.dialog()
    assert unnamed(dialog) == []
    assert clipped(dialog) == []
    dialog.reject()
