"""The page „Qualifikation“."""

from lotse_desktop.ui.pages.qualification.page import QualificationPage

__all__ = ["QualificationPage"]
