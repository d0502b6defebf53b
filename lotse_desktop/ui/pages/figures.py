"""„Kennzahlen“: the indicators of this vault for any months, with what they mean."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from lotse_desktop.domain.client import MONTHS_OF_A_YEAR
from lotse_desktop.domain.period import Indicator
from lotse_desktop.domain.wording import count_text
from lotse_desktop.ui.jobs import Failed
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.kit.faults import sentence_of
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.kit.page import DeskPage
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.columns import ValueTableModel
from lotse_desktop.ui.models.indicators import FEW, NUMBER, VALUE, few_words, indicator_columns
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.typed import month_edit, month_text

MOST_MONTHS: Final = 120
_LETTERS: Final = {NUMBER: 6, VALUE: 32, FEW: 10}
_CSV: Final = ".csv"


class FiguresWork(Protocol):
    """What the page works with; runs on the database thread."""

    def indicators(
        self, first: date, last: date, done: Callable[[Sequence[Indicator]], None], failed: Failed
    ) -> None: ...
    def save(
        self, path: Path, rows: Sequence[tuple[str, str, str]], done: Callable[[], None], failed: Failed
    ) -> None: ...


class FiguresPage(DeskPage):
    """From and to, one table, what the chosen line means, and that small numbers are not to be passed on."""

    def __init__(self, work: FiguresWork, today: Callable[[], date], ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._work, self._today, self._ask = work, today, ask
        self._from = month_edit(self.tr("Von Monat"), self, needed=True)
        self._to = month_edit(self.tr("Bis Monat"), self, needed=True)
        self._save = QPushButton(self.tr("Als CSV speichern …"), self)
        self._save.setObjectName("save-csv")
        self._model = ValueTableModel[Indicator](indicator_columns(), self)
        self._table = ValueTable(self._model, self.tr("Kennzahlen"), self)
        self._table.setObjectName("indicators")
        self._chosen = Words("", "strong", self)
        self._chosen.setObjectName("chosen")
        self._meaning = Words("", "", self)
        self._meaning.setObjectName("meaning")
        self._wrong = Words("", "gap", self)
        self._wrong.setObjectName("wrong")
        months = QHBoxLayout()
        months.setSpacing(16)
        months.addWidget(Labelled(self.tr("Von"), self._from, self), stretch=1)
        months.addWidget(Labelled(self.tr("Bis"), self._to, self), stretch=1)
        months.addWidget(self._wrong, 2, Qt.AlignmentFlag.AlignBottom)
        months.addStretch(1)
        months.addWidget(self._save, 0, Qt.AlignmentFlag.AlignBottom)
        card = Card("", self)
        card.add(self._table, stretch=1)
        card.add(self._chosen)
        card.add(self._meaning)
        self.body.addLayout(months)
        self.body.addWidget(card, stretch=1)
        self.body.addWidget(Words(self._warning(), "small", self))
        self.setFocusProxy(self._table)
        self._from.show_value(self._today().replace(month=1, day=1))
        self._to.show_value(self._today().replace(day=1))
        self._from.typed.connect(self._choose)
        self._to.typed.connect(self._choose)
        self._save.clicked.connect(self._export)
        self._table.selectionModel().currentRowChanged.connect(self._explain)
        self._say()

    @override
    def refresh(self) -> None:
        if self._is_period():
            self._work.indicators(self._from.value, self._to.value, self._show, self._fail)

    def _warning(self) -> str:
        return self.tr(
            "Diese Zahlen sind für Ihre eigene Arbeit. Bitte geben Sie sie so nicht weiter: Wo „wenige“ steht, "
            "lassen sich Personen erkennen. Eingeschränkte und übergebene Fälle zählen nicht mit."
        )

    def _is_period(self) -> bool:
        return self._from.value is not None and self._to.value is not None and not self._complaint()

    def _complaint(self) -> str:
        first, last = self._from.value, self._to.value
        if last < first:
            return self.tr("Das Ende liegt vor dem Anfang.")
        if last > self._today():
            return self.tr("Höchstens bis zum laufenden Monat.")
        return self.tr("Höchstens zehn Jahre.") if _length(first, last) > MOST_MONTHS else ""

    def _choose(self, _month: object) -> None:
        self._say()
        self.refresh()

    def _say(self) -> None:
        whole = self._is_period()
        self._wrong.setText(self._complaint())
        self._wrong.setVisible(not whole)
        self._save.setEnabled(whole and bool(self._model.values))
        months = count_text(_length(self._from.value, self._to.value), self.tr("Monat"), self.tr("Monate"))
        words = self.tr("Aus allen Fällen dieses Tresors, {months}.").format(months=months)
        self.set_heading(self.tr("Kennzahlen"), words if whole else self.tr("Bitte Anfang und Ende prüfen."))
        if not whole:
            self._model.show(())
            self._explain()

    def _show(self, lines: Sequence[Indicator]) -> None:
        row = max(0, self._table.row)
        self._model.show(lines)
        self._table.choose(row)
        self._table.set_widths(_LETTERS)
        self._say()

    def _explain(self, *_rows: object) -> None:
        line = self._model.value(self._table.currentIndex().row())
        self._chosen.setText(f"{line.title}: {_marked(line)}" if line is not None else "")
        self._meaning.setText(line.meaning if line is not None else "")

    def _export(self, _checked: object = None) -> None:
        first, last = self._from.value, self._to.value
        name = self.tr("Kennzahlen-{first}-bis-{last}.csv").format(first=f"{first:%Y-%m}", last=f"{last:%Y-%m}")
        path = self._ask.save_path(self, self.tr("Kennzahlen speichern"), name, self.tr("Tabelle für Excel (*.csv)"))
        if path is None:
            return
        period = self.tr("{first} bis {last}").format(first=month_text(first), last=month_text(last))
        rows = [("", self.tr("Zeitraum"), period)]
        rows += [(line.id, line.title, _marked(line)) for line in self._model.values]
        rows.append(("", self.tr("Hinweis"), self._warning()))
        self._work.save(path if path.suffix else path.with_suffix(_CSV), rows, self._tell_saved, self._fail)

    def _tell_saved(self) -> None:
        self.news.emit(self.tr("Die Kennzahlen sind gespeichert."))

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(sentence_of(error))


def _length(first: date, last: date) -> int:
    return (last.year - first.year) * MONTHS_OF_A_YEAR + last.month - first.month + 1


def _marked(line: Indicator) -> str:
    return f"{line.value} [{few_words(line)}]" if line.few else line.value
