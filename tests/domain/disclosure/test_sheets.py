"""What every delivered sheet keeps, whatever laptop it comes from, and what a delivery leaves out."""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from lotse_desktop.domain.disclosure.delivery import Delivery, Mode, Order, cohort_days, make_delivery
from lotse_desktop.domain.disclosure.facts import CaseFacts
from lotse_desktop.domain.disclosure.plan import STAR, DisclosurePlan, RowKind, SheetSpec, flat
from lotse_desktop.domain.disclosure.rows import row_of
from lotse_desktop.domain.disclosure.sheets import ProtectedSheet, protect_sheet, sheet_faults
from lotse_desktop.domain.errors import NoConsentError, NothingToPrintError
from lotse_desktop.domain.outcomes import IntegrationKind, Outcome
from tests.domain.disclosure.plans import TODAY, an_order, random_cases, standard_plan

SOME = ("lebenslage", "ergebnis", "ende", "zeiten_kind", "familie")
"""Sheets with and without a protected column, and one of several rows per family."""


def small_plan() -> DisclosurePlan:
    plan = standard_plan()
    return plan.model_copy(update={"sheets": tuple(plan.sheet(key) for key in SOME)})


def deliver(cases: list[CaseFacts], plan: DisclosurePlan | None = None, order: Order | None = None) -> Delivery:
    return make_delivery(plan or standard_plan(), cases, order or an_order(), TODAY)


Known = tuple[CaseFacts, dict[str, str]]


def known(cases: Iterable[CaseFacts]) -> list[Known]:
    return [(facts, flat(row_of(facts, source_code="L01", site="MZ", today=TODAY))) for facts in cases]


def certain(plan: DisclosurePlan, spec: SheetSpec, sheet: ProtectedSheet, cases: Iterable[Known]) -> list[str]:
    """What an attacker learns who knows everything of a client but the protected column; written without the program's
    own search: every client is looked up in the rows that left."""
    if spec.sensitive is None:
        return []
    place = spec.columns.index(spec.sensitive)
    tables = [(column.field, column.recoding) for column in plan.columns_of(spec)]
    found: list[str] = []
    for known_row in {tuple(table[values[field]] for field, table in tables) for _, values in cases}:
        fitting: Counter[str] = Counter()
        for row, times in Counter(sheet.rows).items():
            if all(n == place or row[n] in (STAR, value) for n, value in enumerate(known_row)):
                fitting[row[place]] += times
        del fitting[STAR]
        if fitting and (len(fitting) < 2 or max(fitting.values()) > 0.9 * fitting.total()):
            found.append(known_row[place])
    return found


def test_a_thousand_random_laptops_keep_k_and_the_inference_gate_in_every_sheet() -> None:
    rng = random.Random(20261124)  # noqa: S311 - made-up people
    plan, many = small_plan(), known(random_cases(rng, 600))
    delivered = 0
    for _ in range(1000):
        cases = rng.sample(many, rng.choice((3, 9, 18, 25, 40)))
        for spec in plan.sheets:
            sheet = protect_sheet(plan, spec, cases)
            families = {(line.client, line.shown) for line in sheet.lines if line.shown is not None}
            counts = Counter(shown for _, shown in families)
            assert sorted(counts.elements()) == list(sheet.rows)
            assert all(count >= plan.k for count in counts.values()), spec.key
            assert certain(plan, spec, sheet, cases) == [], spec.key
            delivered += len(sheet.rows)
    assert delivered > 20_000


def test_every_sheet_of_the_whole_plan_keeps_them_too() -> None:
    rng = random.Random(7)  # noqa: S311
    plan = standard_plan()
    for count in (30, 100, 150):
        cases = random_cases(rng, count)
        delivery = deliver(cases)
        assert [sheet.key for sheet in delivery.sheets] == [sheet.key for sheet in plan.sheets]
        for spec, sheet in zip(plan.sheets, delivery.sheets, strict=True):
            assert all(n >= plan.k for n in Counter(sheet.rows).values())
            assert certain(plan, spec, sheet, known(cases)) == []


def test_the_order_of_the_clients_leaves_no_trace() -> None:
    """The same clients in any order give the same sheets: no position says who it is or what belongs together."""
    rng = random.Random(3)  # noqa: S311
    cases = random_cases(rng, 80)
    rows = [sheet.rows for sheet in deliver(cases).sheets]
    for _ in range(3):
        rng.shuffle(cases)
        assert [sheet.rows for sheet in deliver(cases).sheets] == rows


def test_a_sheet_stars_little_where_many_are_alike() -> None:
    rng = random.Random(11)  # noqa: S311
    delivery = deliver(random_cases(rng, 150))
    familie = next(sheet for sheet in delivery.sheets if sheet.key == "familie")
    assert familie.starred + familie.dropped <= 12
    assert len(familie.rows) >= 145


def test_a_rare_family_is_starred_or_stays() -> None:
    plan = small_plan().model_copy(update={"sheets": (standard_plan().sheet("familie"),)})
    usual = [CaseFacts(date(2026, 1, 1), statistics_consent=True, children=(date(2020, 1, 1),)) for _ in range(9)]
    rare = CaseFacts(date(2026, 1, 1), statistics_consent=True, children=(date(2010, 1, 1),) * 3)
    (sheet,) = deliver([*usual, rare], plan).sheets
    assert sheet.lines[9].shown is None
    assert (sheet.dropped, sheet.starred, sheet.smallest) == (1, 0, 9)
    (sheet,) = deliver([*usual, rare, rare, rare], plan).sheets
    assert (sheet.dropped, sheet.starred, sheet.smallest) == (0, 0, 3)


def test_nothing_can_be_inferred_from_an_outcome_that_all_share() -> None:
    plan = small_plan().model_copy(update={"sheets": (standard_plan().sheet("ergebnis"),)})
    alike = [CaseFacts(date(2026, 1, 1), statistics_consent=True, children=(date(2020, 1, 1),)) for _ in range(40)]
    (sheet,) = deliver(alike, plan).sheets
    assert (sheet.rows, sheet.dropped) == ((), 40)


@pytest.mark.parametrize(("workers", "leaves"), [(6, 60), (5, 0)])
def test_a_value_that_more_than_nine_of_ten_share_is_no_secret_and_stays(workers: int, leaves: int) -> None:
    """Two values, each with k families, and still nearly certain: 54 of 60 may leave, 55 may not."""
    plan = small_plan().model_copy(update={"sheets": (standard_plan().sheet("ergebnis"),)})
    work = (Outcome(id="o", what=IntegrationKind.INSURED_PART, start=date(2026, 5, 1)),)
    alike = CaseFacts(date(2026, 1, 1), statistics_consent=True, children=(date(2020, 1, 1),))
    cases = [replace(alike, outcomes=work) if number < workers else alike for number in range(60)]
    (sheet,) = deliver(cases, plan).sheets
    assert len(sheet.rows) == leaves


def test_k_of_times_without_care_counts_families_and_not_rows() -> None:
    plan = small_plan()
    spec = plan.sheet("zeiten_kind")
    assert spec.rows is RowKind.SLOT
    rng = random.Random(5)  # noqa: S311
    one = replace(random_cases(rng, 1)[0], first_care=random_cases(rng, 1)[0].first_care)
    sheet = deliver([one, one], plan).sheets[SOME.index("zeiten_kind")]
    assert sheet.rows == ()


def test_who_did_not_agree_leaves_nothing_and_is_no_count_below_three() -> None:
    rng = random.Random(9)  # noqa: S311
    cases = random_cases(rng, 40)
    silent = [replace(case, statistics_consent=False) for case in random_cases(rng, 2)]
    order = replace(an_order(), period=(date(2026, 1, 1), date(2026, 12, 1)))
    alone, both = deliver(cases, order=order), deliver([*cases, *silent], order=order)
    assert [sheet.rows for sheet in both.sheets] == [sheet.rows for sheet in alone.sheets]
    assert alone.header.figures is not None
    assert both.header.figures is not None
    assert both.header.figures.without_consent is None
    assert both.header.figures.model_copy(update={"without_consent": 0}) == alone.header.figures
    three = deliver([*cases, *silent, silent[0]], order=order).header.figures
    assert three is not None
    assert three.without_consent == 3


def test_only_the_clients_of_the_cohort_are_delivered() -> None:
    rng = random.Random(13)  # noqa: S311
    cases = random_cases(rng, 30)
    first_half = [case for case in cases if case.opened_on < date(2026, 7, 1)]
    assert deliver(cases, order=an_order(cohort="2026-H1")).header.clients == len(first_half)
    assert deliver(cases, order=an_order(cohort="GESAMT")).header.clients == 30
    assert cohort_days("2026-H2") == (date(2026, 7, 1), date(2026, 12, 31))
    with pytest.raises(NothingToPrintError, match="keinen Fall"):
        deliver(cases, order=an_order(cohort="2025"))


def test_who_is_held_back_is_in_no_sheet_and_in_no_record() -> None:
    rng = random.Random(17)  # noqa: S311
    cases = random_cases(rng, 30)
    delivery = make_delivery(standard_plan(), cases, an_order(), TODAY, held_back={4})
    assert all(line.shown is None for sheet in delivery.sheets for line in sheet.lines if line.client == 4)
    order = an_order(mode=Mode.RECORDS)
    assert len(make_delivery(standard_plan(), cases, order, TODAY, held_back={4}).records) == 29


def test_whole_rows_need_a_legal_basis() -> None:
    cases = random_cases(random.Random(1), 5)  # noqa: S311
    with pytest.raises(NoConsentError, match="Rechtsgrundlage"):
        deliver(cases, order=replace(an_order(mode=Mode.RECORDS), legal_basis=" "))
    delivery = deliver(cases, order=an_order(mode=Mode.RECORDS))
    assert len(delivery.records) == 5
    assert {sheet.key for sheet in delivery.sheets} == {"zeiten", "zeiten_kind"}


def test_few_clients_are_told_and_many_are_not() -> None:
    rng = random.Random(2)  # noqa: S311
    assert "59 Klientinnen und Klienten" in deliver(random_cases(rng, 59)).notes[0]
    assert deliver(random_cases(rng, 60)).notes == ()


def test_the_check_before_leaving_sees_what_a_sheet_does_not_keep() -> None:
    plan, cases = small_plan(), random_cases(random.Random(8), 60)  # noqa: S311
    sheet = deliver(cases, plan).sheets[SOME.index("ergebnis")]
    spec = plan.sheet("ergebnis")
    assert list(sheet_faults(plan, spec, sheet)) == []
    lone = ProtectedSheet(sheet.key, sheet.columns, (*sheet.rows, ("KEINE", "14P", "ANDERE")), sheet.lines)
    assert "weniger als 3" in next(sheet_faults(plan, spec, lone))
    alike = ProtectedSheet(sheet.key, sheet.columns, tuple(r for r in sheet.rows if r[0] == "KEINE"), sheet.lines)
    assert "erschließen" in next(sheet_faults(plan, spec, alike))
