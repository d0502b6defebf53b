"""The page „Ferien & Jahr“."""

from lotse_desktop.ui.pages.year.page import YearPage

__all__ = ["YearPage"]
