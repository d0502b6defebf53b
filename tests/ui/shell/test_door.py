"""Between locking and unlocking: secrets, new vaults, the demo, restoring."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.errors import DamagedVaultError, WrongSecretError
from lotse_desktop.settings import SettingsFile
from lotse_desktop.ui.jobs import ImmediateJobs
from lotse_desktop.ui.shell.door import Door
from lotse_desktop.ui.shell.vaults import Desk, Opened
from tests.fakes import FakeAsk
from tests.ui.reach import unnamed

SECRET = "birne kutsche nebel sonntag"
CODE = "-".join(f"{number}BCD" for number in range(1, 10))


class FakeOpened:
    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.closed = False

    def close(self) -> None:
        self.closed = True


class FakeVaults:
    """Folders that hold vaults, all with the same passphrase."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vaults = {folder}
        self.damaged = False
        self.opened: list[FakeOpened] = []
        self.restored: list[Path] = []

    def default_folder(self) -> Path:
        return self.folder

    def holds_vault(self, folder: Path) -> bool:
        return folder in self.vaults

    def warm_up(self) -> None: ...

    def create(self, folder: Path, passphrase: str) -> str:
        assert passphrase == SECRET
        self.vaults.add(folder)
        return CODE

    def open(self, folder: Path, secret: str) -> Opened:
        if self.damaged:
            raise DamagedVaultError("Der Tresor ist beschädigt.")
        if secret != SECRET:
            raise WrongSecretError("Die Passphrase passt nicht zu diesem Tresor.")
        self.opened.append(FakeOpened(folder))
        return self.opened[-1]

    def open_demo(self) -> Opened:
        self.opened.append(FakeOpened(None))
        return self.opened[-1]

    def restore(self, backup: Path, folder: Path) -> Path | None:
        self.restored.append(backup)
        return folder.with_name("tresor-ersetzt")


class AtTheDoor:
    def __init__(self, qtbot: QtBot, folder: Path, *, first_start: bool = False) -> None:
        self.qtbot = qtbot
        self.vaults = FakeVaults(folder / "tresor")
        if first_start:
            self.vaults.vaults.clear()
        self.ask = FakeAsk()
        self.settings = SettingsFile(folder / "lotse.json")
        self.door = Door(self.vaults, lambda _opened, _folder: Desk(), self.settings, ImmediateJobs(), self.ask)
        self.window = self.door.start_window
        qtbot.addWidget(self.window)
        self.door.show_start()

    def type_secret(self, text: str) -> None:
        line = self.line("secret")
        line.clear()
        QTest.keyClicks(line, text)
        self.button("open").click()

    def line(self, name: str) -> QLineEdit:
        found = self.window.findChild(QLineEdit, name)
        assert found is not None
        return found

    def button(self, name: str) -> QPushButton:
        found = next(b for b in self.window.findChildren(QPushButton, name) if b.isVisibleTo(self.window))
        assert found is not None
        return found

    def words(self, name: str) -> str:
        found = self.window.findChild(QLabel, name)
        assert found is not None
        return found.text()

    @property
    def desk(self) -> Desk:
        assert self.door.desk is not None
        return self.door.desk


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[AtTheDoor]:
    made = AtTheDoor(qtbot, tmp_path)
    yield made
    if made.door.desk is not None:
        made.door.desk.deleteLater()


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[AtTheDoor]:
    made = AtTheDoor(qtbot, tmp_path, first_start=True)
    yield made
    if made.door.desk is not None:
        made.door.desk.deleteLater()


def test_the_right_passphrase_opens_the_desk_and_is_forgotten(at: AtTheDoor) -> None:
    at.type_secret(SECRET)
    assert at.desk.isVisible()
    assert at.window.isHidden()
    assert at.line("secret").text() == ""
    assert at.settings.settings.vault_folder == str(at.vaults.folder)


def test_a_wrong_passphrase_is_told_in_one_sentence(at: AtTheDoor) -> None:
    at.type_secret("falsch")
    assert at.door.desk is None
    assert at.words("message") == "Die Passphrase passt nicht zu diesem Tresor."


def test_the_pause_grows_with_each_wrong_try_and_ends(at: AtTheDoor) -> None:
    pane = at.window.unlock
    waits = []
    for _ in range(4):
        while pane.seconds_left:
            pane._count_down()
        at.type_secret("falsch")
        waits.append(pane.seconds_left)
    assert waits == [0, 2, 4, 8]
    assert "Nächster Versuch in 8 Sekunden." in at.words("message")

    at.type_secret(SECRET)
    assert at.door.desk is None, "while waiting, nothing is tried"
    while pane.seconds_left:
        pane._count_down()
    at.type_secret(SECRET)
    assert at.door.desk is not None


def test_the_pause_never_exceeds_a_minute(at: AtTheDoor) -> None:
    pane = at.window.unlock
    for _ in range(12):
        while pane.seconds_left:
            pane._count_down()
        at.type_secret("falsch")
    assert pane.seconds_left == 60


def test_a_damaged_vault_is_no_wrong_passphrase(at: AtTheDoor) -> None:
    at.vaults.damaged = True
    at.type_secret(SECRET)
    at.type_secret(SECRET)
    assert at.words("message") == "Der Tresor ist beschädigt."
    assert at.window.unlock.seconds_left == 0


def test_locking_closes_the_vault_and_asks_for_the_passphrase(at: AtTheDoor) -> None:
    at.type_secret(SECRET)
    at.desk.locked.emit()
    assert at.door.desk is None
    assert at.vaults.opened[0].closed
    assert at.window.isVisible()
    assert at.line("secret").text() == ""


def test_closing_the_desk_leaves_the_program(at: AtTheDoor) -> None:
    at.type_secret(SECRET)
    with at.qtbot.waitSignal(at.door.left):
        at.desk.closed.emit()
    assert at.vaults.opened[0].closed


def test_restoring_closes_the_vault_first_and_says_where_the_former_one_is(at: AtTheDoor, tmp_path: Path) -> None:
    at.type_secret(SECRET)
    at.desk.restore_wanted.emit(tmp_path / "Lotse-20261124-104200.zip")
    assert at.vaults.opened[0].closed
    assert at.vaults.restored == [tmp_path / "Lotse-20261124-104200.zip"]
    assert "tresor-ersetzt" in at.words("message")


def test_a_backup_is_put_back_only_after_a_question(at: AtTheDoor, tmp_path: Path) -> None:
    at.ask.path = tmp_path / "Lotse-20261124-104200.zip"
    at.ask.agree = False
    at.button("restore").click()
    assert at.vaults.restored == []
    at.ask.agree = True
    at.button("restore").click()
    assert at.vaults.restored == [at.ask.path]


def test_a_folder_without_a_vault_is_refused(at: AtTheDoor, tmp_path: Path) -> None:
    at.ask.path = tmp_path / "bilder"
    at.button("other").click()
    assert len(at.ask.told) == 1


def test_the_demo_opens_without_a_passphrase(at: AtTheDoor) -> None:
    at.button("demo").click()
    assert at.desk.isVisible()
    assert at.settings.settings.vault_folder == ""


def test_the_first_start_welcomes_makes_a_vault_and_asks_the_code_back(first: AtTheDoor) -> None:
    first.button("begin").click()
    first.line("passphrase").setText(SECRET)
    first.line("again").setText(SECRET)
    first.qtbot.waitUntil(first.button("create").isEnabled)
    first.button("create").click()
    assert first.words("code").split() == CODE.split("-")
    first.button("noted").click()

    first.line("group3").setText("3bcd")
    first.line("group7").setText("XXXX")
    first.button("prove").click()
    assert "Gruppe 7" in first.words("proof_message")
    assert first.door.desk is None

    first.line("group7").setText("7BCD")
    first.button("prove").click()
    assert first.desk.isVisible()
    for name in ("passphrase", "again", "group3", "group7", "secret"):
        assert first.line(name).text() == ""
    assert first.words("code") == ""


def test_the_code_is_saved_as_a_text_file_on_purpose(first: AtTheDoor, tmp_path: Path) -> None:
    first.window.first_run.show_code(CODE)
    first.ask.path = tmp_path
    first.button("save").click()
    written = (tmp_path / "Wiederherstellungscode.txt").read_text(encoding="utf-8")
    assert "1BCD  2BCD  3BCD" in written


def test_a_new_vault_beside_an_old_one_gets_its_own_folder(at: AtTheDoor) -> None:
    at.vaults.folder.mkdir()
    at.button("new").click()
    assert at.line("folder").text() == str(at.vaults.folder.with_name("tresor-2"))


def test_every_control_before_unlocking_has_a_name(first: AtTheDoor, at: AtTheDoor) -> None:
    for window in (at.window, first.window):
        at.qtbot.waitUntil(lambda: unnamed(window) == [])  # noqa: B023
    first.button("begin").click()
    assert unnamed(first.window) == []
    first.window.first_run.show_code(CODE)
    assert unnamed(first.window) == []
