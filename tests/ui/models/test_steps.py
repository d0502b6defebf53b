"""The table of steps says who, by when, and how it stands – late in word and shape."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from lotse_desktop.domain.plan import Actor, Step, StepStatus
from lotse_desktop.ui.models.steps import STATE, UNTIL, WHAT, WHO, StepTableModel
from tests.builders import TODAY

DONE = Step(id="d", text="Erledigtes", due=date(2026, 11, 1), status=StepStatus.DONE, actor=Actor.COACH)
LATE = Step(id="l", text="Kita fragen", due=date(2026, 11, 20))
SOON = Step(id="s", text="Hort anmelden", due=date(2026, 12, 1), actor=Actor.PARTNER, who="Jugendamt")
LOOSE = Step(id="o", text="Ohne Datum", actor=Actor.HELPER)
GONE = Step(id="g", text="Entfallenes", status=StepStatus.DROPPED)


@pytest.fixture
def model(qapp: QApplication) -> StepTableModel:  # noqa: ARG001 - icons need it
    model = StepTableModel()
    model.show_steps((GONE, DONE, LOOSE, SOON, LATE), "Jana", TODAY)
    return model


def text(model: StepTableModel, row: int, column: int) -> str:
    return str(model.data(model.index(row, column)))


def test_it_is_a_sound_model(model: StepTableModel, qtmodeltester: ModelTester) -> None:
    check: Callable[[StepTableModel], None] = qtmodeltester.check
    check(model)


def test_open_steps_come_first_by_date(model: StepTableModel) -> None:
    assert [step.id for step in model.values] == ["l", "s", "o", "d", "g"]
    assert model.row_of("s") == 1
    assert model.row_of("x") == -1


def test_who_and_by_when_are_always_told(model: StepTableModel) -> None:
    assert [text(model, row, WHO) for row in range(4)] == ["Jana", "Jugendamt", "noch offen", "Coach"]
    assert [text(model, row, UNTIL) for row in range(3)] == ["20.11.2026", "01.12.2026", "noch offen"]


def test_late_is_a_word_and_a_shape(model: StepTableModel) -> None:
    assert [text(model, row, STATE) for row in range(5)] == ["überfällig", "offen", "offen", "erledigt", "entfällt"]
    shapes = [model.data(model.index(row, STATE), Qt.ItemDataRole.DecorationRole) for row in range(5)]
    assert [isinstance(shape, QIcon) for shape in shapes] == [True, False, False, True, False]
    assert model.data(model.index(0, WHAT), Qt.ItemDataRole.DecorationRole) is None


def test_a_long_step_can_be_read_whole(model: StepTableModel) -> None:
    assert model.data(model.index(0, WHAT), Qt.ItemDataRole.ToolTipRole) == "Kita fragen"
