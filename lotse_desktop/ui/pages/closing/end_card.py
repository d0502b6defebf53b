"""The end of a case: reason, what was reached, what stays open, and three questions that may be left out."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lotse_desktop.domain.closing import REASONS
from lotse_desktop.domain.lifecycle import Closure, ClosureReason, Feedback, Lifecycle
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.widgets.bullets import Bullets
from lotse_desktop.ui.widgets.card import Card, Words, button_row
from lotse_desktop.ui.widgets.choice import ChoiceRow
from lotse_desktop.ui.widgets.typed import TextArea, text_edit

WORDS: Final = 2000
"""Characters of what the client says at the end."""


class EndCard(Card):
    """Asks for the reason while the case runs; shows the end and asks the client once it is closed."""

    closed = Signal(object, str)
    """:class:`ClosureReason` and a note."""
    reopened = Signal()
    said = Signal(object)
    """:class:`Feedback`."""
    circle_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Abschluss"))
        self._end = Words("", "strong", self)
        self._end.setObjectName("end")
        self._note_shown = Words("", "", self)
        self._reached = Words("", "", self)
        self._reached.setObjectName("goals")
        self._open = Words("", "", self)
        self._open.setObjectName("open-needs")
        for widget in (self._end, self._note_shown, self._reached, self._open):
            self.add(widget)
        self._asking = ReasonForm(self)
        self._answers = FeedbackForm(self)
        self._reopen = QPushButton(self.tr("Fall wieder öffnen"), self)
        self._reopen.setObjectName("reopen")
        self.add(self._asking)
        self.add(self._answers)
        self.body.addLayout(button_row(self._reopen))
        self._former_title = Words(self.tr("Frühere Abschlüsse"), "small", self)
        self._former = Bullets("", self)
        self._former.setObjectName("former")
        self.add(self._former_title)
        self.add(self._former)
        self._asking.closed.connect(self.closed)
        self._asking.circle_wanted.connect(self.circle_wanted)
        self._answers.said.connect(self.said)
        self._reopen.clicked.connect(self._tell_reopened)

    def show_case(self, life: Lifecycle, reached: int, goals: int, needs: Sequence[str]) -> None:
        """Show the end, or ask for it; ``needs`` are the titles of what is open."""
        closure = life.closure
        for widget in (self._end, self._answers, self._reopen):
            widget.setVisible(closure is not None)
        self._asking.setVisible(closure is None)
        self._note_shown.setVisible(closure is not None and bool(closure.note))
        if closure is None:
            words = self.tr("Ziele erreicht: {reached} von {goals}") if goals else self.tr("Kein Ziel im Plan")
            self._reached.setText(words.format(reached=reached, goals=goals))
        else:
            self._end.setText(self._sentence(closure))
            self._note_shown.setText(closure.note)
            self._reached.setText(self.tr("Ziele erreicht: {reached}").format(reached=closure.goals_reached))
            self._answers.show_feedback(closure.feedback)
        words = self.tr("Noch offen: {needs}") if needs else self.tr("Kein bestätigter Bedarf ist offen.")
        self._open.setText(words.format(needs=" · ".join(needs)))
        self._former_title.setVisible(bool(life.former))
        self._former.setVisible(bool(life.former))
        self._former.show_sentences([self._sentence(former) for former in life.former])

    def _sentence(self, closure: Closure) -> str:
        return f"{short_date(closure.day)}: {REASONS[closure.reason]}"

    def _tell_reopened(self) -> None:
        self.reopened.emit()


class ReasonForm(QWidget):
    """Why the case ends; nothing is stored before the button is pressed."""

    closed = Signal(object, str)
    circle_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        reasons = [(reason.value, words) for reason, words in REASONS.items()]
        self._reason = ChoiceRow(reasons, self.tr("Grund"), plain=True, parent=self)
        self._reason.setObjectName("reason")
        self._note = text_edit(self.tr("Anmerkung, bleibt in diesem Fall"), self)
        self._note.setObjectName("closing-note")
        self._close = QPushButton(self.tr("Fall abschließen"), self)
        self._close.setObjectName("close-case")
        self._close.setProperty("role", "primary")
        self._close.setEnabled(False)
        self._circle = QPushButton(self.tr("Vorher: letzte Schnelle Runde"), self)
        self._circle.setObjectName("last-circle")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Labelled(self.tr("Grund"), self._reason, self))
        layout.addWidget(Labelled(self.tr("Anmerkung, bleibt in diesem Fall"), self._note, self))
        layout.addLayout(button_row(self._circle, self._close))
        self._reason.picked.connect(self._pick)
        self._close.clicked.connect(self._tell)
        self._circle.clicked.connect(self._tell_circle)

    def _pick(self, keys: tuple[str, ...]) -> None:
        self._reason.show_keys(keys)
        self._close.setEnabled(bool(keys))

    def _tell(self) -> None:
        reason, note = ClosureReason(self._reason.keys[0]), self._note.value or ""
        self._pick(())
        self._note.show_value(None)
        self.closed.emit(reason, note)

    def _tell_circle(self) -> None:
        self.circle_wanted.emit()


class FeedbackForm(QWidget):
    """Three questions for the client; each can be left out."""

    said = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feedback = Feedback()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(
            Words(self.tr("Drei Fragen an die Klientin oder den Klienten – jede darf offen bleiben"), "small")
        )
        self._rows: dict[str, ChoiceRow] = {}
        for field, question in (
            ("helpful", self.tr("Wie sehr hat die Begleitung geholfen? (1 = gar nicht, 5 = sehr)")),
            ("respected", self.tr("Wie respektvoll haben wir Sie behandelt? (1 = gar nicht, 5 = sehr)")),
        ):
            row = ChoiceRow([(str(n), str(n)) for n in range(1, 6)], question, plain=True, parent=self)
            row.setObjectName(field)
            row.picked.connect(partial(self._pick, field))
            self._rows[field] = row
            layout.addWidget(Labelled(question, row, self))
        question = self.tr("Was möchten Sie uns noch sagen?")
        self._words = TextArea(question, WORDS, 2, self)
        self._words.setObjectName("words")
        self._words.edited.connect(self._write)
        layout.addWidget(Labelled(question, self._words, self))

    def show_feedback(self, feedback: Feedback) -> None:
        """Show what was said."""
        self._feedback = feedback
        for field, row in self._rows.items():
            value = getattr(feedback, field)
            row.show_keys(() if value is None else (str(value),))
        self._words.show_text(feedback.words)

    def _pick(self, field: str, keys: tuple[str, ...]) -> None:
        self.said.emit(self._feedback.model_copy(update={field: int(keys[0]) if keys else None}))

    def _write(self, words: str) -> None:
        self.said.emit(self._feedback.model_copy(update={"words": words}))
