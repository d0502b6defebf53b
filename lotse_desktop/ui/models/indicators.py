"""The columns of the indicators: number, what it is, its value, whether it tells of few."""

from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.period import Indicator
from lotse_desktop.ui.models.columns import Column

NUMBER, TITLE, VALUE, FEW = range(4)


def indicator_columns() -> tuple[Column[Indicator], ...]:
    """What the page „Kennzahlen“ shows."""
    return (
        Column(_tr("Nr."), lambda line: line.id, lambda _line: "ink2"),
        Column(_tr("Kennzahl"), lambda line: line.title, spoken=lambda line: f"{line.title}. {line.meaning}"),
        Column(_tr("Wert"), lambda line: line.value, bold=True),
        Column(_tr("Hinweis"), few_words),
    )


def few_words(line: Indicator) -> str:
    """„wenige“, or nothing."""
    return _tr("wenige") if line.few else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Indicators", text)
