"""The preview shows the paper it was given last, where and as large as the one before."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lotse_desktop.ui.kit.preview import Preview


def a_paper(colour: Qt.GlobalColor, pages: int = 1) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        painter.fillRect(0, 0, 20_000, 20_000, colour)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


RED, BLUE = a_paper(Qt.GlobalColor.red, 3), a_paper(Qt.GlobalColor.blue, 3)


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    preview = Preview()
    qtbot.addWidget(preview)
    preview.resize(700, 600)
    preview.show()
    QApplication.processEvents()
    return preview


def view(preview: Preview) -> QPdfView:
    (shown,) = [one for one in preview.findChildren(QPdfView, "preview") if not one.isHidden()]
    return shown


def colour(preview: Preview) -> str:
    return preview.grab().toImage().pixelColor(350, 400).name()


def test_a_paper_that_follows_at_once_is_the_one_that_is_seen(qtbot: QtBot, preview: Preview) -> None:
    """Even while a page of the former one is on its way; QPdfView alone would keep its picture now and then."""
    for number in range(16):
        preview.show_pdf(RED, "rot")
        for _ in range(number % 5):
            QApplication.processEvents()
        preview.show_pdf(BLUE, "blau")
        qtbot.waitUntil(lambda: colour(preview) == "#0000ff", timeout=3000)


def test_size_and_place_stay_when_the_paper_is_drawn_again(preview: Preview) -> None:
    preview.show_pdf(RED, "rot")
    preview.findChildren(QPushButton, "larger")[0].click()
    QApplication.processEvents()
    former = view(preview)
    former.verticalScrollBar().setValue(300)
    factor = former.zoomFactor()

    preview.show_pdf(BLUE, "blau")
    QApplication.processEvents()
    assert view(preview) is not former
    assert view(preview).zoomFactor() == factor
    assert view(preview).verticalScrollBar().value() == 300


def test_nothing_can_be_shown_and_then_something_again(preview: Preview) -> None:
    preview.show_pdf(RED, "rot")
    preview.show_nothing("Noch nichts.")
    assert not any(one.isVisible() for one in preview.findChildren(QPdfView))
    assert preview.findChildren(QLabel, "state")[0].text() == "Noch nichts."
    preview.show_pdf(BLUE, "blau")
    assert view(preview).isVisible()
