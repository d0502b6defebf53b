"""The table model of frozen values."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from pytestqt.modeltest import ModelTester

from lotse_desktop.ui.look import DARK
from lotse_desktop.ui.models.columns import Column, ValueTableModel


@dataclass(frozen=True)
class Row:
    name: str
    minutes: int


@pytest.fixture
def model() -> ValueTableModel[Row]:
    made = ValueTableModel[Row](
        (
            Column("Name", lambda row: row.name, bold=True),
            Column(
                "Lücke",
                lambda row: f"{row.minutes} min",
                tone=lambda row: "gap_text" if row.minutes else "",
                spoken=lambda row: f"{row.minutes} Minuten ohne Betreuung",
                right=True,
            ),
        )
    )
    made.show((Row("Jana", 570), Row("Tarek", 0)))
    return made


def test_it_is_a_well_behaved_model(model: ValueTableModel[Row], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]


def test_a_row_says_what_its_value_says(model: ValueTableModel[Row]) -> None:
    cell = model.index(0, 1)
    assert cell.data() == "570 min"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "570 Minuten ohne Betreuung"
    assert model.value(0) == Row("Jana", 570)
    assert model.value(2) is None


def test_only_what_matters_is_coloured_in_the_colours_of_the_scheme(model: ValueTableModel[Row]) -> None:
    model.show_tokens(DARK, QFont())
    assert model.index(0, 1).data(Qt.ItemDataRole.ForegroundRole).name().upper() == DARK.gap_text
    assert model.index(1, 1).data(Qt.ItemDataRole.ForegroundRole) is None


def test_showing_again_replaces_the_rows(model: ValueTableModel[Row]) -> None:
    model.show((Row("Mara", 1),))
    assert model.rowCount() == 1
    assert model.index(0, 0).data() == "Mara"
