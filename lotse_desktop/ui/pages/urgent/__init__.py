"""The page of the urgent check."""

from lotse_desktop.ui.pages.urgent.page import UrgentPage

__all__ = ["UrgentPage"]
