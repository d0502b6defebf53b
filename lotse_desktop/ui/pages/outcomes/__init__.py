"""„Ergebnisse“: what was reached, and whether it lasts."""

from lotse_desktop.ui.pages.outcomes.page import OutcomesPage

__all__ = ["OutcomesPage"]
