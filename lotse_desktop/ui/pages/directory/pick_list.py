"""Some of many: what was picked as buttons that take it out again, the others in a list to pick from."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from lotse_desktop.ui.widgets.choice import TOUCH
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.tab_order import order_tabs


class PickList(QWidget):
    """``options``: pairs of key and text; a key that is picked but not offered keeps its place."""

    def __init__(
        self,
        name: str,
        wish: str,
        options: Sequence[tuple[str, str]],
        keys: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name, self._wish = name, wish
        self._texts = dict(options)
        self._keys: list[str] = list(keys)
        self._chips = QWidget(self)
        self._row = FlowLayout(self._chips, 6)
        self._box = QComboBox(self)
        self._box.setObjectName("pick")
        self._box.setAccessibleName(f"{name}: {wish}")
        self._box.setMinimumHeight(TOUCH)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(24)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._chips)
        layout.addWidget(self._box, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._box)
        self._box.activated.connect(self._pick)
        self._show()

    @property
    def keys(self) -> tuple[str, ...]:
        """What is picked."""
        return tuple(self._keys)

    def _pick(self, row: int) -> None:
        key = self._box.itemData(row)
        if key:
            self._keys.append(key)
            self._show()

    def _drop(self, key: str, _checked: object = None) -> None:
        self._keys.remove(key)
        self._show()
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for key in self._keys:
            text = self._texts.get(key, key)
            chip = QPushButton(f"{text}  ×", self._chips)
            chip.setObjectName(f"picked-{key}")
            chip.setAutoDefault(False)
            chip.setProperty("role", "line")
            chip.setMinimumHeight(TOUCH)
            chip.setAccessibleName(_tr("{name}: {text} entfernen").format(name=self._name, text=text))
            chip.clicked.connect(partial(self._drop, key))
            self._row.addWidget(chip)
        self._chips.setVisible(bool(self._keys))
        with QSignalBlocker(self._box):
            self._box.clear()
            self._box.addItem(self._wish, "")
            for key, text in self._texts.items():
                if key not in self._keys:
                    self._box.addItem(text, key)
        order_tabs(self.window())


def _tr(text: str) -> str:
    return QCoreApplication.translate("PickList", text)
