"""A PDF in the window, from bytes: fitted to the width, sharp at every size, never written to disk.

This module loads QtPdf; import it where a PDF is shown for the first time.
"""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

STEP: Final = 1.2
SMALLEST: Final = 0.3
LARGEST: Final = 4.0


def open_pdf(pdf: bytes, parent: QObject) -> QPdfDocument:
    """The document of these bytes.  Raises ``ValueError`` when they are no PDF."""
    document = QPdfDocument(parent)
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise ValueError("no PDF")
    return document


class PdfView(QPdfView):
    """All pages of one PDF, one below the other; a screen reader is told its text.

    Another PDF gets another view: QPdfView 6.12 may keep the picture of a page that was on its way when it is given
    another document.  The document belongs to ``parent``, not to the view: one that dies inside its dying view would
    call into it.  Raises ``ValueError`` when ``pdf`` is no PDF.
    """

    def __init__(self, name: str, pdf: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self._open = open_pdf(pdf, parent)
        self.setAccessibleName(name)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setPageSpacing(12)
        self.setDocument(self._open)
        pages = range(self._open.pageCount())
        self.setAccessibleDescription("\n".join(self._open.getAllText(page).text() for page in pages))

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._open.pageCount()

    def follow(self, former: "PdfView") -> None:
        """Take the place of ``former``: where it stood, how large, how far down; ``former`` goes."""
        self.setGeometry(former.geometry())
        self.setZoomFactor(former.zoomFactor())
        self.setZoomMode(former.zoomMode())
        self.show()
        self.verticalScrollBar().setValue(former.verticalScrollBar().value())
        if former.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        former.go()

    def go(self) -> None:
        """Delete the view and then its document."""
        self.hide()
        self.deleteLater()
        self._open.deleteLater()

    def zoom(self, steps: int) -> None:
        """Larger or smaller by so many steps."""
        factor = self._shown_factor() * STEP**steps
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(LARGEST, max(SMALLEST, factor)))

    def fit_width(self) -> None:
        """As wide as the room."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _shown_factor(self) -> float:
        if self.zoomMode() is QPdfView.ZoomMode.Custom or not self.pages:
            return self.zoomFactor()
        margins = self.documentMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        inch = self.logicalDpiX() / 72
        return max(SMALLEST, room / (self._open.pagePointSize(0).width() * inch))
