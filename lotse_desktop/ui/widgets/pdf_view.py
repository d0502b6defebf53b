"""A PDF in the window, from bytes: fitted to the width, sharp at every size, never written to disk.

This module loads QtPdf; import it where a PDF is shown for the first time.
"""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
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
    """All pages one below the other; the place stays when the same plan is drawn again.

    The document belongs to ``parent``, not to the view: one that dies inside its dying view would call into it.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = parent
        self._open = QPdfDocument(parent)
        self.setAccessibleName(name)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setPageSpacing(12)

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._open.pageCount()

    def show_pdf(self, pdf: bytes) -> None:
        """Show ``pdf``; a screen reader is told its text.  Raises ``ValueError`` when it is no PDF."""
        former, place = self._open, self.verticalScrollBar().value()
        self._open = open_pdf(pdf, self._holder)
        self.setDocument(self._open)
        self.verticalScrollBar().setValue(place)
        former.deleteLater()
        pages = range(self._open.pageCount())
        self.setAccessibleDescription("\n".join(self._open.getAllText(page).text() for page in pages))

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
