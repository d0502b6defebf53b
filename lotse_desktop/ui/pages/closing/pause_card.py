"""The case rests: why, and until when."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lotse_desktop.domain.lifecycle import Pause
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.widgets.card import Card, Words, button_row
from lotse_desktop.ui.widgets.typed import day_edit, text_edit


class PauseCard(Card):
    """Asks while the case runs; shows the pause while it rests."""

    paused = Signal(str, object)
    """Reason and the day on which it goes on, or ``None``."""
    ended = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Pause"))
        self._now = Words("", "", self)
        self._now.setObjectName("pause")
        self._end = QPushButton(self.tr("Pause beenden"), self)
        self._end.setObjectName("end-pause")
        self._asking = QWidget(self)
        reason, until = self.tr("Grund der Pause"), self.tr("Weiter am (erscheint dann unter „Fällig“)")
        self._reason = text_edit(reason, self)
        self._reason.setObjectName("pause-reason")
        self._until = day_edit(until, today, self)
        self._until.setObjectName("resume")
        self._begin = QPushButton(self.tr("Fall ruhen lassen"), self)
        self._begin.setObjectName("begin-pause")
        layout = QVBoxLayout(self._asking)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Labelled(reason, self._reason, self))
        layout.addWidget(Labelled(until, self._until, self))
        layout.addLayout(button_row(None, self._begin))
        self.add(self._now)
        self.body.addLayout(button_row(None, self._end))
        self.add(self._asking)
        self._begin.clicked.connect(self._tell)
        self._end.clicked.connect(self._tell_ended)

    def show_pause(self, pause: Pause | None) -> None:
        """Show the pause; ``None``: the case runs."""
        self._asking.setVisible(pause is None)
        self._now.setVisible(pause is not None)
        self._end.setVisible(pause is not None)
        if pause is not None:
            until = (
                self.tr("Offen, wie lange.")
                if pause.resume_on is None
                else self.tr("Weiter am {day}.").format(day=short_date(pause.resume_on))
            )
            since = self.tr("Seit {day}.").format(day=short_date(pause.since))
            self._now.setText(" ".join(filter(None, (since, until, pause.reason))))

    def _tell(self) -> None:
        reason, until = self._reason.value or "", self._until.value
        self._reason.show_value(None)
        self._until.show_value(None)
        self.paused.emit(reason, until)

    def _tell_ended(self) -> None:
        self.ended.emit()
