"""The strength meter is honest, and only a strong passphrase typed twice counts."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from lotse_desktop.ui.jobs import ImmediateJobs
from lotse_desktop.ui.kit.passphrase import ENOUGH, PassphraseFields, find_strength

STRONG = "birne kutsche nebel sonntag"


@pytest.fixture
def fields(qtbot: QtBot) -> PassphraseFields:
    made = PassphraseFields(ImmediateJobs())
    qtbot.addWidget(made)
    return made


def type_in(fields: PassphraseFields, qtbot: QtBot, first: str, second: str) -> None:
    with qtbot.waitSignals([fields.changed] * 2, timeout=2000):
        line(fields, "passphrase").setText(first)
    line(fields, "again").setText(second)
    qtbot.waitUntil(lambda: "geprüft" not in words(fields), timeout=5000)


def line(fields: PassphraseFields, name: str) -> QLineEdit:
    found = fields.findChild(QLineEdit, name)
    assert found is not None
    return found


def words(fields: PassphraseFields) -> str:
    found = fields.findChild(QLabel, "strength")
    assert found is not None
    return found.text()


@pytest.mark.parametrize(
    "weak", ["", "geheim", "passwort123", "gelbe birne", "Sonntag!", "birne birne birne birne", "lotse tresor"]
)
def test_what_is_guessed_in_days_is_too_weak(weak: str) -> None:
    assert find_strength(weak).score < ENOUGH


@pytest.mark.parametrize("strong", [STRONG, "Vq7#mZ2!pLx9Rt", "qxjvkwzpbtmhlfdgsnrc", "birne-kutsche-nebel-sonntag"])
def test_four_words_or_chance_are_strong(strong: str) -> None:
    assert find_strength(strong).score >= ENOUGH


def test_a_strong_passphrase_typed_twice_counts(fields: PassphraseFields, qtbot: QtBot) -> None:
    type_in(fields, qtbot, STRONG, STRONG)
    assert fields.passphrase == STRONG
    assert "zweimal gleich" in words(fields)


def test_a_slip_of_the_finger_does_not_count(fields: PassphraseFields, qtbot: QtBot) -> None:
    type_in(fields, qtbot, STRONG, f"{STRONG}x")
    assert fields.passphrase is None
    assert "noch nicht gleich" in words(fields)


def test_a_weak_passphrase_typed_twice_does_not_count(fields: PassphraseFields, qtbot: QtBot) -> None:
    type_in(fields, qtbot, "gelbe birne", "gelbe birne")
    assert fields.passphrase is None
    assert "Noch zu schwach" in words(fields)


def test_forgetting_empties_both_fields(fields: PassphraseFields, qtbot: QtBot) -> None:
    type_in(fields, qtbot, STRONG, STRONG)
    fields.forget()
    assert line(fields, "passphrase").text() == line(fields, "again").text() == ""
    assert fields.passphrase is None
