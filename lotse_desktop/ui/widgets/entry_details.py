"""What each type of entry of the care week asks for beside its days and times."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QSizePolicy, QSpinBox, QWidget
from typing_extensions import override

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
)
from lotse_desktop.domain.care_words import ACTIVITY_NAMES, CARE_NAMES, RELIABILITY_NAMES
from lotse_desktop.domain.timetable import way_minutes
from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.typed import LINE, TypedEdit, day_edit, time_edit

K = TypeVar("K", bound=StrEnum)


class TimeRange(QWidget):
    """„… bis …“, minutes after midnight; „24:00“ can be typed."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = time_edit(self.tr("{name} von").format(name=name), self, needed=True)
        self.last = time_edit(self.tr("{name} bis").format(name=name), self, needed=True)
        self.first.setObjectName("from")
        self.last.setObjectName("to")
        between = Words(self.tr("bis"), "", self)
        between.setWordWrap(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.first, between, self.last):
            layout.addWidget(widget)
            widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        layout.addStretch(1)
        self.setFocusProxy(self.first)
        self.first.typed.connect(self.changed)
        self.last.typed.connect(self.changed)

    @property
    def span(self) -> tuple[int, int]:
        """From and to; 0 where nothing could be read yet."""
        return self.first.value or 0, self.last.value or 0

    def show_span(self, span: tuple[int, int]) -> None:
        """Show these times, without telling anybody."""
        self.first.show_value(span[0])
        self.last.show_value(span[1])

    @property
    def wrong(self) -> TypedEdit | None:
        """A field with a text that is no time."""
        return next((edit for edit in (self.first, self.last) if edit.complaint or edit.value is None), None)


class Details:
    """What only one type of entry has.  ``add_first`` and ``add_last``: around the days and times."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        self._parent = parent
        self._label = QLineEdit("" if isinstance(entry, Absence) else entry.label, parent)
        self._label.setObjectName("label")
        self._label.setMaxLength(LINE)
        self._label.hide()

    def add_first(self, form: QFormLayout) -> None: ...

    def add_last(self, form: QFormLayout) -> None: ...

    def values(self) -> dict[str, object]:
        """Fields of the entry and what they shall be."""
        return {}

    @property
    def wrong(self) -> TypedEdit | None:
        """A field with a text that cannot be read."""
        return None

    def find_fault(self, span: tuple[int, int]) -> tuple[str, QWidget] | None:  # noqa: ARG002
        """What cannot be, in words."""
        return None

    def _add_label(self, form: QFormLayout, title: str, example: str) -> None:
        self._label.setAccessibleName(title)
        self._label.setPlaceholderText(example)
        form.addRow(title, self._label)
        self._label.show()


class _ActivityDetails(Details):
    def __init__(self, entry: Activity, week: CareWeek, parent: QWidget) -> None:
        super().__init__(entry, parent)
        self._kind = combo(ACTIVITY_NAMES, _tr("Art"), parent)
        self._kind.setObjectName("kind")
        show_key(self._kind, entry.kind)
        self._pause = minutes_box(_tr("Pause in Minuten"), entry.pause, parent)
        self._pause.setObjectName("pause")
        self._own_way = QCheckBox(_tr("Anderer Weg als sonst"), parent)
        self._own_way.setObjectName("own-way")
        self._own_way.setChecked(entry.out is not None or entry.back is not None)
        out, back = way_minutes(week, entry)
        self._out = minutes_box(_tr("Weg hin in Minuten"), out, parent)
        self._out.setObjectName("out")
        self._back = minutes_box(_tr("Weg zurück in Minuten"), back, parent)
        self._back.setObjectName("back")
        self._holidays = QCheckBox(_tr("Auch an Feiertagen"), parent)
        self._holidays.setObjectName("public-holidays")
        self._holidays.setChecked(entry.public_holidays)
        self._until = _last_day(entry, parent)

    @override
    def add_first(self, form: QFormLayout) -> None:
        form.addRow(_tr("Art"), self._kind)
        self._add_label(form, _tr("Bezeichnung"), _tr("zum Beispiel Frühdienst"))

    @override
    def add_last(self, form: QFormLayout) -> None:
        form.addRow(_tr("Pause"), self._pause)
        form.addRow(_tr("Weg"), self._own_way)
        form.addRow(_tr("Weg hin"), self._out)
        form.addRow(_tr("Weg zurück"), self._back)
        form.addRow("", self._holidays)
        form.addRow(_tr("Letzter Tag"), self._until)

        def show_ways(own: bool) -> None:  # noqa: FBT001
            form.setRowVisible(self._out, own)
            form.setRowVisible(self._back, own)

        self._own_way.toggled.connect(show_ways)
        show_ways(self._own_way.isChecked())

    @override
    def values(self) -> dict[str, object]:
        own = self._own_way.isChecked()
        return {
            "kind": ActivityKind(self._kind.currentData()),
            "label": self._label.text().strip(),
            "pause": self._pause.value(),
            "out": self._out.value() if own else None,
            "back": self._back.value() if own else None,
            "public_holidays": self._holidays.isChecked(),
            "until": self._until.value,
        }

    @override
    def find_fault(self, span: tuple[int, int]) -> tuple[str, QWidget] | None:
        return _day_fault(self._until)


class _CareDetails(Details):
    def __init__(self, entry: CarePlace, parent: QWidget) -> None:
        super().__init__(entry, parent)
        self._kind = combo(CARE_NAMES, _tr("Art"), parent)
        self._kind.setObjectName("kind")
        show_key(self._kind, entry.kind)
        self._has_opening = QCheckBox(_tr("Geöffnet ist zu anderen Zeiten"), parent)
        self._has_opening.setObjectName("has-opening")
        self._has_opening.setChecked(entry.opening is not None)
        self._opening = TimeRange(_tr("Geöffnet"), parent)
        self._opening.setObjectName("opening")
        self._opening.show_span(entry.opening or entry.booked)
        self._term_only = QCheckBox(_tr("Nur in der Schulzeit, nicht in den Ferien"), parent)
        self._term_only.setObjectName("term-only")
        self._term_only.setChecked(entry.term_only)

    @override
    def add_first(self, form: QFormLayout) -> None:
        form.addRow(_tr("Art"), self._kind)
        self._add_label(form, _tr("Ort"), _tr("zum Beispiel Kita am Park"))

    @override
    def add_last(self, form: QFormLayout) -> None:
        form.addRow("", self._has_opening)
        form.addRow(_tr("Geöffnet"), self._opening)
        form.addRow("", self._term_only)

        def show_opening(shown: bool) -> None:  # noqa: FBT001
            form.setRowVisible(self._opening, shown)

        self._has_opening.toggled.connect(show_opening)
        show_opening(self._has_opening.isChecked())

    @override
    def values(self) -> dict[str, object]:
        return {
            "kind": CareKind(self._kind.currentData()),
            "label": self._label.text().strip(),
            "opening": self._opening.span if self._has_opening.isChecked() else None,
            "term_only": self._term_only.isChecked(),
        }

    @property
    @override
    def wrong(self) -> TypedEdit | None:
        return self._opening.wrong if self._has_opening.isChecked() else None

    @override
    def find_fault(self, span: tuple[int, int]) -> tuple[str, QWidget] | None:
        first, last = self._opening.span
        if not self._has_opening.isChecked():
            return None
        if first >= last:
            return _tr("Die Öffnungszeit muss am selben Tag nach ihrem Beginn enden."), self._opening.last
        if min(last, span[1]) <= max(first, span[0]):
            return _tr("In der gebuchten Zeit ist gar nicht geöffnet. Bitte beide Zeiten prüfen."), self._opening.first
        return None


class _HelperDetails(Details):
    def __init__(self, entry: Helper, parent: QWidget) -> None:
        super().__init__(entry, parent)
        self._reliability = combo(RELIABILITY_NAMES, _tr("Wie verlässlich"), parent)
        self._reliability.setObjectName("reliability")
        show_key(self._reliability, entry.reliability)
        self._public = QCheckBox(_tr("Auch an Feiertagen"), parent)
        self._public.setObjectName("public-holidays")
        self._public.setChecked(entry.public_holidays)
        self._school = QCheckBox(_tr("Auch in den Schulferien"), parent)
        self._school.setObjectName("school-holidays")
        self._school.setChecked(entry.school_holidays)
        self._until = _last_day(entry, parent)

    @override
    def add_first(self, form: QFormLayout) -> None:
        self._add_label(form, _tr("Wer"), _tr("Vorname oder Rolle, zum Beispiel Oma"))
        form.addRow(_tr("Wie verlässlich"), self._reliability)
        form.addRow("", Words(_tr("Nur „sicher“ schließt eine Lücke."), "small", self._parent))

    @override
    def add_last(self, form: QFormLayout) -> None:
        form.addRow("", self._public)
        form.addRow("", self._school)
        form.addRow(_tr("Letzter Tag"), self._until)

    @override
    def values(self) -> dict[str, object]:
        return {
            "label": self._label.text().strip(),
            "reliability": Reliability(self._reliability.currentData()),
            "public_holidays": self._public.isChecked(),
            "school_holidays": self._school.isChecked(),
            "until": self._until.value,
        }

    @override
    def find_fault(self, span: tuple[int, int]) -> tuple[str, QWidget] | None:
        return _day_fault(self._until)


def _last_day(entry: Activity | Helper, parent: QWidget) -> TypedEdit:
    """Until when it was promised; the week does not change by it, the year does.  A day without a year is refused."""
    edit = day_edit(_tr("Letzter Tag"), lambda: date.min, parent)
    edit.setObjectName("until")
    edit.line.setPlaceholderText(_tr("freiwillig"))
    edit.show_value(entry.until)
    return edit


def _day_fault(edit: TypedEdit) -> tuple[str, QWidget] | None:
    return None if edit.is_read else (_tr("Bitte ein Datum mit Jahr eintragen, zum Beispiel 20.11.2026."), edit)


def details_of(entry: Entry, week: CareWeek, parent: QWidget) -> Details:
    """The fields that this type of entry has beside days and times."""
    if isinstance(entry, Activity):
        return _ActivityDetails(entry, week, parent)
    if isinstance(entry, CarePlace):
        return _CareDetails(entry, parent)
    return _HelperDetails(entry, parent) if isinstance(entry, Helper) else Details(entry, parent)


def combo(names: Mapping[K, str], name: str, parent: QWidget | None = None) -> QComboBox:
    """A box to choose one of ``names``; its data are the keys as plain text."""
    box = QComboBox(parent)
    box.setAccessibleName(name)
    for key, text in names.items():
        box.addItem(text, str(key))
    return box


def show_key(box: QComboBox, key: StrEnum) -> None:
    """Show this one as chosen."""
    box.setCurrentIndex(box.findData(str(key)))


def minutes_box(name: str, value: int, parent: QWidget | None = None, most: int = 600) -> QSpinBox:
    """Minutes, 0 … ``most``."""
    box = QSpinBox(parent)
    box.setAccessibleName(name)
    box.setRange(0, most)
    box.setSingleStep(5)
    box.setSuffix(" min")
    box.setValue(value)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return box


def _tr(text: str) -> str:
    return QCoreApplication.translate("EntryFields", text)
