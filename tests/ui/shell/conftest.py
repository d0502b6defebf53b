"""A desk over a vault in memory: the real window, no file, no thread."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lotse_desktop.bootstrap import create_vault, open_workspace
from lotse_desktop.paths import places_in
from lotse_desktop.services.workspace import Workspace
from lotse_desktop.ui.look import apply_look
from tests.builders import NOW
from tests.ui.shell.open_desk import OpenDesk


@pytest.fixture(scope="session")
def real_workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with the real catalogue; tests put other cases into a copy of it."""
    places = places_in(tmp_path_factory.mktemp("tresor"))
    create_vault(places.data, "birne kutsche nebel sonntag", places=places)
    workspace = open_workspace(places.data, "birne kutsche nebel sonntag", places=places, now=lambda: NOW)
    yield workspace
    workspace.close()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, real_workspace: Workspace, tmp_path: Path) -> Iterator[OpenDesk]:
    """The window of a vault with Jana Beispiel in it."""
    made = OpenDesk(qtbot, qapp, replace(real_workspace), tmp_path)
    yield made
    made.leave()
    apply_look(qapp, dark=False)
