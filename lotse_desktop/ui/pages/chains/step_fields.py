"""One step of a chain to write: what, who, until when, how well, what is handed on."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from lotse_desktop.domain.chain_words import ACTOR_NAMES
from lotse_desktop.domain.chains import ACTORS, LETTERS, ChainDue, ChainStep, ServiceChain
from lotse_desktop.domain.partners import PartnerKind
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.pages.chains.due_fields import DueFields
from lotse_desktop.ui.widgets.card import Card
from lotse_desktop.ui.widgets.choice import TOUCH, ChoiceRow
from lotse_desktop.ui.widgets.typed import TextArea, text_edit

_TEXTS: Final = ("quality", "output", "hand_over", "plan", "who")


class StepFields(Card):
    """Each change is told at once, also while the step is not whole yet."""

    edited = Signal(object)
    """The changed :class:`ChainStep`, unchecked."""

    def __init__(self, partners: Sequence[PartnerKind], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._step: ChainStep | None = None
        self._action = TextArea(self.tr("Was ist zu tun?"), LETTERS, 2, self)
        self._action.setObjectName("step-action")
        names = [(key, ACTOR_NAMES[key]) for key in ACTORS]
        self._actors = ChoiceRow(names, self.tr("Wer macht es?"), many=True, plain=True, parent=self)
        self._actors.setObjectName("step-actors")
        self._partners = [self._partner_combo(number, partners) for number in (1, 2)]
        self._either = QCheckBox(self.tr("eine davon genügt"), self)
        self._either.setObjectName("step-either")
        self._either.setMinimumHeight(TOUCH)
        self._release = QCheckBox(self.tr("Nur mit Schweigepflicht-Entbindung"), self)
        self._release.setObjectName("step-release")
        self._release.setMinimumHeight(TOUCH)
        self._due = DueFields(self)
        self._labels = {
            "quality": self.tr("Qualität: Woran sieht man, dass es gut ist?"),
            "output": self.tr("Was liegt danach vor?"),
            "hand_over": self.tr("Übergabe: Was bekommt wer?"),
            "plan": self.tr("Auf dem Aktionsplan, in einfachen Worten"),
            "who": self.tr("Wer, in anderen Worten (leer: wie gewählt)"),
        }
        self._edits = {name: text_edit(self._labels[name], self, most=LETTERS) for name in _TEXTS}
        for name, edit in self._edits.items():
            edit.setObjectName(f"step-{name}")
            edit.typed.connect(partial(self._write, name))
        self._arrange()
        self._action.edited.connect(partial(self._write, "action"))
        self._actors.picked.connect(self._write_actors)
        self._either.clicked.connect(partial(self._write, "either"))
        self._release.clicked.connect(partial(self._write, "needs_release"))
        self._due.edited.connect(self._write_due)

    def show_step(self, chain: ServiceChain, place: int) -> None:
        """Show a step, without telling anybody."""
        step = chain.steps[place]
        if self._step is None or self._step.key != step.key:
            for edit in self._edits.values():
                edit.line.clear()
        self._step = step
        self.show_title(self.tr("Schritt {number}").format(number=place + 1))
        self._action.show_text(step.action)
        self._actors.show_keys(tuple(key for key in step.actors if key in ACTORS))
        kinds = [key for key in step.actors if key not in ACTORS]
        for number, combo in enumerate(self._partners):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(max(0, combo.findData(kinds[number] if number < len(kinds) else "")))
        self._either.setChecked(step.either)
        self._release.setChecked(step.needs_release)
        for name, edit in self._edits.items():
            edit.show_value(getattr(step, name) or None)
        before = [(one.key, f"{number}. {one.action}") for number, one in enumerate(chain.steps[:place], start=1)]
        self._due.show_due(step.due, before)

    def start(self) -> None:
        """Put the cursor where writing begins."""
        self._action.setFocus(Qt.FocusReason.OtherFocusReason)
        self._action.selectAll()

    def _arrange(self) -> None:
        self.add(Labelled(self.tr("Was ist zu tun?"), self._action, self))
        self.add(Labelled(self.tr("Wer macht es?"), self._actors, self))
        row = QGridLayout()
        for column, combo in enumerate(self._partners):
            row.addWidget(Labelled(combo.accessibleName(), combo, self), 0, column)
            row.setColumnStretch(column, 1)
        row.addWidget(self._either, 1, 0, 1, 2)
        self.body.addLayout(row)
        self.add(self._due)
        for name in _TEXTS:
            self.add(Labelled(self._labels[name], self._edits[name], self))
        self.add(self._release)

    def _partner_combo(self, number: int, partners: Sequence[PartnerKind]) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(f"step-partner-{number}")
        combo.setAccessibleName(self.tr("Andere Stelle {number}").format(number=number))
        combo.setMinimumHeight(TOUCH)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        combo.addItem(self.tr("keine"), "")
        for partner in partners:
            combo.addItem(partner.title, partner.key)
        combo.activated.connect(self._write_actors)
        return combo

    def _write_actors(self, _value: object = None) -> None:
        if self._step is None:
            return
        shown = {combo.itemData(row) for combo in self._partners for row in range(combo.count())}
        kept = [key for key in self._step.actors if key not in ACTORS and key not in shown]
        kinds = [str(combo.currentData()) for combo in self._partners if combo.currentData()]
        chosen = [key for key in ACTORS if key in self._actors.keys]
        self._write("actors", tuple(dict.fromkeys([*chosen, *kinds, *kept])))

    def _write_due(self, due: ChainDue) -> None:
        self._write("due", due)

    def _write(self, field: str, value: Any) -> None:
        if self._step is not None:
            self._step = self._step.model_copy(update={field: "" if value is None else value})
            self.edited.emit(self._step)
