"""Needs to look at and decide: what is proposed, why, and „ja“ or „kein Bedarf“."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lotse_desktop.domain.needs import FoundNeed
from lotse_desktop.domain.plan import Decision
from lotse_desktop.ui.widgets.card import Rule, Words, empty_layout
from lotse_desktop.ui.widgets.choice import ChoiceRow

_KEYS = {Decision.CONFIRMED: "yes", Decision.DROPPED: "no"}


class NeedRow(QWidget):
    """One need; a second press on the chosen answer takes the decision back."""

    decided = Signal(object)
    """``Decision | None``."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Words(title, "strong", self)
        self._reason = Words("", "small", self)
        self._reason.setObjectName("reason")
        options = (("yes", self.tr("Ja, das ist ein Bedarf")), ("no", self.tr("kein Bedarf")))
        self._choice = ChoiceRow(options, title, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self._reason)
        layout.addWidget(self._choice)
        self._choice.picked.connect(self._pick)

    def show_need(self, need: FoundNeed) -> None:
        """Show why this need is there and what was decided."""
        urgent = self.tr("dringend · {reason}").format(reason=need.reason) if need.kind.urgent else need.reason
        self._reason.setText(urgent)
        key = _KEYS[need.decision] if need.decision is not None else "yes" if need.confirmed else ""
        self._choice.show_keys((key,) if key else ())

    def _pick(self, keys: tuple[str, ...]) -> None:
        decisions = {key: decision for decision, key in _KEYS.items()}
        self.decided.emit(decisions[keys[0]] if keys else None)


class NeedList(QWidget):
    """Needs one below the other."""

    decided = Signal(str, object)
    """Key of the need and ``Decision | None``."""

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, NeedRow] = {}
        self._nothing = Words(nothing, "sentence", self)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._nothing)
        layout.addLayout(self._inside)

    def show_needs(self, needs: Sequence[FoundNeed]) -> None:
        """Show ``needs``; rows are only made anew when the needs are others."""
        if list(self._rows) != [need.kind.key for need in needs]:
            self._build(needs)
        for need in needs:
            self._rows[need.kind.key].show_need(need)
        self._nothing.setVisible(not needs)

    def _build(self, needs: Sequence[FoundNeed]) -> None:
        empty_layout(self._inside)
        self._rows = {}
        for number, need in enumerate(needs):
            if number:
                self._inside.addWidget(Rule(self))
            row = NeedRow(need.kind.title, self)
            row.setObjectName(f"need-{need.kind.key}")
            row.decided.connect(partial(self.decided.emit, need.kind.key))
            self._inside.addWidget(row)
            self._rows[need.kind.key] = row
