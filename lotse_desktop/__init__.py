"""Lotse Desktop: offline case work for coaches of single parents who look for work or training."""

from typing import Final

__version__: Final = "0.1.0"
