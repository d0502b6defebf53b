"""The page „Was wäre, wenn …“."""

from lotse_desktop.ui.pages.what_if.page import WhatIfPage

__all__ = ["WhatIfPage"]
