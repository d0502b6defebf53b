"""The columns of what is due: when, what, with whom."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.due import DueEntry
from lotse_desktop.domain.today import day_words, due_words
from lotse_desktop.ui.models.clients import phase_text
from lotse_desktop.ui.models.columns import Column
from lotse_desktop.ui.models.since import since_words

DAY, WHAT, WHO, PHASE = range(4)


def due_columns(today: Callable[[], date]) -> tuple[Column[DueEntry], ...]:
    """Day, what is to be done, name, phase."""
    return (
        Column(_tr("Wann"), lambda entry: when_words(entry, today()), tone=lambda entry: due_tone(entry, today())),
        Column(_tr("Was"), lambda entry: due_words(entry.item), bold=True),
        Column(_tr("Wer"), lambda entry: f"{entry.given_name} {entry.family_name}"),
        Column(_tr("Phase"), lambda entry: phase_text(entry.phase)),
    )


def when_words(entry: DueEntry, today: date) -> str:
    """„morgen“; what has passed says since when: „seit 3 Tagen“, „seit 31.7.“."""
    return since_words(entry.item.day, today) if entry.item.day < today else day_words(entry.item.day, today)


def due_tone(entry: DueEntry, today: date) -> str:
    """What has passed stands out."""
    return "gap_text" if entry.item.day < today else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Due", text)
