"""The page of the network map."""

from lotse_desktop.ui.pages.network.page import NetworkPage

__all__ = ["NetworkPage"]
