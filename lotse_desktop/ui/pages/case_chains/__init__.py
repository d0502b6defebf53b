"""The room of the chains of one case."""

from lotse_desktop.ui.pages.case_chains.page import CaseChainsPage

__all__ = ["CaseChainsPage"]
