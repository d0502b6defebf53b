"""Print a sheet of plain text; QtPrintSupport is loaded at the first print."""

from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget


def print_text(parent: QWidget, text: str) -> bool:
    """Ask for a printer and print ``text`` on it; ``False`` when the person thought better of it."""
    printer = QPrinter()
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    draw_text(printer, text)
    return True


def draw_text(printer: QPrinter, text: str) -> None:
    """Draw ``text`` in 14 pt on the pages of ``printer``."""
    document = QTextDocument()
    font = QFont("Noto Sans")
    font.setPointSize(14)
    document.setDefaultFont(font)
    document.setPlainText(text)
    document.print_(printer)
