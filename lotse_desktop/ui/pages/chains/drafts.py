"""A chain while somebody writes it: steps come, go and move; what is still missing is told in one sentence."""

from collections.abc import Sequence
from typing import Final

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.chains import COACH, MOST_STEPS, Anchor, ChainDue, ChainStep, ServiceChain

NEW_DUE: Final = ChainDue(latest=14)


def new_step(chain: ServiceChain, action: str) -> ChainStep:
    """A step that the chain does not have yet."""
    used = {step.key for step in chain.steps}
    key = next(key for number in range(1, MOST_STEPS + 2) if (key := f"step{number}") not in used)
    return ChainStep(key=key, actors=(COACH,), action=action, due=NEW_DUE)


def with_steps(chain: ServiceChain, steps: Sequence[ChainStep]) -> ServiceChain:
    """A copy with these steps, unchecked."""
    return chain.model_copy(update={"steps": tuple(steps)})


def moved(steps: Sequence[ChainStep], place: int, by: int) -> list[ChainStep]:
    """The steps with the one at ``place`` further up (-1) or down (1)."""
    changed = list(steps)
    changed.insert(place + by, changed.pop(place))
    return changed


def complaint(chain: ServiceChain) -> str:
    """What must be done before the chain can be kept; empty when all is well."""
    if not chain.title.strip():
        return _tr("Bitte geben Sie der Kette einen Namen.")
    before: set[str] = set()
    for number, step in enumerate(chain.steps, start=1):
        if told := _complaint_of(chain, step, before):
            return told.format(number=number)
        before.add(step.key)
    return ""


def checked(chain: ServiceChain) -> ServiceChain:
    """The chain as a value that holds all rules.  Raises ``ValidationError`` where :func:`complaint` has words."""
    return ServiceChain.model_validate(chain.model_dump())


def _complaint_of(chain: ServiceChain, step: ChainStep, before: set[str]) -> str:
    if not step.action.strip():
        return _tr("Schritt {number}: Bitte schreiben Sie, was zu tun ist.")
    if not step.actors:
        return _tr("Schritt {number}: Bitte wählen Sie, wer es macht.")
    due = step.due
    if due.anchor is Anchor.AFTER_STEP and due.step not in before:
        return _tr("Schritt {number}: Er zählt ab einem Schritt, der nicht vor ihm steht.")
    if due.needs_target and not chain.target:
        return _tr("Schritt {number}: Er zählt ab dem Zieltag. Bitte geben Sie dem Zieltag einen Namen.")
    try:
        ChainDue.model_validate(due.model_dump())
    except ValidationError:
        return _tr("Schritt {number}: Die Zeit passt nicht. Bitte prüfen Sie die Zahlen.")
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChainDrafts", text)
