"""Tab follows the layouts, and nothing is kept of them that Qt may delete."""

from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.tab_order import order_tabs
from tests.ui.reach import tab_walk


def an_edit(name: str, parent: QWidget) -> QLineEdit:
    edit = QLineEdit(parent)
    edit.setObjectName(name)
    return edit


def test_tab_goes_through_layouts_in_layouts_as_they_are_seen(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    edits = {name: an_edit(name, root) for name in "gfedcba"}
    column, row, flow, inner = QVBoxLayout(root), QHBoxLayout(), FlowLayout(), QWidget(root)
    column.addWidget(edits["a"])
    column.addLayout(row)
    row.addWidget(edits["b"])
    row.addLayout(flow)
    flow.addWidget(edits["c"])
    flow.addWidget(edits["d"])
    column.addStretch(1)
    column.addWidget(inner)
    QVBoxLayout(inner).addWidget(edits["f"])
    column.insertWidget(3, edits["e"])
    column.addWidget(edits["g"])
    root.show()

    order_tabs(root)

    walked = "".join(widget.objectName() for widget in tab_walk(root))
    assert walked in "abcdefg" * 2  # Tab goes round


def test_no_item_of_a_layout_stays_in_python(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    column = QVBoxLayout(root)
    for name in "ab":
        column.addWidget(an_edit(name, root))
    column.addStretch(1)

    def items() -> list[object]:
        every = Shiboken.getAllValidWrappers()
        return [one for one in every if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)]

    before = len(items())
    order_tabs(root)

    assert len(items()) == before
