"""A calm list of things that can be switched on: a box to tick, words, a value at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lotse_desktop.ui.look import set_role
from lotse_desktop.ui.widgets.card import Rule, Tone
from lotse_desktop.ui.widgets.choice import Mark, OptionButton


@dataclass(frozen=True, slots=True)
class Tick:
    """One row; ``spoken`` is what a screen reader says instead of the value."""

    text: str
    value: str = ""
    tone: Tone = "good"
    chosen: bool = False
    spoken: str = ""


class _Row(QWidget):
    """The box with its words, and the value."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.button = OptionButton(text, Mark.TICK, "", self)
        self._value = QLabel(self)
        self._value.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.button, stretch=1)
        layout.addWidget(self._value)

    def show_tick(self, tick: Tick) -> None:
        """Show value and mark."""
        said = tick.spoken or tick.value
        self.button.setAccessibleName(f"{tick.text}, {said}" if said else tick.text)
        self.button.setChecked(tick.chosen)
        self._value.setText(tick.value)
        self._value.setVisible(bool(tick.value))
        set_role(self._value, tick.tone)


class TickList(QWidget):
    """Rows one below the other; Tab reaches each, Space switches it."""

    ticked = Signal(int)
    """The number of the row that was pressed; the list itself changes nothing."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name = name
        self._ticks: tuple[Tick, ...] = ()
        self._rows: list[_Row] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """What is shown."""
        return self._ticks

    def show_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show exactly these; rows whose words stay keep the focus."""
        if [tick.text for tick in ticks] != [tick.text for tick in self._ticks]:
            self._build(ticks)
        self._ticks = tuple(ticks)
        for row, tick in zip(self._rows, ticks, strict=True):
            row.show_tick(tick)

    def _build(self, ticks: Sequence[Tick]) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = []
        for number, tick in enumerate(ticks):
            if number:
                self._layout.addWidget(Rule(self))
            row = _Row(tick.text, self)
            row.button.setObjectName(f"tick-{number}")
            row.button.setAccessibleDescription(self._name)
            row.button.clicked.connect(partial(self._tell, number))
            self._layout.addWidget(row)
            self._rows.append(row)

    def _tell(self, number: int, _checked: object = None) -> None:
        self._rows[number].button.setChecked(self._ticks[number].chosen)
        self.ticked.emit(number)
