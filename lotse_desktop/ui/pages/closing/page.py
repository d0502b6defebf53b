"""The page „Abschluss & Rechte“: end and pause at the left, rights at the right."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from lotse_desktop.domain.assessment import LIFECYCLE
from lotse_desktop.domain.closing import goals_reached, open_needs, with_closure, with_reopening, with_restriction
from lotse_desktop.domain.lifecycle import CaseStatus, Closure, ClosureReason, Correction, Feedback, Lifecycle, Pause
from lotse_desktop.domain.needs import FoundNeed, find_needs
from lotse_desktop.domain.tombstones import ErasureReason
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.kit.faults import sentence_of
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.pages.closing.end_card import EndCard
from lotse_desktop.ui.pages.closing.erase_dialog import EraseDialog
from lotse_desktop.ui.pages.closing.pause_card import PauseCard
from lotse_desktop.ui.pages.closing.rights_card import CorrectionsCard, EraseCard, RestrictionCard
from lotse_desktop.ui.widgets.two_columns import TwoColumns


class ErasureWork(Protocol):
    """What deletes the open case; the page is gone when it worked."""

    def erase(self, reason: ErasureReason, failed: Callable[[BaseException], None], *, backups: bool) -> None: ...


class ClosingPage(CasePage):
    """Every button is one change that can be undone, but deleting."""

    def __init__(self, context: PageContext, erasure: ErasureWork, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._end = EndCard(self)
        self._pause = PauseCard(context.today, self)
        self._restriction = RestrictionCard(self)
        self._corrections = CorrectionsCard(self)
        self._erasure = erasure
        self._erase = EraseCard(self)
        columns = TwoColumns(0.48, 40, self)
        columns.main.addWidget(self._end)
        columns.main.addWidget(self._pause)
        for card in (self._restriction, self._corrections, self._erase):
            columns.side.addWidget(card)
        self.body.addWidget(columns, stretch=1)
        self._end.closed.connect(self._close)
        self._end.reopened.connect(self._reopen)
        self._end.said.connect(self._keep_feedback)
        self._end.circle_wanted.connect(self._go_to_circle)
        self._pause.paused.connect(self._rest)
        self._pause.ended.connect(self._go_on)
        self._restriction.pressed.connect(self._switch_restriction)
        self._corrections.added.connect(self._correct)
        self._erase.wanted.connect(self._ask_to_erase)
        self.refresh()

    @override
    def refresh(self) -> None:
        record = self.context.editor.record
        life = record.lifecycle
        self._end.show_case(life, goals_reached(record.plan), len(record.plan.goals), self._titles(life))
        self._pause.show_pause(life.pause)
        self._pause.setVisible(life.closure is None)
        self._restriction.show_restriction(life.restricted_on)
        self._corrections.show_corrections(life.corrections)
        free = life.status is not CaseStatus.RESTRICTED
        for card in (self._end, self._pause, self._corrections):
            card.setEnabled(free)
        self.set_heading(self.tr("Abschluss & Rechte"), self._where(life))

    def _where(self, life: Lifecycle) -> str:
        words, day = self.tr("Der Fall läuft. Gut zu Ende bringen heißt auch: zeigen, was erreicht ist."), None
        if life.restricted_on is not None:
            day = life.restricted_on
            words = self.tr("Die Verarbeitung ist seit {day} eingeschränkt: Der Fall lässt sich nur lesen.")
        elif life.closure is not None:
            day = life.closure.day
            words = self.tr("Der Fall ist seit {day} abgeschlossen und liegt im Archiv.")
        elif life.pause is not None:
            day = life.pause.since
            words = self.tr("Der Fall ruht seit {day}.")
        return words.format(day="" if day is None else short_date(day))

    def _needs(self) -> tuple[FoundNeed, ...]:
        record = self.context.editor.record
        found = find_needs(self.context.catalogue, record, self.context.care_report(), self.context.today())
        return open_needs(record.plan, found)

    def _titles(self, life: Lifecycle) -> tuple[str, ...]:
        """Of what is open now, or was open at the end."""
        if life.closure is None:
            return tuple(need.kind.title for need in self._needs())
        titles = {kind.key: kind.title for kind in self.context.catalogue.needs}
        return tuple(titles.get(key, key) for key in life.closure.open_needs)

    def _close(self, reason: ClosureReason, note: str) -> None:
        record = self.context.editor.record
        closure = Closure(
            day=self.context.today(),
            reason=reason,
            open_needs=tuple(need.kind.key for need in self._needs()),
            goals_reached=goals_reached(record.plan),
            note=note,
        )
        self.context.editor.change(self.tr("Fall abschließen"), with_closure(record, closure))

    def _reopen(self) -> None:
        self.context.editor.change(self.tr("Fall wieder öffnen"), with_reopening(self.context.editor.record))

    def _keep_feedback(self, feedback: Feedback) -> None:
        life = self.context.editor.record.lifecycle
        if life.closure is not None:
            closure = life.closure.model_copy(update={"feedback": feedback})
            changed = life.model_copy(update={"closure": closure})
            self._keep(changed, self.tr("Rückmeldung festhalten"), "closing:feedback")

    def _rest(self, reason: str, until: date | None) -> None:
        pause = Pause(since=self.context.today(), resume_on=until, reason=reason)
        life = self.context.editor.record.lifecycle
        self._keep(life.model_copy(update={"pause": pause}), self.tr("Fall ruhen lassen"))

    def _go_on(self) -> None:
        life = self.context.editor.record.lifecycle
        self._keep(life.model_copy(update={"pause": None}), self.tr("Pause beenden"))

    def _switch_restriction(self) -> None:
        editor = self.context.editor
        if editor.record.lifecycle.restricted_on is not None:
            editor.change(self.tr("Einschränkung aufheben"), with_restriction(editor.record, None))
        elif self.context.ask.confirm(
            self,
            self.tr("Die Verarbeitung dieses Falls einschränken?"),
            self.tr(
                "Danach lässt sich der Fall nur noch lesen. Er erscheint nicht mehr unter „Fällig“ und in keiner "
                "Weitergabe. Sie können die Einschränkung hier wieder aufheben."
            ),
            self.tr("Einschränken"),
        ):
            restricted = with_restriction(editor.record, self.context.today())
            editor.change(self.tr("Verarbeitung einschränken"), restricted)

    def _correct(self, what: str, before: str, after: str) -> None:
        correction = Correction(day=self.context.today(), what=what, before=before, after=after)
        life = self.context.editor.record.lifecycle
        changed = life.model_copy(update={"corrections": (*life.corrections, correction)})
        self._keep(changed, self.tr("Berichtigung festhalten"))

    def _ask_to_erase(self) -> None:
        dialog = EraseDialog(self)
        dialog.decided.connect(self._erase_case)
        dialog.open()

    def _erase_case(self, reason: ErasureReason, backups: bool) -> None:  # noqa: FBT001 - a slot
        if self.context.ask.confirm(
            self,
            self.tr("Diesen Fall wirklich löschen?"),
            self.tr("Danach ist er weg: Auch „Rückgängig“ holt ihn nicht zurück."),
            self.tr("Löschen"),
        ):
            self._erasure.erase(reason, self._fail, backups=backups)

    def _fail(self, error: BaseException) -> None:
        self.context.ask.tell(self, sentence_of(error))

    def _keep(self, life: Lifecycle, name: str, merge: str | None = None) -> None:
        editor = self.context.editor
        editor.change(name, editor.record.with_payload(LIFECYCLE, life), merge=merge)

    def _go_to_circle(self) -> None:
        self.wanted.emit("circle", "")
