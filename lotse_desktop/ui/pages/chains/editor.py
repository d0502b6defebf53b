"""A chain to write: what it is for, its steps in their order, one of them open."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lotse_desktop.domain.chains import LETTERS, MOST_STEPS, ChainStep, ServiceChain
from lotse_desktop.domain.partners import PartnerKind
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.pages.chains.drafts import checked, complaint, moved, new_step, with_steps
from lotse_desktop.ui.pages.chains.step_fields import StepFields
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import TOUCH
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.row_list import RowList
from lotse_desktop.ui.widgets.two_columns import TwoColumns
from lotse_desktop.ui.widgets.typed import text_edit

_TEXTS: Final = ("title", "entry", "exit", "target", "owner")


class ChainEditor(QWidget):
    """Nothing is kept before somebody presses the button; until then the draft stays, also in other rooms."""

    kept = Signal(object)
    """The whole :class:`ServiceChain`, checked."""
    dropped = Signal()

    def __init__(self, partners: Sequence[PartnerKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chain: ServiceChain | None = None
        self._place = 0
        labels = {
            "title": self.tr("Name der Kette"),
            "entry": self.tr("Beginnt, wenn"),
            "exit": self.tr("Ist fertig, wenn"),
            "target": self.tr("Wie heißt der Zieltag? (leer: es gibt keinen)"),
            "owner": self.tr("Wer pflegt die Kette?"),
        }
        self._edits = {name: text_edit(labels[name], self, most=LETTERS) for name in _TEXTS}
        frame = Card(self.tr("Die Kette"), self)
        for name, edit in self._edits.items():
            edit.setObjectName(f"chain-{name}")
            frame.add(Labelled(labels[name], edit, self))
            edit.typed.connect(partial(self._write, name))
        self._list = RowList(self.tr("Schritte"), self)
        self._list.setObjectName("steps")
        steps = Card(self.tr("Schritte"), self)
        steps.add(self._list)
        steps.add(self._made_buttons())
        self._fields = StepFields(partners, self)
        self._complaint = Words("", "smallgap", self)
        self._complaint.setObjectName("complaint-of-chain")
        self._keep = QPushButton(self.tr("Als neue Fassung behalten"), self)
        self._keep.setObjectName("keep-chain")
        self._keep.setProperty("role", "primary")
        drop = QPushButton(self.tr("Verwerfen"), self)
        drop.setObjectName("drop-chain")
        end = QWidget(self)
        flow = FlowLayout(end)
        flow.addWidget(self._keep)
        flow.addWidget(drop)
        hint = self.tr("Was Sie behalten, wird eine neue Fassung. Begonnene Ketten behalten ihren Text.")
        columns = TwoColumns(0.55, 34, self)
        columns.main.addWidget(end)
        columns.main.addWidget(self._complaint)
        columns.main.addWidget(Words(hint, "small", self))
        columns.main.addWidget(steps)
        columns.main.addWidget(frame)
        columns.side.addWidget(self._fields)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(columns)
        self._list.currentRowChanged.connect(self._go)
        self._fields.edited.connect(self._write_step)
        self._keep.clicked.connect(self._tell_kept)
        drop.clicked.connect(self.dropped)

    def show_chain(self, chain: ServiceChain) -> None:
        """Begin a draft with this chain."""
        self._chain, self._place = chain, 0
        for name, edit in self._edits.items():
            edit.line.clear()
            edit.show_value(getattr(chain, name) or None)
        self._refresh()

    def start(self) -> None:
        """Put the cursor where writing begins."""
        self._edits["title"].line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edits["title"].line.selectAll()

    def _made_buttons(self) -> QWidget:
        holder = QWidget(self)
        row = FlowLayout(holder, 6)
        self._buttons: dict[str, QPushButton] = {}
        for name, words, spoken in (
            ("add-step", self.tr("Ergänzen"), self.tr("Schritt ergänzen")),
            ("step-up", self.tr("Nach oben"), self.tr("Schritt nach oben")),
            ("step-down", self.tr("Nach unten"), self.tr("Schritt nach unten")),
            ("remove-step", self.tr("Entfernen"), self.tr("Schritt entfernen")),
        ):
            button = QPushButton(words, holder)
            button.setObjectName(name)
            button.setAccessibleName(spoken)
            button.setMinimumHeight(TOUCH)
            row.addWidget(button)
            self._buttons[name] = button
        self._buttons["add-step"].clicked.connect(self._add)
        self._buttons["step-up"].clicked.connect(partial(self._move, -1))
        self._buttons["step-down"].clicked.connect(partial(self._move, 1))
        self._buttons["remove-step"].clicked.connect(self._remove)
        return holder

    def _refresh(self) -> None:
        chain = self._chain
        if chain is None:
            return
        self._place = min(self._place, len(chain.steps) - 1)
        texts = [f"{number}. {step.action}" for number, step in enumerate(chain.steps, start=1)]
        self._list.show_rows(texts, self._place)
        self._fields.show_step(chain, self._place)
        self._buttons["add-step"].setEnabled(len(chain.steps) < MOST_STEPS)
        self._buttons["step-up"].setEnabled(self._place > 0)
        self._buttons["step-down"].setEnabled(self._place < len(chain.steps) - 1)
        self._buttons["remove-step"].setEnabled(len(chain.steps) > 1)
        told = complaint(chain)
        self._complaint.setText(told)
        self._complaint.setVisible(bool(told))
        self._keep.setEnabled(not told)

    def _go(self, row: int) -> None:
        if row >= 0 and row != self._place:
            self._place = row
            self._refresh()

    def _write(self, field: str, value: object) -> None:
        if self._chain is not None:
            self._chain = self._chain.model_copy(update={field: value or ""})
            self._refresh()

    def _write_step(self, step: ChainStep) -> None:
        if self._chain is not None:
            steps = list(self._chain.steps)
            steps[self._place] = step
            self._set_steps(steps)

    def _add(self) -> None:
        if self._chain is not None:
            steps = list(self._chain.steps)
            self._place += 1
            steps.insert(self._place, new_step(self._chain, self.tr("Neuer Schritt")))
            self._set_steps(steps)
            self._fields.start()

    def _move(self, by: int, _checked: object = None) -> None:
        if self._chain is not None and 0 <= self._place + by < len(self._chain.steps):
            steps = moved(self._chain.steps, self._place, by)
            self._place += by
            self._set_steps(steps)

    def _remove(self) -> None:
        if self._chain is not None and len(self._chain.steps) > 1:
            steps = list(self._chain.steps)
            del steps[self._place]
            self._set_steps(steps)

    def _set_steps(self, steps: Sequence[ChainStep]) -> None:
        if self._chain is not None:
            self._chain = with_steps(self._chain, steps)
            self._refresh()

    def _tell_kept(self) -> None:
        if self._chain is not None and not complaint(self._chain):
            self.kept.emit(checked(self._chain))
