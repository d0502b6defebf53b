"""The room of the service chains."""

from lotse_desktop.ui.pages.chains.page import ChainsPage

__all__ = ["ChainsPage"]
