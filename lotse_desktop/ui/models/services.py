"""Entries of the directory and what is missing, as tables."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.directory import Freshness, ServiceEntry
from lotse_desktop.domain.directory_words import Names, freshness_text
from lotse_desktop.domain.findings import REASON_NAMES, FindingCount, quarter_text
from lotse_desktop.domain.offer_fits import NeedOffers
from lotse_desktop.ui.models.columns import Column

NAME, KIND, AREA, STATE = range(4)
ANSWERED = 1
NEED, WHERE, COUNT, WHY, SINCE = range(5)


def entry_columns(names: Names, today: Callable[[], date]) -> tuple[Column[ServiceEntry], ...]:
    """Name, kind, area, how far one can rely on it."""
    return (
        Column(_tr("Angebot"), lambda entry: entry.name, bold=True),
        Column(_tr("Art"), lambda entry: names.kind(entry.kind)),
        Column(_tr("Ort"), lambda entry: entry.area or _tr("überall")),
        Column(
            _tr("Stand"),
            lambda entry: freshness_text(entry, today()),
            tone=lambda entry: _tone(entry, today()),
        ),
    )


def need_columns(noted: Callable[[str], bool]) -> tuple[Column[NeedOffers], ...]:
    """Need, and how many answer it; ``noted``: whether a need was noted as missing."""
    return (
        Column(_tr("Bedarf"), lambda one: one.kind.title, bold=True),
        Column(_tr("Angebote"), lambda one: _answered(one, noted), tone=lambda one: "" if one.entries else "gap_text"),
    )


def finding_columns(names: Names) -> tuple[Column[FindingCount], ...]:
    """Need, area, how often, why, since when."""
    return (
        Column(_tr("Bedarf ohne Angebot"), lambda one: names.need(one.need), bold=True),
        Column(_tr("Ort"), lambda one: one.area or "–"),
        Column(_tr("wie oft"), lambda one: str(one.count), right=True),
        Column(_tr("Warum"), _reasons),
        Column(_tr("zuerst notiert"), lambda one: quarter_text(one.first_quarter)),
    )


def _answered(one: NeedOffers, noted: Callable[[str], bool]) -> str:
    number = str(len(one.entries)) if one.entries else _tr("keins")
    return _tr("{number}, notiert").format(number=number) if noted(one.kind.key) else number


def _reasons(one: FindingCount) -> str:
    return ", ".join(f"{REASON_NAMES[reason]} {number}×" for reason, number in one.reasons)


def _tone(entry: ServiceEntry, today: date) -> str:
    if not entry.is_active:
        return "ink2"
    tones = {Freshness.CURRENT: "good", Freshness.OLD: "network_text", Freshness.UNCHECKED: "gap_text"}
    return tones[entry.freshness(today)]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Directory", text)
