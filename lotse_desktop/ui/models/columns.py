"""Columns as values, and the read-only table model that every list of values uses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from typing_extensions import override

from lotse_desktop.ui.look import LIGHT, Tokens

T = TypeVar("T")

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: its title and what it shows of a value.

    ``tone`` names a colour of the tokens (``gap_text``, ``good``, ``ink2``; empty: as all text) – the text itself must
    say the same in words.  ``spoken`` is what a screen reader says instead of the text.
    """

    title: str
    text: Callable[[T], str]
    tone: Callable[[T], str] | None = None
    spoken: Callable[[T], str] | None = None
    bold: bool = False
    right: bool = False


class ValueTableModel(QAbstractTableModel, Generic[T]):
    """Shows frozen values.  ``data`` computes from memory only; a change is a new :meth:`show`."""

    VALUE_ROLE: Final = Role.UserRole

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._values: tuple[T, ...] = ()
        self._tokens: Tokens = LIGHT
        self._bold = QFont()
        self._bold.setBold(True)

    def show(self, values: Sequence[T]) -> None:
        """Show these values instead of the present ones."""
        self.beginResetModel()
        self._values = tuple(values)
        self.endResetModel()

    def show_tokens(self, tokens: Tokens, font: QFont) -> None:
        """Use the colours of this scheme, and ``font`` for what is bold."""
        self._tokens = tokens
        self._bold = QFont(font)
        self._bold.setBold(True)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    @property
    def values(self) -> tuple[T, ...]:
        """What is shown, top to bottom."""
        return self._values

    def value(self, row: int) -> T | None:
        """The value in this row, ``None`` outside the table."""
        return self._values[row] if 0 <= row < len(self._values) else None

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._values)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Role.DisplayRole:
            return self._columns[section].title
        return self._alignment(self._columns[section]) if role == Role.TextAlignmentRole else None

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        value, column = self._values[index.row()], self._columns[index.column()]
        answer: Any = None
        match role:
            case Role.DisplayRole:
                answer = column.text(value)
            case Role.AccessibleTextRole:
                answer = (column.spoken or column.text)(value)
            case Role.ForegroundRole:
                tone = column.tone(value) if column.tone else ""
                answer = self._tokens.color(tone) if tone else None
            case Role.FontRole:
                answer = self._bold if column.bold else None
            case Role.TextAlignmentRole:
                answer = self._alignment(column)
            case self.VALUE_ROLE:
                answer = value
            case _:
                pass
        return answer

    def _alignment(self, column: Column[T]) -> int:
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)
