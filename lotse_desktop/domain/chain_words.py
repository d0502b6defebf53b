"""Chains in words: who, until when, how it stands (German)."""

from collections.abc import Mapping, Sequence
from typing import Final

from lotse_desktop.domain.chain_dates import ChainCount, ChainState, Span
from lotse_desktop.domain.chains import (
    CLIENT,
    COACH,
    NETWORK,
    Anchor,
    ChainDue,
    ChainStatus,
    ChainStep,
    ServiceChain,
    Unit,
)
from lotse_desktop.domain.partners import PartnerKind
from lotse_desktop.domain.wording import count_text, listing, short_date

ACTOR_NAMES: Final = {CLIENT: "Klientin/Klient", COACH: "Coach", NETWORK: "Personen aus dem Netz"}
STATUS_NAMES: Final = {
    ChainStatus.OPEN: "offen",
    ChainStatus.DOING: "in Arbeit",
    ChainStatus.DONE: "erledigt",
    ChainStatus.SKIPPED: "übersprungen",
    ChainStatus.FAILED: "klappt nicht",
}
STATE_NAMES: Final = {ChainState.RUNNING: "läuft", ChainState.FINISHED: "fertig", ChainState.STOPPED: "stockt"}
RELEASE: Final = "Nur mit Schweigepflicht-Entbindung"
_SINGLE: Final = {Unit.DAYS: "Tag", Unit.WEEKS: "Woche", Unit.MONTHS: "Monat"}
_MANY: Final = {Unit.DAYS: "Tage", Unit.WEEKS: "Wochen", Unit.MONTHS: "Monate"}


def actors_text(step: ChainStep, partners: Sequence[PartnerKind], client: str = "") -> str:
    """„Coach und Jugendamt“; ``client``: the first name where one case is meant."""
    if step.who:
        return step.who
    names: Mapping[str, str] = {partner.key: partner.title for partner in partners}
    names = {**names, **ACTOR_NAMES, **({CLIENT: client} if client else {})}
    told = [names.get(key, key) for key in step.actors]
    return " oder ".join(told) if step.either else listing(told)


def due_text(chain: ServiceChain, due: ChainDue) -> str:
    """„Woche 4 bis 10“, „8 Wochen vor Arbeitsstart“, „laufend“."""
    match due.anchor:
        case Anchor.ONGOING:
            return "laufend"
        case Anchor.START:
            text = _counted(due)
            if due.months_before is None:
                return text
            return f"{text}, spätestens {_amount(due.months_before, Unit.MONTHS)} vor {chain.target}"
        case Anchor.BEFORE_TARGET:
            return _before(due, chain.target)
        case Anchor.AFTER_TARGET:
            return _after_target(due, chain.target)
        case Anchor.AFTER_STEP:
            number = chain.number(due.step or "")
            ends = [number for number in (due.earliest, due.latest) if number is not None]
            return f"{_amounts(ends, due.unit)} nach Schritt {number}"


def span_text(span: Span) -> str:
    """„bis 20.11.2026“, „01.12.2026 bis 20.12.2026“, „ab 01.12.2026“; empty without days."""
    first, last = span
    if first is not None and last is not None and first != last:
        return f"{short_date(first)} bis {short_date(last)}"
    if last is not None:
        return f"bis {short_date(last)}"
    return f"ab {short_date(first)}" if first is not None else ""


def count_sentence(count: ChainCount) -> str:
    """„7-mal begonnen: 2 fertig, 3 laufen, 2 stocken.“"""
    if not count.started:
        return "Noch nie begonnen."
    running = "läuft" if count.running == 1 else "laufen"
    stopped = "stockt" if count.stopped == 1 else "stocken"
    parts = f"{count.finished} fertig, {count.running} {running}, {count.stopped} {stopped}"
    return f"{count.started}-mal begonnen: {parts}."


def stops_sentences(chain: ServiceChain, count: ChainCount) -> tuple[str, ...]:
    """„Schritt 3 (Coach spricht …): 2 Fälle“, the most frequent first; steps of former versions by their key."""
    numbers = {step.key: number for number, step in enumerate(chain.steps, start=1)}
    ordered = sorted(count.stops.items(), key=lambda stop: (-stop[1], numbers.get(stop[0], len(numbers) + 1), stop[0]))
    return tuple(f"{_step_name(chain, key, numbers)}: {count_text(number, 'Fall', 'Fälle')}" for key, number in ordered)


def _step_name(chain: ServiceChain, key: str, numbers: Mapping[str, int]) -> str:
    number = numbers.get(key)
    return "Schritt einer früheren Fassung" if number is None else f"{number}. {chain.steps[number - 1].action}"


def _counted(due: ChainDue) -> str:
    word = _SINGLE[due.unit]
    if due.earliest is not None and due.latest is not None and due.earliest != due.latest:
        return f"{word} {due.earliest} bis {due.latest}"
    if due.latest is not None:
        return f"{word} {due.latest}"
    return f"ab {word} {due.earliest}"


def _before(due: ChainDue, target: str) -> str:
    ends = sorted({number for number in (due.earliest, due.latest) if number is not None})
    if ends == [0]:
        return target
    if due.latest is None:
        return f"ab {_amounts(ends, due.unit)} vor {target}"
    if ends[0] == 0:
        return f"{_amount(ends[-1], due.unit)} vor {target} bis dahin"
    return f"{_amounts(ends, due.unit)} vor {target}"


def _after_target(due: ChainDue, target: str) -> str:
    if not due.earliest and not due.latest:
        return target if due.latest == 0 else f"ab {target}"
    if not due.earliest and due.latest is not None:
        return f"{target} bis {_SINGLE[due.unit]} {due.latest}"
    ends = [number for number in (due.earliest, due.latest) if number is not None]
    return f"{'ab ' if due.latest is None else ''}{_amounts(ends, due.unit)} nach {target}"


def _amounts(ends: Sequence[int], unit: Unit) -> str:
    first, last = ends[0], ends[-1]
    return f"{first} bis {_amount(last, unit)}" if first != last else _amount(last, unit)


def _amount(number: int, unit: Unit) -> str:
    return count_text(number, _SINGLE[unit], _MANY[unit])
