"""A PDF on paper: pages are made into pictures on threads of QtPdf, then handed to the printer.

This module loads QtPdf and QtPrintSupport; import it where something is printed for the first time.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocumentRenderOptions, QPdfPageRenderer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from lotse_desktop.ui.widgets.pdf_view import open_pdf

DPI: Final = 300


def choose_printer(parent: QWidget) -> QPrinter | None:
    """Ask for a printer; ``None`` when the person thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


class PdfPrint(QObject):
    """One PDF on its way to one printer; keep it until it has told how it went."""

    finished = Signal()
    failed = Signal()
    """The printer did not take it."""

    def __init__(self, pdf: bytes, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._printer = printer
        self._images: dict[int, QImage] = {}
        self._renderer = QPdfPageRenderer(self)  # before the document: its threads end before the document does
        self._document = open_pdf(pdf, self)
        self._renderer.setDocument(self._document)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._collect)

    def start(self) -> None:
        """Make pictures of all pages; the last one goes on to the printer."""
        for page in range(self._document.pageCount()):
            points = self._document.pagePointSize(page)
            size = QSize(round(points.width() * DPI / 72), round(points.height() * DPI / 72))
            self._renderer.requestPage(page, size, QPdfDocumentRenderOptions())

    def _collect(
        self, page: int, _size: QSize, image: QImage, _options: QPdfDocumentRenderOptions, _request: int
    ) -> None:
        self._images[page] = image
        if len(self._images) == self._document.pageCount():
            self._print()

    def _print(self) -> None:
        printer = self._printer
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
        painter = QPainter()
        if not painter.begin(printer):
            self.failed.emit()
            return
        whole = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        for page in range(len(self._images)):
            if page:
                printer.newPage()
            painter.drawImage(QRectF(0, 0, whole.width(), whole.height()), self._images[page])
        painter.end()
        self.finished.emit()


def send(
    pdf: bytes, printer: QPrinter, parent: QObject, tell: Callable[[str], None], *, sent: str, refused: str
) -> None:
    """Print ``pdf`` and ``tell`` how it went: ``sent`` or ``refused``."""
    job = PdfPrint(pdf, printer, parent)
    job.finished.connect(partial(tell, sent))
    job.failed.connect(partial(tell, refused))
    for told in (job.finished, job.failed):
        told.connect(job.deleteLater)
    job.start()
