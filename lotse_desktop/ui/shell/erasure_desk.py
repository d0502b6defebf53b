"""Deleting the open case, on the database thread."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.tombstones import ErasureReason
from lotse_desktop.services.erasure import Erased, Erasure
from lotse_desktop.ui.jobs import Failed, Jobs


class ErasureDesk:
    """What the page „Abschluss & Rechte“ works with (``ui.pages.closing.page.ErasureWork``).

    ``before`` is called first: what is not stored yet is stored, so that nothing is stored afterwards.  ``done`` is
    called instead of any answer to the page, which is gone then; ``after`` when nothing was deleted.
    """

    def __init__(
        self,
        erasure: Erasure,
        client_id: UUID,
        jobs: Jobs,
        *,
        before: Callable[[], None],
        done: Callable[[Erased], None],
        after: Callable[[], None],
    ) -> None:
        self._erasure = erasure
        self._client_id = client_id
        self._jobs = jobs
        self._before = before
        self._done = done
        self._after = after

    def erase(self, reason: ErasureReason, failed: Failed, *, backups: bool) -> None:
        """Delete the open case."""

        def fail(error: BaseException) -> None:
            self._after()
            failed(error)

        self._before()
        self._jobs.run(partial(self._erasure.erase, self._client_id, reason, backups=backups), self._done, fail)


def erased_words(erased: Erased) -> str:
    """What is said after a case was deleted."""
    if erased.problem:
        return _tr("Der Fall ist gelöscht, aber: {problem}").format(problem=erased.problem)
    if erased.left == 1:
        return _tr("Der Fall ist gelöscht. Eine ältere Sicherung kann ihn noch enthalten.")
    if erased.left:
        return _tr("Der Fall ist gelöscht. {number} ältere Sicherungen können ihn noch enthalten.").format(
            number=erased.left
        )
    return _tr("Der Fall ist gelöscht, auch aus den Sicherungen dieses Tresors.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ErasureDesk", text)
