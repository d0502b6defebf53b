"""The table of „Start und heute“."""

from pytestqt.modeltest import ModelTester

from lotse_desktop.domain.assessment import FormAnswers
from lotse_desktop.domain.compare import compare_domains
from lotse_desktop.ui.models.levels import LevelsModel, level_rows
from tests.builders import TODAY, an_id, jana
from tests.ui import small_catalogue as small


def test_the_model_is_sound_and_little_stands_where_nothing_was_rated(qtmodeltester: ModelTester) -> None:
    record = jana().with_payload("HEALTH", FormAnswers(self_rating=1)).with_new_round(an_id(7), TODAY)
    model = LevelsModel()
    model.show(level_rows(compare_domains(small.SMALL, record), small.SMALL.levels))
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    shown = [model.data(model.index(1, column)) for column in range(3)]
    assert shown == ["Gesundheit", "Geht gerade nicht", "–"]
