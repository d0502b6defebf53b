"""What every test shares: no screen, no network, our font, and nothing in the log that nobody expected.

Warnings of Python and of Qt fail a test, too (``pyproject.toml``).
"""

import logging
import os
import sys
from collections.abc import Iterator

import hypothesis
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from lotse_desktop.ui.look import apply_look

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
hypothesis.settings.register_profile("lotse", deadline=None)  # shared machines pause
hypothesis.settings.load_profile("lotse")


def _no_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo"}:
        raise RuntimeError(f"a test reached for the network: {event} {arguments[1:]}")


sys.addaudithook(_no_network)


@pytest.fixture(autouse=True)
def nothing_unexpected_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A test that wants a warning looks at ``caplog`` and then clears it."""
    yield
    unexpected = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert unexpected == []


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """As in ``app.run``."""
    return ["lotse", "-style", "Fusion"]


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application as the program sets it up; with the bundled font, so that widths agree on every machine."""
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    apply_look(qapp, dark=False)
    return qapp
