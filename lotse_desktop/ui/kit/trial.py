"""„Was wäre, wenn …“ in an open case: switch changes on and off, and take them as steps into the plan."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.change_steps import find_change_steps, with_steps
from lotse_desktop.domain.effects import Effect
from lotse_desktop.domain.scenario_words import change_text
from lotse_desktop.domain.scenarios import MAX_CHANGES, Change, with_change
from lotse_desktop.domain.wording import count_text, minutes_text
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.models.figures import difference_text
from lotse_desktop.ui.widgets.tick_list import Tick


def tried(context: PageContext) -> tuple[Change, ...]:
    """What is switched on now."""
    return context.editor.record.scenarios.trial


def switch(context: PageContext, change: Change) -> str:
    """Switch a change on or off; what to say when there is no room for one more, else nothing."""
    changes = tried(context)
    on = change not in changes
    changed = with_change(changes, change) if on else tuple(other for other in changes if other != change)
    if len(changed) > MAX_CHANGES:
        return too_many()
    record = context.editor.record
    name = _tr("Ausprobieren: {what}") if on else _tr("Nicht mehr ausprobieren: {what}")
    what = change_text(change, record.client.children, record.care_week)
    show(context, name.format(what=what), changed)
    return ""


def show(context: PageContext, name: str, changes: Sequence[Change]) -> None:
    """Switch exactly these changes on; ``name`` is what undo says."""
    record = context.editor.record
    context.editor.change(name, record.with_scenarios(record.scenarios.with_trial(changes)))


def to_plan(context: PageContext, changes: Sequence[Change]) -> str:
    """Take these changes as steps into the plan; what came of it, in words."""
    record = context.editor.record
    found = find_change_steps(context.catalogue, record, changes, context.today())
    if found.steps:
        plan = with_steps(record.plan, found.steps)
        context.editor.change(_tr("Als Schritte in den Plan"), record.with_plan(plan))
    parts: list[str] = []
    if found.steps:
        parts.append(_tr("{steps} in den Plan übernommen.").format(steps=_steps(len(found.steps))))
    if found.known:
        parts.append(_tr("{steps} im Plan schon vorhanden.").format(steps=_steps(found.known)))
    if found.left_out:
        left = _tr("{steps} passt nicht mehr: Sieben offene Schritte sind genug auf einmal.")
        more = _tr("{steps} passen nicht mehr: Sieben offene Schritte sind genug auf einmal.")
        parts.append((left if found.left_out == 1 else more).format(steps=_steps(found.left_out)))
    return " ".join(parts)


def effect_tick(context: PageContext, effect: Effect) -> Tick:
    """A single change with what it gains, and whether it is switched on."""
    record, change = context.editor.record, effect.changes[0]
    gain = effect.gap_gain
    spoken = _tr("{length} weniger Lücke") if gain > 0 else _tr("{length} mehr Lücke")
    return Tick(
        text=change_text(change, record.client.children, record.care_week),
        value=difference_text(-gain),
        tone="good" if gain > 0 else "gap" if gain < 0 else "",
        chosen=change in tried(context),
        spoken=spoken.format(length=minutes_text(abs(gain))) if gain else "",
    )


def too_many() -> str:
    """Why a sixth change is not switched on."""
    return _tr("Fünf Änderungen auf einmal lassen sich noch überblicken. Schalten Sie zuerst eine andere aus.")


def new_helper_name() -> str:
    """What somebody is called who is still to be found."""
    return _tr("Neue Hilfe")


def _steps(number: int) -> str:
    return count_text(number, _tr("Schritt"), _tr("Schritte"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Trial", text)
