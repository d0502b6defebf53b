"""The right side: the week today and as it would be, as pictures and as figures."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.effects import Effect
from lotse_desktop.domain.report import WeekBox
from lotse_desktop.domain.wording import minutes_text
from lotse_desktop.figures.week import hours_shown, week_boxes
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.figures import FiguresModel, difference_text, figure_rows
from lotse_desktop.ui.widgets.card import BigNumber, Card, Words
from lotse_desktop.ui.widgets.week_legend import WeekLegend
from lotse_desktop.ui.widgets.week_sketch import WeekSketch


class _Side(QWidget):
    """One of both weeks: what it is called, how much is open, the picture."""

    def __init__(self, title: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = Words(title, "strong", self)
        self.number = BigNumber("", "", self)
        self.number.setObjectName(f"{name}-number")
        self.sentence = Words("", "small", self)
        self.sketch = WeekSketch(title, self)
        self.sketch.setObjectName(f"{name}-week")

    def place(self, grid: QGridLayout, column: int) -> None:
        """Line up with the other side."""
        for row, widget in enumerate((self._title, self.number, self.sentence, self.sketch)):
            grid.addWidget(widget, row, column)

    def show_gap(self, minutes: int, sentence: str) -> None:
        """The number and what it means."""
        self.number.show_number(minutes_text(minutes) if minutes else self.tr("keine"), "gap" if minutes else "")
        self.sentence.setText(sentence)


class CompareCard(Card):
    """Two small weeks side by side, and below them every figure as a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._today = _Side(self.tr("Heute"), "today", self)
        self._then = _Side(self.tr("Dann"), "then", self)
        self._legend = WeekLegend(self)
        self._drawn: tuple[tuple[tuple[Child, ...], CareWeek, int], tuple[WeekBox, ...]] | None = None
        """Today's picture and what it was drawn from: it stays while changes are switched."""
        self._model = FiguresModel(self)
        self._table = ValueTable(self._model, self.tr("Zahlen heute und dann"), self)
        self._table.setObjectName("figures")
        self._table.set_widths({1: 14, 2: 14, 3: 16})
        pictures = QGridLayout()
        pictures.setContentsMargins(0, 0, 0, 0)
        pictures.setHorizontalSpacing(20)
        pictures.setVerticalSpacing(2)
        for column, side in enumerate((self._today, self._then)):
            side.place(pictures, column)
            pictures.setColumnStretch(column, 1)
        self.body.addLayout(pictures)
        self.add(self._legend)
        self.add(self._table)
        self._remark = Words(self.tr("Nach Tageszeit: alle Wochen und alle Kinder zusammengezählt."), "small", self)
        self.add(self._remark)

    def show_weeks(
        self, children: Sequence[Child], weeks: tuple[CareWeek, CareWeek], effect: Effect, number: int
    ) -> None:
        """``weeks``: today's care and the one that is tried; ``number``: the week of the cycle that is drawn."""
        reports = (effect.before, effect.after)
        if self._drawn is None or self._drawn[0] != (tuple(children), weeks[0], number):
            today = week_boxes(children, weeks[0], effect.before, work_lane=True, weeks=(number,))
            self._drawn = (tuple(children), weeks[0], number), today
        then = week_boxes(children, weeks[1], effect.after, work_lane=True, weeks=(number,))
        drawn = (self._drawn[1], then)
        hours = hours_shown([*drawn[0], *drawn[1]])
        names = [child.given_name for child in children]
        open_minutes = [report.family_gap_minutes[number - 1] for report in reports]
        for side, boxes in zip((self._today, self._then), drawn, strict=True):
            side.sketch.show_week(boxes, names, hours)
        self._today.show_gap(open_minutes[0], self.tr("offene Lücke"))
        difference = open_minutes[1] - open_minutes[0]
        said = self.tr("{difference} gegenüber heute").format(difference=difference_text(difference))
        self._then.show_gap(open_minutes[1], said if difference else self.tr("wie heute"))
        self._legend.show_roles({box.role for boxes in drawn for box in boxes})
        self._model.show(figure_rows(effect))
        self._remark.setVisible(effect.before.cycle_weeks > 1 or len(children) > 1)
        header = self._table.horizontalHeader().sizeHint().height()
        rows = self._table.verticalHeader().defaultSectionSize() * self._model.rowCount()
        self._table.setFixedHeight(header + rows + 6)
