"""What is to be said about one working time: when it is, whether it fits, where it misses."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from lotse_desktop.domain.client import Child
from lotse_desktop.domain.shift_fit import Fit, ShiftFit
from lotse_desktop.domain.shift_words import fit_text, missing_rows, template_times
from lotse_desktop.domain.wording import week_letter
from lotse_desktop.figures.week import hours_shown, week_boxes
from lotse_desktop.ui.look import set_role
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.segments import Segments
from lotse_desktop.ui.widgets.week_cards import Rows
from lotse_desktop.ui.widgets.week_sketch import WeekSketch

_ROLES = {Fit.FITS: "good", Fit.FITS_WITH_USUAL_HELP: "strong", Fit.MISSES: "gap", Fit.TOO_LONG: "strong"}


class DetailsCard(Card):
    """One template against today's care."""

    tried = Signal()
    """This work shall be tried under „Was wäre, wenn …“."""
    removed = Signal()
    """These own times are no longer needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("-", parent)
        self._fit: ShiftFit | None = None
        self._children: tuple[Child, ...] = ()
        self._verdict = Words("", "good", self)
        self._verdict.setObjectName("verdict")
        self._times = Words("", "sentence", self)
        self._times.setObjectName("times")
        self._weeks = Segments((), self.tr("Woche"), self)
        self._weeks.setObjectName("weeks")
        self._sketch = WeekSketch(self.tr("Die Woche mit dieser Arbeit"), self)
        self._rows = Rows(self)
        self._rows.setObjectName("missing")
        self._try = QPushButton(self.tr("Unter „Was wäre, wenn“ ausprobieren"), self)
        self._try.setObjectName("try")
        self._remove = QPushButton(self.tr("Eigene Zeit entfernen"), self)
        self._remove.setObjectName("remove")
        self._remove.setProperty("role", "quiet")
        self.add(self._verdict)
        self.add(self._times)
        self.body.addWidget(self._weeks, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._sketch, self._rows, self._try, self._remove):
            self.add(widget)
        self._weeks.chosen.connect(self._show_week)
        self._try.clicked.connect(self.tried)
        self._remove.clicked.connect(self.removed)

    def show_fit(self, fit: ShiftFit, children: Sequence[Child], *, own: bool, is_tried: bool) -> None:
        """Show ``fit``; ``own``: typed for this client; ``is_tried``: it is switched on already."""
        self._fit, self._children = fit, tuple(children)
        self.show_title(fit.template.title)
        self._verdict.setText(fit_text(fit))
        set_role(self._verdict, _ROLES[fit.fit])
        lines = list(template_times(fit.template))
        if fit.fit is Fit.TOO_LONG:
            lines.append(self.tr("Arbeit und Betreuung wiederholen sich erst nach mehr als 24 Wochen gemeinsam."))
        self._times.setText("\n".join(lines))
        self._rows.show_rows([(days, minutes, "gap") for days, minutes in missing_rows(fit)])
        weeks = fit.report.cycle_weeks if fit.report else 0
        worst = max(range(weeks), key=lambda n: fit.report.family_gap_minutes[n] if fit.report else 0, default=0) + 1
        self._weeks.show_options([(str(n), week_letter(n)) for n in range(1, weeks + 1)], str(worst) if weeks else None)
        self._weeks.setVisible(weeks > 1)
        self._sketch.setVisible(weeks > 0)
        self._show_week(str(worst))
        self._try.setText(self.tr("Wird ausprobiert") if is_tried else self.tr("Unter „Was wäre, wenn“ ausprobieren"))
        self._try.setEnabled(not is_tried and weeks > 0)
        self._remove.setVisible(own)

    def _show_week(self, key: str) -> None:
        fit = self._fit
        if fit is None or fit.report is None:
            return
        boxes = week_boxes(self._children, fit.week, fit.report, work_lane=True, weeks=(int(key),))
        self._sketch.show_week(boxes, [child.given_name for child in self._children], hours_shown(boxes))
