"""„Abschluss & Rechte“: pause, end and new beginning of a case, and what the client may ask for."""

from lotse_desktop.ui.pages.closing.page import ClosingPage

__all__ = ["ClosingPage"]
