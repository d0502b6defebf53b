"""The fictional directory of the demo."""

from datetime import date, timedelta
from typing import Final

from lotse_desktop.domain.directory import ServiceEntry
from lotse_desktop.exchange.directory_file import read_directory
from lotse_desktop.paths import resources_folder

WRITTEN_ON: Final = date(2026, 11, 22)
"""The day on which the ages of the entries are right."""


def demo_directory(today: date) -> tuple[ServiceEntry, ...]:
    """Nine entries, among them the six of the handbook; each was checked as long ago as it says there."""
    days = today - WRITTEN_ON
    data = (resources_folder() / "demo" / "directory.json").read_bytes()
    return tuple(_moved(entry, days) for entry in read_directory(data))


def _moved(entry: ServiceEntry, days: timedelta) -> ServiceEntry:
    checked = None if entry.assured_date is None else entry.assured_date + days
    closed = tuple((first + days, last + days) for first, last in entry.closed)
    return entry.model_copy(update={"assured_date": checked, "closed": closed})
