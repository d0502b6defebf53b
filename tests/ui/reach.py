"""Can everybody use it?  Walks over a widget as a keyboard and a screen reader do."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget


def controls(widget: QWidget) -> Iterator[QWidget]:
    """Everything in ``widget`` that can have the keyboard focus."""
    for child in widget.findChildren(QWidget):
        inside_combo = isinstance(child.parentWidget(), QComboBox) or "combo" in type(child).__name__.lower()
        if child.focusPolicy() is Qt.FocusPolicy.NoFocus or child.focusProxy() is not None:
            continue
        if not child.isVisibleTo(widget) or (inside_combo and not isinstance(child, QComboBox)):
            continue
        yield child


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls ``widget``."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def unnamed(widget: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    return [f"{type(c).__name__} {c.objectName()}" for c in controls(widget) if not spoken_name(c)]


def tab_walk(widget: QWidget, steps: int = 400) -> list[QWidget]:
    """What Tab reaches inside ``widget``, in order, from the first control on."""
    walked: list[QWidget] = []
    current: QWidget | None = widget
    for _ in range(steps):
        current = current.nextInFocusChain() if current is not None else None
        if current is None or current is widget:
            break
        if (
            widget.isAncestorOf(current)
            and current.focusPolicy() & Qt.FocusPolicy.TabFocus
            and current.focusProxy() is None
            and current.isVisibleTo(widget)
            and current.isEnabled()
        ):
            walked.append(current)
    return walked


def clipped(widget: QWidget) -> list[str]:
    """Line edits, text fields and buttons that are lower than their text needs."""
    return [
        f"{c.accessibleName()}: {c.height()} < {c.fontMetrics().height()}"
        for c in controls(widget)
        if isinstance(c, QLineEdit | QPlainTextEdit) and c.height() < c.fontMetrics().height()
    ]
