"""Scenarios that were kept under a name."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lotse_desktop.domain.scenarios import Scenario
from lotse_desktop.ui.widgets.card import Card, Words, empty_layout
from lotse_desktop.ui.widgets.typed import text_edit


class KeptCard(Card):
    """Load and delete with one press each; keep what is switched on under a name."""

    loaded = Signal(str)
    """Id of a scenario."""
    deleted = Signal(str)
    named = Signal(str)
    """What is switched on shall be kept under this name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Gemerkt"))
        self._shown: tuple[Scenario, ...] | None = None
        self._nothing = Words(self.tr("Noch nichts. Schalten Sie etwas ein und geben Sie ihm einen Namen."), "", self)
        self._rows = QVBoxLayout()
        self._name = text_edit(self.tr("Name des Szenarios"), self, most=60)
        self._name.setObjectName("scenario-name")
        self._name.line.setPlaceholderText(self.tr("Name, z. B. Oma und Kita"))
        self._keep = QPushButton(self.tr("Merken"), self)
        self._keep.setObjectName("keep")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._name, stretch=1)
        line.addWidget(self._keep)
        self.add(self._nothing)
        self.body.addLayout(self._rows)
        self.body.addLayout(line)
        self._keep.clicked.connect(self._tell)
        self._name.line.returnPressed.connect(self._tell)

    def show_scenarios(self, scenarios: Sequence[Scenario], *, can_keep: bool) -> None:
        """Show what was kept; ``can_keep``: something is switched on."""
        if self._shown != tuple(scenarios):
            self._shown = tuple(scenarios)
            empty_layout(self._rows)
            for number, scenario in enumerate(scenarios):
                self._rows.addLayout(self._row(number, scenario))
        self._nothing.setVisible(not scenarios)
        self._keep.setEnabled(can_keep)

    def _row(self, number: int, scenario: Scenario) -> QHBoxLayout:
        load = QPushButton(scenario.name, self)
        load.setObjectName(f"load-{number}")
        load.setProperty("role", "link")
        load.setAccessibleName(self.tr("Einschalten: {name}").format(name=scenario.name))
        load.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        delete = QPushButton(self.tr("Löschen"), self)
        delete.setObjectName(f"delete-{number}")
        delete.setProperty("role", "quiet")
        delete.setAccessibleName(self.tr("Löschen: {name}").format(name=scenario.name))
        load.clicked.connect(partial(self._load, scenario.id))
        delete.clicked.connect(partial(self._delete, scenario.id))
        row = QHBoxLayout()
        row.addWidget(load, stretch=1)
        row.addWidget(delete)
        return row

    def _load(self, scenario_id: str, _checked: object = None) -> None:
        self.loaded.emit(scenario_id)

    def _delete(self, scenario_id: str, _checked: object = None) -> None:
        self.deleted.emit(scenario_id)

    def _tell(self) -> None:
        name = self._name.line.text().strip()
        if not self._keep.isEnabled():
            return
        if not name:
            self._name.complain(self.tr("Bitte ein Name."))
            self._name.setFocus()
            return
        self._name.complain("")
        self._name.show_value(None)
        self._name.line.clear()
        self.named.emit(name)
