"""One delivery of a laptop: a header and either protected sheets or whole rows (handbook 9.1, 9.2).

What is shown before it leaves is this value, and the file is written from it and nothing else.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from lotse_desktop.domain.disclosure.facts import CaseFacts
from lotse_desktop.domain.disclosure.plan import DisclosurePlan, InferenceGate, PlanKey, RowKind, flat
from lotse_desktop.domain.disclosure.rows import ExportRow, Quarter, SiteCode, SourceCode, quarter_of, row_of
from lotse_desktop.domain.disclosure.sheets import ProtectedSheet, protect_sheet, sheet_faults
from lotse_desktop.domain.errors import NoConsentError, NothingToPrintError
from lotse_desktop.domain.frozen import LOOSE, Frozen, Line
from lotse_desktop.domain.indicators import PeriodFigures, Person, month_end, period_figures

BUNDLE_FORMAT: Final = "lotse.bundle/1"
WHOLE: Final = "GESAMT"


class Mode(StrEnum):
    """What is delivered."""

    SHEETS = "sheets"
    """Narrow sheets, k over every column."""
    RECORDS = "records"
    """Whole rows: pseudonymous, personal data; only sealed for the project lead."""


class Milestone(StrEnum):
    """When a cohort is delivered; a later one replaces the earlier ones in the evaluation."""

    START = "AUFNAHME"
    MONTHS_3 = "3M"
    MONTHS_6 = "6M"
    MONTHS_12 = "12M"

    @property
    def rank(self) -> int:
        """0 for the first one."""
        return tuple(Milestone).index(self)


Cohort = Annotated[str, StringConstraints(pattern=r"^(20\d\d(-H[12])?|GESAMT)$")]
"""When the clients came: a half-year „2026-H2“, a year „2026“, or all."""


class SnapshotKey(Frozen):
    """What a delivery is a picture of; a newer picture with the same key replaces the older one entirely."""

    source_code: SourceCode
    site: SiteCode
    cohort: Cohort
    milestone: Annotated[Milestone, LOOSE]

    @property
    def text(self) -> str:
        """„L01, Standort MZ, 2026-H2, 6M“."""
        return f"{self.source_code}, Standort {self.site}, {self.cohort}, {self.milestone.value}"


class DeliveryHeader(Frozen):
    """What is told about a delivery as a whole; no attribute of a person but the counts of ``figures``.

    ``counter`` grows with every delivery of a laptop, ``nonce`` is random: they tell newer from older and equal from
    copied.
    """

    format: Literal["lotse.bundle/1"] = BUNDLE_FORMAT
    program: Annotated[str, StringConstraints(pattern=r"^\d{1,4}\.\d{1,4}\.\d{1,4}$")]
    mode: Annotated[Mode, LOOSE]
    plan: PlanKey
    plan_version: Annotated[int, Field(ge=1, le=9999)]
    k: Annotated[int, Field(ge=3, le=10)]
    gate: InferenceGate
    snapshot: SnapshotKey
    export_quarter: Quarter
    counter: Annotated[int, Field(ge=1, le=1_000_000)]
    nonce: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
    clients: Annotated[int, Field(ge=1, le=200_000)]
    legal_basis: Line = ""
    """Why whole rows may be handed over; empty for sheets."""
    figures: PeriodFigures | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What leaves.  ``records`` only in mode RECORDS; then ``sheets`` are those about times without care."""

    header: DeliveryHeader
    sheets: tuple[ProtectedSheet, ...]
    records: tuple[ExportRow, ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences for who delivers: what speaks against it."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be delivered: the picture, the mode, and what its header says."""

    snapshot: SnapshotKey
    counter: int
    nonce: str
    program: str
    mode: Mode = Mode.SHEETS
    legal_basis: str = ""
    period: tuple[date, date] | None = None
    """First and last month for the figures; ``None``: no figures were asked for."""


def cohort_days(cohort: str) -> tuple[date, date]:
    """The first and the last day on which a client of the cohort came."""
    if cohort == WHOLE:
        return date.min, date.max
    year, _, half = cohort.partition("-H")
    first, last = {"": (1, 12), "1": (1, 6), "2": (7, 12)}[half]
    return date(int(year), first, 1), month_end(date(int(year), last, 1))


def make_delivery(
    plan: DisclosurePlan, cases: Sequence[CaseFacts], order: Order, today: date, held_back: Collection[int] = ()
) -> Delivery:
    """The delivery of these cases; those without consent, of other cohorts, or handed over are left out.

    ``held_back``: numbers of clients among those who are delivered; no sheet holds a row of theirs, nor do the records.
    Raises :class:`NoConsentError` for whole rows without a legal basis and :class:`NothingToPrintError` without a case.
    """
    if order.mode is Mode.RECORDS and not order.legal_basis.strip():
        raise NoConsentError(
            "Ganze Datensätze sind personenbezogen: Bitte tragen Sie zuerst die Rechtsgrundlage der Weitergabe ein."
        )
    first, last = cohort_days(order.snapshot.cohort)
    cases = [facts for facts in cases if not facts.handed_over]
    consenting = [facts for facts in cases if facts.statistics_consent]
    chosen = [facts for facts in consenting if first <= facts.opened_on <= last]
    if len(set(range(len(chosen))) - set(held_back)) == 0:
        raise NothingToPrintError("In dieser Kohorte gibt es keinen Fall mit Einwilligung in die Statistik.")
    code, site = order.snapshot.source_code, order.snapshot.site
    rows = [row_of(facts, source_code=code, site=site, today=today) for facts in chosen]
    made = [(facts, flat(row)) for facts, row in zip(chosen, rows, strict=True)]
    wanted = [sheet for sheet in plan.sheets if order.mode is Mode.SHEETS or sheet.rows is RowKind.SLOT]
    sheets = tuple(protect_sheet(plan, sheet, made, held_back) for sheet in wanted)
    for spec, sheet in zip(wanted, sheets, strict=True):
        if (fault := next(sheet_faults(plan, spec, sheet), None)) is not None:
            raise AssertionError(fault)
    stays = set(held_back)
    records = sorted((row for n, row in enumerate(rows) if n not in stays), key=ExportRow.model_dump_json)
    figures = _figures(consenting, order, len(cases) - len(consenting))
    return Delivery(
        header=DeliveryHeader(
            program=order.program,
            mode=order.mode,
            plan=plan.name,
            plan_version=plan.version,
            k=plan.k,
            gate=plan.gate,
            snapshot=order.snapshot,
            export_quarter=quarter_of(today),
            counter=order.counter,
            nonce=order.nonce,
            clients=len(records),
            legal_basis=order.legal_basis.strip() if order.mode is Mode.RECORDS else "",
            figures=figures,
        ),
        sheets=sheets,
        records=tuple(records) if order.mode is Mode.RECORDS else (),
        notes=_notes(plan, order, len(records)),
    )


def person_of(facts: CaseFacts) -> Person:
    """A case as the figures of a period see it."""
    return Person(
        opened_on=facts.opened_on,
        closed_on=facts.closed_on,
        gender=facts.gender or "U",
        integrations=tuple(one.start for one in facts.outcomes if one.what.is_official),
        referred_on=facts.referred_on,
        first_appointment=facts.first_appointment,
    )


def _figures(cases: Sequence[CaseFacts], order: Order, without_consent: int) -> PeriodFigures | None:
    if order.period is None:
        return None
    return period_figures([person_of(facts) for facts in cases], *order.period, without_consent=without_consent)


def _notes(plan: DisclosurePlan, order: Order, clients: int) -> tuple[str, ...]:
    if order.mode is Mode.RECORDS or clients >= plan.few_clients:
        return ()
    sentence = (
        f"Das sind {clients} Klientinnen und Klienten: Unter {plan.few_clients} geht in den Blättern viel verloren. "
        "Besser liefern mehrere Coaches eines Standorts zusammen, oder Sie übergeben versiegelte Datensätze."
    )
    return (sentence,)
