"""The times of a step, and at once whether somebody is with the children then."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lotse_desktop.domain.plan import Step
from lotse_desktop.domain.step_fit import StepFitKind, effect_text, find_effect, find_step_fit
from lotse_desktop.domain.step_times import StepTime, TimesFor
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.kit.step_times_field import StepTimesField
from lotse_desktop.ui.look import set_role
from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.choice import ChoiceRow
from lotse_desktop.ui.widgets.typed import text_edit


class StepTimesPart(QWidget):
    """Times, what they mean, the verdict, and who looks after what stays open."""

    edited = Signal(object, str)
    """The changed :class:`Step`, and a key under which changes that follow each other are one step of undo."""
    grown = Signal()
    """There is more to see."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._step = Step(id="-")
        self._times = StepTimesField(context.today, self)
        self._times.setObjectName("step-times")
        meanings = (
            (TimesFor.AWAY.value, self.tr("ich bin unterwegs")),
            (TimesFor.CARE.value, self.tr("jemand ist bei den Kindern")),
        )
        self._meaning = ChoiceRow(meanings, self.tr("In dieser Zeit"), plain=True, parent=self)
        self._meaning.setObjectName("step-times-for")
        self._meant = Labelled(self.tr("In dieser Zeit"), self._meaning, self)
        self._verdict = Words("", "", self)
        self._verdict.setObjectName("step-verdict")
        self._care_by = text_edit(self.tr("Wer kümmert sich dann um die Kinder?"), self)
        self._care_by.setObjectName("step-care-by")
        self._care_by.line.setPlaceholderText(self.tr("Vorname oder Rolle"))
        self._asked = Labelled(self.tr("Wer kümmert sich dann um die Kinder?"), self._care_by, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(Labelled(self.tr("Feste Zeiten, zum Beispiel ein Kurs oder ein Termin"), self._times, self))
        for widget in (self._verdict, self._asked, self._meant):
            layout.addWidget(widget)
        self._times.edited.connect(self._take_times)
        self._times.grown.connect(self.grown)
        self._meaning.picked.connect(self._pick_meaning)
        self._care_by.typed.connect(partial(self._change, "care_by"))

    def show_step(self, step: Step) -> None:
        """Show the times of ``step``, without telling anybody."""
        other = step.id != self._step.id
        if other:
            self._care_by.line.clear()
            self._care_by.complain("")
        self._step = step
        self._times.show_times(step.times, self._context.editor.record.care_week.cycle_weeks, anew=other)
        self._meaning.show_keys((step.times_for.value,))
        self._meant.setVisible(bool(step.times))
        self._care_by.show_value(step.care_by or None)
        self._show_verdict(step)

    def _show_verdict(self, step: Step) -> None:
        record = self._context.editor.record
        children, week = record.client.children, record.care_week
        fit = find_step_fit(children, week, step, self._context.calendar()) if step.times else None
        effect = find_effect(children, week, step)
        words = fit.words if fit is not None else effect_text(effect) if effect is not None else ""
        self._verdict.setText(words)
        set_role(self._verdict, "good" if fit is None or fit.kind is StepFitKind.FITS else "gap")
        self._verdict.setVisible(bool(words))
        self._asked.setVisible(fit is not None and (fit.is_open or bool(step.care_by)))

    def _take_times(self, times: tuple[StepTime, ...]) -> None:
        self._change("times", times, f"times:{len(times)}")
        self.grown.emit()

    def _pick_meaning(self, keys: tuple[str, ...]) -> None:
        self._change("times_for", TimesFor(keys[0]) if keys else self._step.times_for)

    def _change(self, field: str, value: Any, merge: str = "") -> None:
        step = self._step.model_copy(update={field: "" if value is None else value})
        record = self._context.editor.record
        self._step = step.model_copy(update={"effect": find_effect(record.client.children, record.care_week, step)})
        self.show_step(self._step)
        self.edited.emit(self._step, f"step:{self._step.id}:{merge or field}")
