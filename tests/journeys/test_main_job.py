"""The main job as a coach does it: real window, real thread, real encrypted vault; only the printer writes a file."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from lotse_desktop.app import BootstrapVaults
from lotse_desktop.bootstrap import default_vault_folder, is_vault
from lotse_desktop.domain.client import Client
from lotse_desktop.paths import places_in
from lotse_desktop.settings import SettingsFile
from lotse_desktop.storage.key_files import DATABASE
from lotse_desktop.ui.look import apply_look
from tests.journeys.coach import CHILD, MONDAY, PASSPHRASE, TUESDAY, WORK, Coach, content


@pytest.fixture
def coach(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Coach]:
    with ExitStack() as rubbish:
        made = Coach(qtbot, qapp, tmp_path, rubbish)
        yield made
        made.leaves()
    apply_look(qapp, dark=False)


def test_from_the_first_start_to_the_printed_plan_and_nothing_is_lost(coach: Coach, tmp_path: Path) -> None:
    code = coach.makes_a_vault()
    coach.makes_a_case()

    coach.desk.navigation.go("care_week")
    coach.draws(MONDAY, WORK, 360, 840)
    coach.draws(TUESDAY, WORK, 360, 840)
    for day in (MONDAY, TUESDAY):
        coach.draws(day, CHILD, 420, 960)
    before = coach.gap
    page = coach.case.view.page("care_week")
    coach.find(QRadioButton, "segment-help", page).click()
    coach.draws(TUESDAY, CHILD, 300, 420)
    after = coach.gap
    assert before != after
    assert coach.case.record.care_week.helpers

    paper = tmp_path / "papier.pdf"
    coach.prints_to(paper)
    coach.sees(lambda: paper.exists() and paper.stat().st_size > 1000)

    coach.desk.navigation.go("family")
    line = next(
        found for found in coach.case.view.page("family").findChildren(QLineEdit) if found.accessibleName() == "Vorname"
    )
    QTest.keyClicks(line, "Dr")
    typed = coach.case.record
    client: Client = typed.client
    coach.locks()

    coach.unlocks_with(PASSPHRASE)
    coach.opens_the_case()
    assert coach.case.view.key == "family"
    assert content(coach.case.record) == content(typed)
    assert "Dr" in client.given_name
    coach.desk.navigation.go("care_week")
    assert coach.gap == after
    kept = coach.desk.navigation._workspace.plans
    versions: list[int] = []
    coach.jobs.run(lambda: kept.versions(client.id), lambda found: versions.extend(v.number for v in found), _fail)
    coach.jobs.finish()
    assert versions == [1]

    coach.locks()
    coach.unlocks_with(code)
    coach.opens_the_case()
    assert coach.case.view.key == "care_week"
    assert content(coach.case.record) == content(typed)


def test_the_demo_opens_with_forty_cases_and_needs_no_passphrase(coach: Coach) -> None:
    coach.press("demo")
    coach.sees(lambda: coach.door.desk is not None)
    coach.sees(lambda: len(coach.desk.navigation.list.entries) == 40)
    coach.types("jana beispiel", "find")
    coach.opens_the_case()
    assert coach.case.record.client.full_name == "Jana Beispiel"
    assert coach.case.record.plan.steps


def test_the_window_finds_the_same_vaults_as_the_command_line(tmp_path: Path) -> None:
    """``app`` must not import storage before the first paint, so it knows the file name by itself."""
    places = places_in(tmp_path)
    vaults = BootstrapVaults(places, SettingsFile(tmp_path / "lotse.json"), ExitStack())
    assert vaults.default_folder() == default_vault_folder(places)
    assert not vaults.holds_vault(places.data)
    assert not is_vault(places.data)
    places.data.mkdir(parents=True)
    (places.data / DATABASE).touch()
    assert vaults.holds_vault(places.data)
    assert is_vault(places.data)


def _fail(error: BaseException) -> None:
    raise error
