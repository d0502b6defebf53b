"""„Termine & Verlauf“: appointments with their notes, and everything to read on one page."""

from lotse_desktop.ui.pages.history.page import HistoryPage

__all__ = ["HistoryPage"]
