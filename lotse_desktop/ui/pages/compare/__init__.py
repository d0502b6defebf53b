"""The page „Start und heute“."""

from lotse_desktop.ui.pages.compare.page import ComparePage

__all__ = ["ComparePage"]
