"""One open case: its editor, and saving by itself a moment after each change."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from lotse_desktop.domain.assessment import BOOKMARK
from lotse_desktop.domain.bookmark import Bookmark
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.services.editor import CaseEditor
from lotse_desktop.ui.jobs import Jobs
from lotse_desktop.ui.kit.faults import sentence_of

PAUSE_MS: Final = 400
"""Saved when nothing changed for so long."""
LONGEST_MS: Final = 700
"""Saved at the latest so long after a change, also when somebody types without a pause."""
RETRY_SECONDS: Final = (2, 5, 10, 30)
"""Waiting times after failed saves; the last one stays."""


class CaseSession(QObject):
    """The case is in the editor until it is stored: a failed save changes nothing and is tried again."""

    changed = Signal()
    """The record changed: by a page, undo or redo."""
    saving = Signal()
    saved = Signal()
    save_failed = Signal(str)
    """One sentence why; the next try comes by itself."""
    refused = Signal(str)
    """A change was not taken over: one sentence why."""

    def __init__(
        self,
        record: CaseRecord,
        save: Callable[[CaseRecord], None],
        jobs: Jobs,
        parent: QObject | None = None,
        *,
        place: Callable[[], Bookmark] = Bookmark,
    ) -> None:
        """``place`` tells where one is; it is stored with the case and is no change."""
        super().__init__(parent)
        self.editor = CaseEditor(record, self._note, self._refuse)
        self._save = save
        self._jobs = jobs
        self._place = place
        self._stored = record
        self._stored_place = record.bookmark
        self._failures = 0
        self._since = QElapsedTimer()
        """Since the first change that no save has begun for."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_now)

    @property
    def is_saved(self) -> bool:
        """Whether the vault holds the case as it is now."""
        return self._stored is self.editor.record

    @property
    def seconds_to_next_try(self) -> float:
        """How long until the next save by itself; 0 when none is due."""
        return max(0, self._timer.remainingTime()) / 1000

    def save_now(self) -> None:
        """Store the present record, without waiting."""
        self._timer.stop()
        if self.is_saved:
            return
        record = self.editor.record
        self.saving.emit()
        place = self._place()
        self._jobs.run(
            partial(self._save, _placed(record, place)), lambda _nothing: self._done(record, place), self._fail
        )

    def flush(self) -> bool:
        """Store what is not stored yet and wait for it; whether everything is stored now."""
        self.save_now()
        self._jobs.finish()
        place = self._place()
        if self.is_saved and place != self._stored_place:
            record = _placed(self._stored, place)
            self._jobs.run(partial(self._save, record), lambda _nothing: self._keep(place), lambda _error: None)
            self._jobs.finish()
        return self.is_saved

    def _note(self) -> None:
        self.changed.emit()
        if not self._failures:
            self._start_soon()

    def _refuse(self) -> None:
        """Fields show again what is kept."""
        self.changed.emit()
        self.refused.emit(
            self.tr(
                "Nicht übernommen: Die Verarbeitung dieses Falls ist eingeschränkt. Aufheben lässt sich das unter "
                "„Abschluss & Rechte“."
            )
        )

    def _start_soon(self) -> None:
        if not self._timer.isActive():
            self._since.start()
        self._timer.start(max(0, min(PAUSE_MS, LONGEST_MS - self._since.elapsed())))

    def _keep(self, place: Bookmark) -> None:
        self._stored_place = place

    def _done(self, record: CaseRecord, place: Bookmark) -> None:
        self._stored = record
        self._stored_place = place
        self._failures = 0
        if self.is_saved:
            self.saved.emit()
        elif not self._timer.isActive():
            self._start_soon()

    def _fail(self, error: BaseException) -> None:
        wait = RETRY_SECONDS[min(self._failures, len(RETRY_SECONDS) - 1)]
        self._failures += 1
        self._timer.start(wait * 1000)
        self.save_failed.emit(sentence_of(error))


def _placed(record: CaseRecord, place: Bookmark) -> CaseRecord:
    return record if place == record.bookmark else record.with_payload(BOOKMARK, place)
