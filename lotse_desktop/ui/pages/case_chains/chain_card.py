"""A begun chain as a whole: its days, its end."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from lotse_desktop.domain.chains import StartedChain
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import TOUCH
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.typed import day_edit


class ChainCard(Card):
    """Each change is told at once."""

    edited = Signal(object, str, str)
    """The changed :class:`StartedChain`, what undo says, and a key under which changes are one step of undo."""
    removed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("chain-card")
        self._today = today
        self._started: StartedChain | None = None
        self._start = day_edit(self.tr("Begonnen am"), today, self, needed=True)
        self._start.setObjectName("chain-start")
        self._target = day_edit(self.tr("Zieltag"), today, self)
        self._target.setObjectName("chain-target")
        self._target_field = Labelled(self.tr("Zieltag"), self._target, self)
        self._hint = Words("", "smallgap", self)
        self._hint.setObjectName("target-hint")
        self._exit = Words("", "small", self)
        self._exit.setObjectName("chain-exit")
        holder = QWidget(self)
        row = FlowLayout(holder, 6)
        self._buttons: dict[str, QPushButton] = {}
        for name, words, press in (
            ("chain-reached", self.tr("Ziel erreicht"), partial(self._end, reached=True)),
            ("chain-ended", self.tr("Kette beenden"), partial(self._end, reached=False)),
            ("chain-again", self.tr("Weiterführen"), self._go_on),
            ("chain-remove", self.tr("Entfernen"), self._tell_removed),
        ):
            button = QPushButton(words, holder)
            button.setObjectName(name)
            button.setMinimumHeight(TOUCH)
            button.clicked.connect(press)
            row.addWidget(button)
            self._buttons[name] = button
        self._buttons["chain-remove"].setProperty("role", "quiet")
        self.add(Labelled(self.tr("Begonnen am"), self._start, self))
        for widget in (self._target_field, self._hint, self._exit, holder):
            self.add(widget)
        self._start.typed.connect(self._write_start)
        self._target.typed.connect(self._write_target)

    def show_chain(self, started: StartedChain) -> None:
        """Show a begun chain, without telling anybody."""
        if self._started is None or self._started.id != started.id:
            for edit in (self._start, self._target):
                edit.line.clear()
                edit.complain("")
        self._started = started
        chain = started.chain
        self.show_title(self.tr("{key}, Fassung {version}").format(key=chain.key, version=chain.version))
        self._start.show_value(started.start)
        self._target.show_value(started.target)
        self._target_field.setVisible(chain.has_target)
        waiting = chain.has_target and started.target is None
        self._hint.setText(
            self.tr("Bitte den Tag eintragen: {target}. Von ihm wird zurückgerechnet.").format(target=chain.target)
        )
        self._hint.setVisible(waiting)
        self._exit.setText(self._end_words(started))
        self._exit.setVisible(bool(self._exit.text()))
        ended = started.ended_on is not None
        for name in ("chain-reached", "chain-ended"):
            self._buttons[name].setVisible(not ended)
        self._buttons["chain-again"].setVisible(ended)

    def start(self) -> None:
        """Put the cursor where something is still missing."""
        edit = self._target if self._started is not None and self._started.chain.has_target else self._start
        edit.line.setFocus()
        edit.line.selectAll()

    def _end_words(self, started: StartedChain) -> str:
        if started.ended_on is None:
            words = started.chain.exit
            return self.tr("Fertig, wenn: {words}").format(words=words) if words else ""
        words = self.tr("Ziel erreicht am {day}.") if started.reached else self.tr("Beendet am {day}.")
        return words.format(day=short_date(started.ended_on))

    def _write_start(self, day: date) -> None:
        if self._started is not None:
            changed = self._started.with_dates(day, self._started.target)
            self.edited.emit(changed, self.tr("Beginn der Kette ändern"), f"chain:{changed.id}:start")

    def _write_target(self, day: date | None) -> None:
        if self._started is not None:
            changed = self._started.with_dates(self._started.start, day)
            self.edited.emit(changed, self.tr("Zieltag ändern"), f"chain:{changed.id}:target")

    def _end(self, _checked: Any = None, *, reached: bool) -> None:
        if self._started is not None:
            changed = self._started.with_end(self._today(), reached=reached)
            self.edited.emit(changed, self.tr("Kette beenden"), "")

    def _go_on(self) -> None:
        if self._started is not None:
            self.edited.emit(self._started.with_end(None), self.tr("Kette weiterführen"), "")

    def _tell_removed(self) -> None:
        self.removed.emit()
