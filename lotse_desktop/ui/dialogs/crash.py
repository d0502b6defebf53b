"""What a person sees when the program has a fault: calm words, and a report without anybody's data."""

import logging
import platform
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lotse_desktop import __version__
from lotse_desktop.domain.errors import UserError
from lotse_desktop.exchange.files import write_file
from lotse_desktop.log import fault_lines
from lotse_desktop.ui.kit.ask import Ask

_log = logging.getLogger(__name__)

_QT_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashDialog(QDialog):
    """Shows a report; it can be copied or saved, and work goes on."""

    def __init__(self, report: str, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._ask = ask
        self.setWindowTitle("Lotse")
        heading = QLabel(self.tr("Hier ist im Programm etwas schiefgegangen."), self)
        heading.setProperty("role", "title")
        heading.setWordWrap(True)
        words = QLabel(
            self.tr(
                "Ihre Eingaben bleiben erhalten und werden weiter gespeichert. Wenn es noch einmal geschieht, geben "
                "Sie bitte diesen Bericht weiter: Er nennt nur Stellen im Programm, keine Angaben zu Personen."
            ),
            self,
        )
        words.setWordWrap(True)
        text = QPlainTextEdit(report, self)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.tr("Bericht"))
        copy = QPushButton(self.tr("Bericht kopieren"), self)
        save = QPushButton(self.tr("Bericht speichern …"), self)
        go_on = QPushButton(self.tr("Weiterarbeiten"), self)
        go_on.setProperty("role", "primary")
        go_on.setDefault(True)

        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addWidget(save)
        buttons.addStretch()
        buttons.addWidget(go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        for widget in (heading, words, text):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.resize(620, 400)

        copy.clicked.connect(self._copy)
        save.clicked.connect(self._save)
        go_on.clicked.connect(self.accept)
        go_on.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._report)

    def _save(self) -> None:
        path = self._ask.save_path(self, self.tr("Bericht speichern"), "Lotse-Bericht.txt", self.tr("Text (*.txt)"))
        if path is None:
            return
        try:
            write_file(path, self._report.encode())
        except UserError as error:
            self._ask.tell(self, error.sentence)


class CrashGuard(QObject):
    """Catches what nobody caught, on every thread; one dialog at a time."""

    _told = Signal(str)

    def __init__(self, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._showing = False
        self._told.connect(self._show)

    def install(self) -> None:
        """Become the place where uncaught exceptions and messages of Qt end."""
        sys.excepthook = self.hear
        threading.excepthook = lambda fault: self.hear(fault.exc_type, fault.exc_value, fault.exc_traceback)
        qInstallMessageHandler(_hear_qt)

    def hear(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Log the fault without its text and show the dialog, from whatever thread."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.critical("uncaught", exc_info=(kind, error or kind(), trace))
        self._told.emit(report_of(kind, trace))

    def _show(self, report: str) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            CrashDialog(report, self._ask, QApplication.activeWindow()).exec()
        finally:
            self._showing = False


def report_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Versions, the type of the fault and the places in the code; nothing that somebody typed."""
    versions = (
        f"Lotse Desktop {__version__} · Python {platform.python_version()} · Qt {qVersion()} · {platform.system()}"
    )
    return "\n".join([versions, *fault_lines(kind, trace)])


def _hear_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:  # noqa: ARG001
    _log.log(_QT_LEVELS.get(kind, logging.DEBUG), "Qt (%s)", context.category or "default")
