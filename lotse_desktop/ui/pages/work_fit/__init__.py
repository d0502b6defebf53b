"""The page „Passt diese Arbeit?“."""

from lotse_desktop.ui.pages.work_fit.page import WorkFitPage

__all__ = ["WorkFitPage"]
