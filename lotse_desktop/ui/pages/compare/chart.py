"""The life domains one below the other: words at the left, marks and arrow at the right; the same as a table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lotse_desktop.domain.compare import ComparedDomain
from lotse_desktop.domain.compare_words import before_text, compared_in_words, now_label, now_text
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.levels import COACH_COLUMNS, LevelsModel, level_rows
from lotse_desktop.ui.widgets.card import Card, Rule, Words
from lotse_desktop.ui.widgets.level_view import LevelLegend, LevelView
from lotse_desktop.ui.widgets.segments import Segments

_PICTURE, _TABLE = "picture", "table"


class _Row:
    """The widgets of one life domain."""

    def __init__(self, parent: QWidget) -> None:
        self.rule = Rule(parent)
        self.title = Words("", "strong", parent)
        self.before = Words("", "", parent)
        self.now = Words("", "", parent)
        self.view = LevelView(parent)

    def show(self, compared: ComparedDomain, levels: Sequence[str], *, coach: bool) -> None:
        """Fill in this domain."""
        own, anchors = compared.own, compared.domain.anchors
        label = now_label(own.latest)
        self.title.setText(compared.domain.title)
        self.before.setText(f"vorher: {before_text(own, anchors)}")
        self.now.setText(f"{label}: {now_text(own, anchors, declined=compared.declined)}")
        words = compared_in_words(compared, levels, coach=coach)
        self.view.show_levels(own.levels, compared.coach.levels if coach else None, words)
        self.view.setObjectName(f"levels-{compared.domain.key}")


class LevelsCard(Card):
    """Picture or table of the ratings; domains that were never rated are named below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Wie sehen Sie es selbst?"))
        views = ((_PICTURE, self.tr("Bild")), (_TABLE, self.tr("Tabelle")))
        self._which = Segments(views, self.tr("Ansicht"), self)
        self._which.setObjectName("views")
        self.head.addWidget(self._which)
        self._rows: list[_Row] = []
        self._legend = LevelLegend(self)
        self._worst, self._best = QLabel("", self), QLabel("", self)
        for label in (self._worst, self._best):
            label.setProperty("role", "small")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._grid.addLayout(self._ends(), 0, 1)
        picture = QWidget(self)
        column = QVBoxLayout(picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._legend)
        column.addLayout(self._grid)
        self._model = LevelsModel(self)
        self._table = ValueTable(self._model, self.tr("Start und heute als Tabelle"), self)
        self._table.setObjectName("levels-table")
        self._table.set_widths({0: 22})
        self._pages = (picture, self._table)
        for page in self._pages:
            self.add(page)
        self._never = Words("", "small", self)
        self._never.setObjectName("never-rated")
        self.add(self._never)
        self._which.chosen.connect(self._show_page)

    def show_domains(self, compared: Sequence[ComparedDomain], levels: Sequence[str], *, coach: bool) -> None:
        """``coach``: whether ratings of the coach are shown; without them nothing hints at them."""
        shown = [each for each in compared if each.rated(coach=coach)]
        self._worst.setText(f"← {levels[0]}")
        self._best.setText(f"{levels[-1]} →")
        while len(self._rows) < len(shown):
            self._add_row()
        for row, each in zip(self._rows, shown, strict=False):
            row.show(each, levels, coach=coach)
        for number, row in enumerate(self._rows):
            for widget in (row.rule, row.title, row.before, row.now, row.view):
                widget.setVisible(number < len(shown))
        self._legend.show_coach(shown=coach)
        self._model.show(level_rows(shown, levels))
        for column in COACH_COLUMNS:
            self._table.setColumnHidden(column, not coach)
        height = self._table.horizontalHeader().sizeHint().height()
        self._table.setFixedHeight(height + len(shown) * self._table.verticalHeader().defaultSectionSize() + 6)
        never = ", ".join(each.domain.title for each in compared if each not in shown)
        self._never.setText(self.tr("Nicht eingeschätzt: {domains}").format(domains=never))
        self._never.setVisible(bool(never))
        self._show_page()

    def _ends(self) -> QHBoxLayout:
        ends = QHBoxLayout()
        ends.addWidget(self._worst)
        ends.addStretch()
        ends.addWidget(self._best)
        return ends

    def _add_row(self) -> None:
        row, top = _Row(self._pages[0]), 1 + 4 * len(self._rows)
        self._grid.addWidget(row.rule, top, 0, 1, 2)
        for number, widget in enumerate((row.title, row.before, row.now), start=1):
            self._grid.addWidget(widget, top + number, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(row.view, top + 1, 1, 3, 1)
        self._rows.append(row)

    def _show_page(self, _key: str = "") -> None:
        for key, page in zip((_PICTURE, _TABLE), self._pages, strict=True):
            page.setVisible(self._which.key == key)
