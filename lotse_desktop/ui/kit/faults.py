"""Whose fault it is: the world's is told in its own sentence, ours goes to the crash guard."""

import sys

from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.errors import UserError


def sentence_of(error: BaseException) -> str:
    """The sentence to show for an error of a job; an unexpected one is reported like any uncaught exception."""
    if isinstance(error, UserError):
        return error.sentence
    sys.excepthook(type(error), error, error.__traceback__)
    return QCoreApplication.translate("Faults", "Das hat nicht geklappt: Im Programm ist ein Fehler aufgetreten.")
