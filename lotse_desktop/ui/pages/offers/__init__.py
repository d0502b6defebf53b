"""The page „Angebote“ of a case."""

from lotse_desktop.ui.pages.offers.page import OffersPage

__all__ = ["OffersPage"]
