"""The page „Beratungsverzeichnis“."""

from lotse_desktop.ui.pages.directory.page import DirectoryPage

__all__ = ["DirectoryPage"]
