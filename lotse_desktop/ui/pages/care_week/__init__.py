"""The page of the care week."""

from lotse_desktop.ui.pages.care_week.page import CareWeekPage

__all__ = ["CareWeekPage"]
