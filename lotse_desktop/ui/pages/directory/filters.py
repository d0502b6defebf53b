"""What is looked for: words, and beside them need, age, place, language, day and time."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from lotse_desktop.domain.care import WEEKDAYS, Weekday
from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.directory_search import Directory, Wanted, partner_kinds
from lotse_desktop.domain.directory_words import Names
from lotse_desktop.domain.wording import weekday_name
from lotse_desktop.ui.widgets.choice import TOUCH
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.typed import number_edit, time_edit

_LETTERS: Final = 18


class SearchLine(QLineEdit):
    """Words to look for; the arrow down goes to what was found."""

    down_pressed = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Filters(QWidget):
    """Each change is told at once."""

    changed = Signal()
    down_pressed = Signal()

    def __init__(self, catalogue: Catalogue, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._kinds = {need.key: partner_kinds(need.answered_by) for need in catalogue.needs}
        self.line = SearchLine(self)
        self.line.setObjectName("find")
        self.line.setProperty("role", "search")
        self.line.setPlaceholderText(self.tr("Name, Thema, Telefon …"))
        self.line.setAccessibleName(self.tr("Angebote suchen"))
        self.line.setClearButtonEnabled(True)
        self.line.setMaxLength(200)
        self.line.setMinimumHeight(TOUCH)
        self.line.setMinimumWidth(34 * self.fontMetrics().averageCharWidth())
        needs = [(need.key, need.title) for need in catalogue.needs]
        self._need = self._combo("need", self.tr("Hilft bei"), self.tr("jeder Bedarf"), needs)
        self._area = self._combo("area", self.tr("Ort"), self.tr("alle Orte"), ())
        self._language = self._combo("language", self.tr("Sprache"), self.tr("alle Sprachen"), ())
        days = [(str(day), weekday_name(day.number)) for day in WEEKDAYS]
        self._day = self._combo("day", self.tr("Wochentag"), self.tr("jeder Tag"), days)
        self._age = number_edit(self.tr("Alter des Kindes"), 0, 99, self, unit=self.tr("Jahre alt"))
        self._age.setObjectName("age")
        self._age.line.setPlaceholderText(self.tr("Kind"))
        self._time = time_edit(self.tr("Uhrzeit"), self)
        self._time.setObjectName("time")
        self._current = self._check("current", self.tr("nur aktuelle"))
        self._inactive = self._check("inactive", self.tr("stillgelegte"))
        self._clear = QPushButton(self.tr("Alles zeigen"), self)
        self._clear.setObjectName("clear")
        self._clear.setProperty("role", "link")
        layout = FlowLayout(self)
        for widget in (
            self.line, self._need, self._age, self._area, self._language, self._day, self._time, self._current,
            self._inactive, self._clear,
        ):  # fmt: skip
            layout.addWidget(widget)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._tell)
        self.line.down_pressed.connect(self.down_pressed)
        self._age.typed.connect(self._tell)
        self._time.typed.connect(self._tell)
        self._clear.clicked.connect(self.reset)
        self._clear.hide()

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        need, day = self._need.currentData(), self._day.currentData()
        return Wanted(
            words=self.line.text(),
            need=need,
            answered_by=self._kinds.get(need, frozenset()),
            age=self._age.value,
            area=self._area.currentData(),
            language=self._language.currentData(),
            day=Weekday(day) if day else None,
            minute=self._time.value if day else None,
            only_current=self._current.isChecked(),
            inactive=self._inactive.isChecked(),
        )

    def show_directory(self, directory: Directory) -> None:
        """Offer the places and languages that there are."""
        languages = sorted((self._names.language(key), key) for key in directory.languages)
        self._offer(self._area, [(area, area) for area in directory.areas])
        self._offer(self._language, [(key, name) for name, key in languages])

    def reset(self) -> None:
        """Look for nothing special."""
        boxes = (self._need, self._area, self._language, self._day)
        for box in boxes:
            with QSignalBlocker(box):
                box.setCurrentIndex(0)
        for check in (self._current, self._inactive):
            with QSignalBlocker(check):
                check.setChecked(False)
        self._age.show_value(None)
        self._age.line.clear()
        self._time.show_value(None)
        self._time.line.clear()
        with QSignalBlocker(self.line):
            self.line.clear()
        self._tell()
        self.line.setFocus()

    def _combo(self, name: str, title: str, nothing: str, options: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(title)
        box.setMinimumHeight(TOUCH)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LETTERS if name == "need" else 12)
        box.addItem(nothing, "")
        for key, text in options:
            box.addItem(text, key)
        box.currentIndexChanged.connect(self._tell)
        return box

    def _offer(self, box: QComboBox, options: Sequence[tuple[str, str]]) -> None:
        """Show other options; what was chosen stays if it is still there."""
        chosen = box.currentData()
        with QSignalBlocker(box):
            nothing = box.itemText(0)
            box.clear()
            box.addItem(nothing, "")
            for key, text in options:
                box.addItem(text, key)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def _check(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setObjectName(name)
        box.setMinimumHeight(TOUCH)
        box.toggled.connect(self._tell)
        return box

    def _tell(self, _value: object = None) -> None:
        self._time.setEnabled(bool(self._day.currentData()))
        self._clear.setVisible(self.wanted != Wanted())
        self.changed.emit()
