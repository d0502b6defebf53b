"""The clock of the talk in the top bar: how long it lasts, what is foreseen now, what comes next."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override


class TalkButton(QPushButton):
    """Quiet words; pressing it opens the menu that was set.  Never alarming, whatever the time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "talk")
        self.setAutoDefault(True)
        self._compact = False
        self._words: tuple[str, str] = ("", "")
        self._first, self._second = QLabel(self), QLabel(self)
        self._first.setObjectName("talk-now")
        self._second.setObjectName("talk-next")
        self._second.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 14, 4)
        column.setSpacing(0)
        for label in (self._first, self._second):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignCenter)
        self.show_none()

    def show_none(self) -> None:
        """No talk takes place."""
        self._time = ""
        self._say(self.tr("Kein Gespräch"), "")
        self.setToolTip(self.tr("Gespräch beginnen (Strg+G)"))
        self.setAccessibleName(self.tr("Kein Gespräch – Gespräch beginnen"))

    def show_talk(self, time: str, now: str, following: str) -> None:
        """A talk lasts for ``time``; ``now`` is foreseen, then ``following`` (empty: nothing more)."""
        self._time = time
        self._say(
            self.tr("Gespräch {time} · {block}").format(time=time, block=now),
            self.tr("danach {block}").format(block=following) if following else "",
        )
        words = ", ".join(filter(None, self._words))
        self.setToolTip(words)
        self.setAccessibleName(words)

    def show_compact(self, compact: bool) -> None:  # noqa: FBT001 - a state
        """The time only, where there is little room."""
        if compact != self._compact:
            self._compact = compact
            self._say(*self._words)

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        hint = layout.sizeHint() if layout is not None else super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self.fontMetrics().height() + 16))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _say(self, first: str, second: str) -> None:
        self._words = (first, second)
        self._first.setText((self._time or self.tr("Gespräch")) if self._compact else first)
        self._second.setText(second)
        self._second.setVisible(bool(second) and not self._compact)
        self.updateGeometry()
