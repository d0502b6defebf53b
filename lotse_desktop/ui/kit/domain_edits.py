"""What is written into a life domain, each change with its name for undo."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.answers import with_present_names
from lotse_desktop.domain.assessment import Answer, FormAnswers, Standing
from lotse_desktop.domain.catalogue import AnswerKind, LifeDomain
from lotse_desktop.domain.plan import Decision
from lotse_desktop.ui.kit.page import PageContext

TYPED: Final = frozenset(
    {
        AnswerKind.NUMBER,
        AnswerKind.HOURS_WISH,
        AnswerKind.TIME,
        AnswerKind.MONTH,
        AnswerKind.TEXT,
        AnswerKind.EMERGENCY_CHAIN,
        AnswerKind.CARE_WAYS,
        AnswerKind.TARGETS,
        AnswerKind.TEXTS,
        AnswerKind.LANGUAGES,
        AnswerKind.QUALIFICATIONS,
        AnswerKind.EXPERIENCE,
        AnswerKind.DAY_LINE,
    }
)
"""Kinds that are typed: answers that follow each other are one step of undo."""


class DomainEdits:
    """Changes of one life domain."""

    def __init__(self, context: PageContext, domain: LifeDomain) -> None:
        self._context = context
        self._domain = domain

    def answer(self, item_id: str, answer: Answer | None) -> None:
        """An answer was given, or taken back."""
        item = self._domain.item(item_id)
        merge = f"answer:{self._domain.key}:{item_id}" if item is not None and item.kind in TYPED else None
        self._change(_tr("Antwort in „{domain}“"), self._form.with_answer(item_id, answer), merge)

    def rate_self(self, level: int | None) -> None:
        """The client rated; a rated domain was talked about."""
        form = self._form
        standing = Standing.DISCUSSED if level is not None or form.answers else Standing.NOT_DISCUSSED
        update = {"self_rating": level, "standing": standing}
        self._change(_tr("Selbsteinschätzung in „{domain}“"), form.model_copy(update=update))

    def stand(self, standing: Standing) -> None:
        """The domain was not talked about, or the client does not want to; the rating goes, answers stay."""
        update = {"self_rating": None, "standing": standing}
        self._change(_tr("Gesprächsstand von „{domain}“"), self._form.model_copy(update=update))

    def rate_coach(self, level: int | None) -> None:
        """The coach rated."""
        changed = self._form.model_copy(update={"coach_rating": level})
        self._change(_tr("Einschätzung des Coachs in „{domain}“"), changed)

    def note(self, text: str) -> None:
        """The coach wrote a note."""
        self._change(
            _tr("Notiz in „{domain}“"), self._form.model_copy(update={"note": text}), f"note:{self._domain.key}"
        )

    def decide(self, need: str, decision: Decision | None) -> None:
        """A need was confirmed, dropped, or is open again."""
        editor = self._context.editor
        plan = editor.record.plan.with_decision(need, decision)
        editor.change(_tr("Bedarf entscheiden"), editor.record.with_plan(plan))

    @property
    def _form(self) -> FormAnswers:
        return with_present_names(self._domain, self._context.editor.record.answers(self._domain.key))

    def _change(self, name: str, form: FormAnswers, merge: str | None = None) -> None:
        editor, domain = self._context.editor, self._domain
        record = editor.record.with_payload(domain.key, form, domain.version)
        editor.change(name.format(domain=domain.title), record, merge=merge)


def _tr(text: str) -> str:
    return QCoreApplication.translate("DomainEdits", text)
