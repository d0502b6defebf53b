"""The page of the life domains."""

from lotse_desktop.ui.pages.domains.page import DomainsPage

__all__ = ["DomainsPage"]
