"""The year as a table: runs of days that are alike."""

from PySide6.QtCore import QObject

from lotse_desktop.domain.year_words import days_text
from lotse_desktop.figures.year import CellKind, DayRun
from lotse_desktop.ui.models.columns import Column, ValueTableModel


class RunTableModel(ValueTableModel[DayRun]):
    """When, what, how many days, who is there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._columns = (
            Column(self.tr("Wann"), _when),
            Column(self.tr("Was"), _what),
            Column(self.tr("Tage"), _days, right=True),
            Column(self.tr("Wer ist da?"), _standing, _tone),
        )


def _when(run: DayRun) -> str:
    return days_text(run.first, run.last)


def _what(run: DayRun) -> str:
    return run.name


def _days(run: DayRun) -> str:
    return str(run.days)


def _standing(run: DayRun) -> str:
    return run.standing


def _tone(run: DayRun) -> str:
    return "gap_text" if run.kind in {CellKind.OPEN, CellKind.GAP} else ""
