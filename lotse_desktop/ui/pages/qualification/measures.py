"""Measures that fit: what they are, who decides, whether their times go with care; each may become a step."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lotse_desktop.domain.courses import FittingMeasure, blocks_text, duration_text
from lotse_desktop.ui.widgets.card import Rule, Words, empty_layout


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """A measure with what was computed for this case.

    ``verdict``: the care test in words, ``""`` when nothing can be tested; ``fits``: what it says.
    """

    fitting: FittingMeasure
    verdict: str
    fits: bool
    in_plan: bool
    plan_full: bool


class MeasureRow(QWidget):
    """One measure."""

    wanted = Signal()

    def __init__(self, shown: ShownMeasure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        measure = shown.fitting.measure
        closes = ", ".join(kind.title for kind in shown.fitting.closes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(3)
        layout.addWidget(Words(measure.title, "strong", self))
        layout.addWidget(Words(measure.sentence, "", self))
        layout.addWidget(Words(self.tr("Hilft bei: {needs}").format(needs=closes), "small", self))
        layout.addWidget(Words(self._facts(shown), "small", self))
        if measure.blocks:
            usual = self.tr("Übliche Zeiten: {times}").format(times=blocks_text(measure.blocks))
            layout.addWidget(Words(usual, "small", self))
        if shown.verdict:
            verdict = Words(shown.verdict, "good" if shown.fits else "gap", self)
            verdict.setObjectName("verdict")
            layout.addWidget(verdict)
        words = self.tr("Steht im Plan") if shown.in_plan else self.tr("Als Schritt in den Plan")
        button = QPushButton(words, self)
        button.setObjectName("into-plan")
        button.setAccessibleName(f"{measure.title}: {words}")
        button.setEnabled(not shown.in_plan and not shown.plan_full)
        if shown.plan_full and not shown.in_plan:
            button.setToolTip(self.tr("Im Plan stehen schon sieben offene Schritte."))
        button.clicked.connect(self.wanted)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _facts(self, shown: ShownMeasure) -> str:
        measure = shown.fitting.measure
        parts = [
            self.tr("Entscheidet: {who}").format(who=measure.decides),
            self.tr("Dauer: {weeks}").format(weeks=duration_text(measure)) if duration_text(measure) else "",
            self.tr("Teilzeit: {words}").format(words=measure.part_time) if measure.part_time else "",
            self.tr("Kinderbetreuung: {words}").format(words=measure.care) if measure.care else "",
            measure.norm,
            "" if measure.sure else self.tr("vor Ort nachfragen, ob es das gibt"),
        ]
        return " · ".join(part for part in parts if part)


class MeasureList(QWidget):
    """Measures one below the other."""

    wanted = Signal(str)
    """Key of the measure that should become a step."""

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self._shown: tuple[ShownMeasure, ...] | None = None
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)

    def show_measures(self, measures: Sequence[ShownMeasure]) -> None:
        """Show ``measures``; rows are only made anew when something about them has changed."""
        if self._shown == tuple(measures):
            return
        self._shown = tuple(measures)
        empty_layout(self._inside)
        for number, shown in enumerate(measures):
            if number:
                self._inside.addWidget(Rule(self))
            row = MeasureRow(shown, self)
            row.setObjectName(f"measure-{shown.fitting.measure.key}")
            row.wanted.connect(partial(self.wanted.emit, shown.fitting.measure.key))
            self._inside.addWidget(row)
        if not measures:
            self._inside.addWidget(Words(self._nothing, "sentence", self))
