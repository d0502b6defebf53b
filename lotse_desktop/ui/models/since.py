"""How long something is overdue."""

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.wording import count_text

FEW_DAYS: Final = 14


def since_words(day: date, today: date) -> str:
    """„seit 3 Tagen“; as a date when it is more than two weeks: „seit 31.7.“."""
    days = (today - day).days
    if days <= FEW_DAYS:
        return _tr("seit {days}").format(days=count_text(days, _tr("Tag"), _tr("Tagen")))
    year = "" if day.year == today.year else f"{day.year}"
    return _tr("seit {day}").format(day=f"{day.day}.{day.month}.{year}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Due", text)
