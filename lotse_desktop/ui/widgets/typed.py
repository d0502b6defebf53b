"""Fields to type a value: what cannot be read is told in words beside the field and not taken over."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from lotse_desktop.domain.typed import find_day, find_month, find_number, find_time
from lotse_desktop.domain.wording import clock, short_date
from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.choice import TOUCH

LINE: Final = 400
"""Characters of a line that is stored."""


class _Line(QLineEdit):
    """High enough for a finger at every text size."""

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, TOUCH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


class TypedEdit(QWidget):
    """A line to type a value.  ``read`` gives ``None`` for what it cannot read, ``write`` the text of a value."""

    typed = Signal(object)
    """The value that a person has typed; ``None``: the field was emptied."""

    def __init__(
        self,
        name: str,
        read: Callable[[str], Any],
        write: Callable[[Any], str],
        complaint: str,
        *,
        chars: int = 0,
        unit: str = "",
        example: str = "",
        needed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self._write, self._complaint, self._needed = read, write, complaint, needed
        self._value: Any = None
        self._line = _Line(self)
        self._line.setObjectName("line")
        self._line.setAccessibleName(name)
        self._line.setPlaceholderText(example)
        self._words = Words("", "gap", self)
        self._words.setObjectName("complaint")
        self._words.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if chars:
            self._line.setFixedWidth(self._line.fontMetrics().averageCharWidth() * (chars + 3) + 24)
            layout.addWidget(self._line)
            if unit:
                layout.addWidget(QLabel(unit, self))
            layout.addWidget(self._words, stretch=100)
            layout.addStretch(1)
        else:
            layout.addWidget(self._line, stretch=3)
            layout.addWidget(self._words, stretch=2)
        self.setFocusProxy(self._line)
        self._line.textEdited.connect(self._edit)
        self._line.editingFinished.connect(self._finish)

    @property
    def line(self) -> QLineEdit:
        """The line itself."""
        return self._line

    @property
    def value(self) -> Any:
        """What was shown or typed last and could be read."""
        return self._value

    @property
    def is_read(self) -> bool:
        """What stands in the line can be read; an empty line can, unless a value is needed."""
        text = self._line.text().strip()
        return self._read(text) is not None if text else not self._needed

    @property
    def complaint(self) -> str:
        """What is told beside the field; empty when all is well."""
        return "" if self._words.isHidden() else self._words.text()

    def show_value(self, value: Any) -> None:
        """Show ``value``, without telling anybody; what is being typed stays while it stands for the same value."""
        if value == self._value and (self._line.text() or value is None):
            return
        self._value = value
        self._line.setText("" if value is None else self._write(value))
        self._line.setCursorPosition(0)
        self._words.hide()

    def complain(self, sentence: str) -> None:
        """Tell ``sentence`` beside the field."""
        self._words.setText(sentence)
        self._words.setVisible(bool(sentence))
        self._line.setAccessibleDescription(sentence)

    def _edit(self, text: str) -> None:
        value = self._read(text) if text.strip() else None
        if value is None and (text.strip() or self._needed):
            return
        self.complain("")
        if value != self._value:
            self._value = value
            self.typed.emit(value)

    def _finish(self) -> None:
        text = self._line.text()
        if text.strip() and self._read(text) is not None:
            self.complain("")
        elif text.strip() or (self._needed and self._value is not None):
            self.complain(self._complaint)
        else:
            self.complain("")


def text_edit(name: str, parent: QWidget | None = None, *, most: int = LINE, needed: str = "") -> TypedEdit:
    """A line of text; ``needed``: what is told when it is left empty (then the former text stays)."""
    edit = TypedEdit(name, str.strip, str, needed, needed=bool(needed), parent=parent)
    edit.line.setMaxLength(most)
    return edit


def number_edit(
    name: str, minimum: int, maximum: int, parent: QWidget | None = None, *, unit: str = "", needed: bool = False
) -> TypedEdit:
    """A whole number; ``unit`` stands behind it."""
    between = QCoreApplication.translate("Typed", "Bitte eine Zahl von {low} bis {high}.").format(
        low=minimum, high=maximum
    )
    return TypedEdit(
        name,
        lambda text: find_number(text, minimum, maximum),
        str,
        between,
        chars=5,
        unit=unit,
        needed=needed,
        parent=parent,
    )


def month_edit(name: str, parent: QWidget | None = None, *, needed: bool = False) -> TypedEdit:
    """A month of a year."""
    complaint = QCoreApplication.translate("Typed", "Bitte Monat und Jahr, zum Beispiel 06/2022.")
    return TypedEdit(name, find_month, month_text, complaint, chars=10, example="MM/JJJJ", needed=needed, parent=parent)


def time_edit(name: str, parent: QWidget | None = None, *, needed: bool = False) -> TypedEdit:
    """A time of day in minutes."""
    complaint = QCoreApplication.translate("Typed", "Bitte eine Uhrzeit, zum Beispiel 7:30.")
    return TypedEdit(name, find_time, clock, complaint, chars=6, example="7:30", needed=needed, parent=parent)


def day_edit(name: str, today: Callable[[], date], parent: QWidget | None = None, *, needed: bool = False) -> TypedEdit:
    """A calendar day; without a year the next one."""
    return TypedEdit(
        name,
        lambda text: find_day(text, today()),
        short_date,
        QCoreApplication.translate("Typed", "Bitte ein Datum, zum Beispiel 20.11.2026."),
        chars=11,
        example="TT.MM.JJJJ",
        needed=needed,
        parent=parent,
    )


def month_text(month: date) -> str:
    """„06/2022“."""
    return f"{month:%m/%Y}"


class TextArea(QPlainTextEdit):
    """Several lines of text, at most ``most`` characters; Tab leaves it."""

    edited = Signal(str)
    """The text that a person has now typed."""

    def __init__(self, name: str, most: int, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most, self._lines = most, lines
        self._shown = ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Show ``text``, without telling anybody; the cursor stays where the text stays."""
        if text != self.toPlainText().strip():
            with QSignalBlocker(self):
                self.setPlainText(text)
        self._shown = text

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * self._lines + 26)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _tell(self) -> None:
        if len(self.toPlainText()) > self._most:
            with QSignalBlocker(self):
                self.setPlainText(self.toPlainText()[: self._most])
                self.moveCursor(QTextCursor.MoveOperation.End)
        text = self.toPlainText().strip()
        if text != self._shown:
            self._shown = text
            self.edited.emit(text)
