"""The page of goals and steps."""

from lotse_desktop.ui.pages.plan.page import PlanPage

__all__ = ["PlanPage"]
