"""Tab goes the way the eye goes: through the layouts, also when rows were made later than what follows them."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget
from shiboken6 import Shiboken

from lotse_desktop.ui.widgets.flow import FlowLayout


def order_tabs(root: QWidget) -> None:
    """Let Tab reach what is in ``root`` in the order of its layouts.

    Items of Qt's layouts are let go at once: PySide6 6.12 keeps the Python object of one that C++ has deleted, takes
    whatever Qt then makes at its address for that item, and ends the program.
    """
    for before, after in pairwise(_reached(root)):
        QWidget.setTabOrder(before, after)


def first_control(root: QWidget) -> QWidget | None:
    """What Tab reaches first in ``root``."""
    widget = root.nextInFocusChain()
    while widget is not None and widget is not root:
        reachable = widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reachable and widget.isVisibleTo(root) and root.isAncestorOf(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None


def _reached(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        if inside := widget.widget():
            yield from _reached(inside)
    elif layout is not None:
        yield from _inside(layout)


def _inside(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _reached(widget)
        elif inner is not None:
            yield from _inside(inner)
        if not isinstance(item, QLayout) and not isinstance(layout, FlowLayout):
            Shiboken.invalidate(item)
