"""Many deliveries put together: the newest picture counts, nobody twice, one bad file stops nothing, seeds come out."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from lotse_desktop.domain.consolidation import Earlier, pooled_checks
from lotse_desktop.domain.disclosure.delivery import Milestone, Mode, Order, make_delivery
from lotse_desktop.domain.disclosure.facts import CaseFacts
from lotse_desktop.domain.disclosure.gate import SimpleGate
from lotse_desktop.domain.disclosure.plan import STAR, flat
from lotse_desktop.domain.disclosure.rows import row_of
from lotse_desktop.domain.outcomes import IntegrationKind, Outcome
from lotse_desktop.exchange.bundle import write_bundle
from lotse_desktop.exchange.consolidation import CancelledError, Consolidated, consolidate, find_files
from lotse_desktop.services.lead import Lead
from lotse_desktop.storage.sealed import new_recipient_key, open_sealed, seal
from lotse_desktop.storage.signing import SiteKey, new_site_key, verify
from tests.domain.disclosure.plans import TODAY, random_cases, standard_plan
from tests.exchange.bundles import KEY, a_bundle, order_of, unpacked, with_manifest

MIXED = random_cases(random.Random(1), 240)  # noqa: S311


def write(folder: Path, name: str, cases: Sequence[CaseFacts], order: Order, key: SiteKey = KEY) -> Path:
    """A delivery of these cases as a file."""
    path = folder / name
    path.write_bytes(write_bundle(make_delivery(standard_plan(), cases, order, TODAY), key))
    return path


def read(*paths: Path, **more: object) -> Consolidated:
    return consolidate(paths, standard_plan(), verify, **more)  # type: ignore[arg-type]


def why(done: Consolidated) -> dict[str, str]:
    """File → sentence of everything that does not count."""
    return {remark.name: remark.sentence for remark in (*done.settlement.replaced, *done.settlement.refused)}


def kept(done: Consolidated) -> list[str]:
    return sorted(one.name for one in done.settlement.kept)


def test_rows_of_all_laptops_are_counted_together_and_by_site(tmp_path: Path) -> None:
    for number in range(3):
        order = order_of(f"L0{number + 1}")
        site = order.snapshot.model_copy(update={"site": ("MZ", "WU", "WU")[number]})
        write(tmp_path, f"{number}.zip", MIXED[number * 80 :][:80], replace(order, snapshot=site))
    done = read(tmp_path)
    assert (kept(done), why(done), done.pool.clients) == (["0.zip", "1.zip", "2.zip"], {}, 240)
    shown = [flat(row_of(facts, source_code="L01", site="MZ", today=TODAY)) for facts in MIXED]
    expected = Counter(values["referral_source"] for values in shown)
    counted = done.pool.counts("zugang", ["zuweisung"])
    assert counted.total() >= 230
    for (value,), times in counted.items():
        assert value == STAR or expected[value] >= times
    assert done.pool.counts("zugang", ["standort"])[("MZ",)] <= 80
    assert {check.sheet for check in pooled_checks(done.pool)} == {sheet.key for sheet in standard_plan().sheets}


def test_sheets_and_whole_rows_give_the_same_columns(tmp_path: Path) -> None:
    whole = replace(order_of("L01"), mode=Mode.RECORDS, legal_basis="Einwilligung")
    done = read(write(tmp_path, "r.zip", MIXED, whole))
    shown = [flat(row_of(facts, source_code="L01", site="MZ", today=TODAY)) for facts in MIXED]
    plan = standard_plan()
    for sheet in plan.sheets:
        if sheet.rows == "case":
            columns = plan.columns_of(sheet)
            expected = Counter(tuple(c.recoding[values[c.field]] for c in columns) for values in shown)
            assert done.pool.counts(sheet.key, sheet.columns) == expected, sheet.key


def test_a_newer_picture_replaces_the_older_one_whatever_the_order_of_the_files(tmp_path: Path) -> None:
    write(tmp_path, "a.zip", MIXED[:100], order_of("L01", counter=2))
    write(tmp_path, "b.zip", MIXED[:90], order_of("L01", counter=1))
    write(tmp_path, "c.zip", MIXED[100:180], order_of("L02", counter=1))
    for paths in ([tmp_path], [tmp_path / "c.zip", tmp_path / "b.zip", tmp_path / "a.zip"]):
        done = read(*paths)
        assert kept(done) == ["a.zip", "c.zip"]
        assert done.pool.clients == 180
        assert "Ersetzt durch a.zip" in why(done)["b.zip"]


def test_a_later_milestone_and_a_wider_cohort_do_not_count_anybody_twice(tmp_path: Path) -> None:
    write(tmp_path, "start.zip", MIXED[:80], order_of("L01", counter=5))
    write(tmp_path, "later.zip", MIXED[:80], order_of("L01", counter=4, milestone=Milestone.MONTHS_6))
    done = read(tmp_path)
    assert (kept(done), "Ersetzt durch later.zip" in why(done)["start.zip"]) == (["later.zip"], True)
    wide = write(tmp_path, "wide.zip", MIXED[:80], order_of("L02", counter=1, cohort="GESAMT"))
    half = write(tmp_path, "half.zip", MIXED[:80], order_of("L02", counter=2, cohort="2026-H1"))
    other = write(tmp_path, "other.zip", MIXED[:80], order_of("L02", counter=3, cohort="2026-H2"))
    assert kept(read(half, other)) == ["half.zip", "other.zip"]
    assert kept(read(wide, half, other)) == ["half.zip", "other.zip"]


def test_copies_count_once_and_two_files_with_one_number_not_at_all(tmp_path: Path) -> None:
    first = write(tmp_path, "a.zip", MIXED[:80], order_of("L01"))
    (tmp_path / "b.zip").write_bytes(first.read_bytes())
    done = read(tmp_path)
    assert (kept(done), "zählt einmal" in why(done)["b.zip"]) == (["a.zip"], True)
    write(tmp_path, "b.zip", MIXED[:79], order_of("L01"))
    done = read(tmp_path)
    assert kept(done) == []
    assert all("zwei verschiedene Lieferungen mit der Nummer 1" in sentence for sentence in why(done).values())


def test_a_replayed_older_picture_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "old.zip", MIXED[:80], order_of("L01", counter=3))
    text = order_of("L01").snapshot.text
    for known, passes in (((3, f"{3:032x}"), True), ((3, "f" * 32), False), ((4, "0" * 32), False)):
        done = read(path, earlier={text: Earlier(*known, public_key=KEY.public.hex())})
        assert bool(kept(done)) is passes
        assert passes or "schon ein neueres Bild eingelesen" in why(done)["old.zip"]


def test_deliveries_under_a_second_key_or_a_second_name_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.zip", MIXED[:80], order_of("L01", counter=1))
    write(tmp_path, "b.zip", MIXED[:80], order_of("L01", counter=2), new_site_key())
    done = read(tmp_path)
    assert kept(done) == []
    assert all("verschiedenen Schlüsseln" in sentence for sentence in why(done).values())
    known = {order_of("L01").snapshot.text: Earlier(1, f"{1:032x}", KEY.public.hex())}
    assert kept(read(tmp_path, earlier=known)) == ["a.zip"]
    (tmp_path / "b.zip").unlink()
    write(tmp_path, "c.zip", MIXED[:80], order_of("L07", counter=1), KEY)
    done = read(tmp_path)
    assert kept(done) == []
    assert all("dieselben Zeilen als L01, L07" in sentence for sentence in why(done).values())


def test_one_bad_file_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path, "gut.zip", MIXED[:80], order_of("L01"))
    (tmp_path / "kaputt.zip").write_bytes(a_bundle("L02")[:-9])
    (tmp_path / "fremd.txt").write_text("Hallo", encoding="utf-8")
    (tmp_path / "plan.zip").write_bytes(with_manifest(a_bundle("L03"), lambda m: m.update(plan_version=9)))
    (tmp_path / ".versteckt").write_text("x", encoding="utf-8")
    (tmp_path / "ordner").mkdir()
    done = read(tmp_path, tmp_path / "fehlt.zip")
    assert (kept(done), done.files) == (["gut.zip"], 5)
    assert sorted(why(done)) == ["fehlt.zip", "fremd.txt", "kaputt.zip", "plan.zip"]
    assert "gibt es nicht" in why(done)["fehlt.zip"]


def test_the_same_path_twice_is_one_file_and_equal_names_stay_apart(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    first, second = tmp_path / "l.zip", tmp_path / "x" / "l.zip"
    first.write_bytes(b"1")
    second.write_bytes(b"2")
    assert find_files([tmp_path, first, second]) == (first, second)
    assert sorted(why(read(first, second))) == ["l.zip", "l.zip (2)"]


def test_sealed_rows_are_opened_with_the_key_of_the_lead_only(tmp_path: Path) -> None:
    lead, path = new_recipient_key(), tmp_path / "sealed.lotse"
    path.write_bytes(seal(a_bundle(mode=Mode.RECORDS), lead.public))
    assert "versiegelt" in why(read(path))["sealed.lotse"]
    assert kept(read(path, unseal=partial(open_sealed, private=lead.private))) == ["sealed.lotse"]
    other = partial(open_sealed, private=new_recipient_key().private)
    assert "für jemand anderen" in why(read(path, unseal=other))["sealed.lotse"]


def test_two_processes_read_the_same_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        write(tmp_path, f"{number:02}.zip", MIXED[number * 10 :][:30], order_of(f"L{number:02}"))
    (tmp_path / "kaputt.zip").write_bytes(b"PK")
    monkeypatch.setattr("lotse_desktop.exchange.consolidation.ALONE", 0)
    steps: list[tuple[int, int]] = []
    both = read(tmp_path, progress=lambda done, whole: steps.append((done, whole)))
    alone = read(tmp_path, workers=1)
    assert both.settlement == alone.settlement
    for sheet in standard_plan().sheets:
        assert both.pool.counts(sheet.key, sheet.columns) == alone.pool.counts(sheet.key, sheet.columns)
    assert (steps[-1], len(steps)) == ((21, 21), 3)
    with pytest.raises(CancelledError):
        read(tmp_path, cancelled=lambda: True)


def test_nothing_is_left_of_no_files() -> None:
    done = read()
    assert (done.pool.clients, done.files, done.pool.figures) == (0, 0, None)
    assert all(check.rows == 0 for check in pooled_checks(done.pool))
    assert Lead(SimpleGate()).evaluate(done.pool).indicators == ()


def of_eight(folder: Path, cases: Sequence[CaseFacts], today: date, period: tuple[date, date]) -> Consolidated:
    """The cases as eight coaches deliver them, read again."""
    for number in range(8):
        order = replace(order_of(f"L{number + 1:02}", cohort="GESAMT"), period=period)
        delivery = make_delivery(standard_plan(), cases[number::8], order, today)
        (folder / f"{number}.zip").write_bytes(write_bundle(delivery, SiteKey(bytes([number + 1]) * 32)))
    return read(folder)


def darmstadt(*, twice: int = 0, same_month: int = 0) -> list[CaseFacts]:
    """1,000 persons, 60 men; 320 with exactly one official integration from 2013-05 to 2014-04 (handbook 8.3)."""
    cases: list[CaseFacts] = []
    for number in range(1000):
        days = [date(2013, 5 + number % 8, 1 + number % 28)] if number < 320 else []
        days += [date(2014, 3, 1)] if number < twice else []
        days += [days[0].replace(day=28)] if twice <= number < twice + same_month else []
        outcomes = tuple(
            Outcome(id=f"o{n}", what=IntegrationKind.INSURED_PART, start=day, hours=25) for n, day in enumerate(days)
        )
        gender = "M" if number % 50 < 3 else "W"
        case = CaseFacts(date(2012, 3, 1), statistics_consent=True, gender=gender, outcomes=outcomes)
        cases.append(replace(case, children=(date(2006 + number % 4, 1, 1),), benefit=("SGB2", "SGB3")[number % 2]))
    return cases


@pytest.mark.parametrize(
    ("twice", "same_month", "i05", "i08"), [(0, 0, "320", "32,0 %"), (20, 0, "340", "34,0 %"), (0, 1, "320", "32,0 %")]
)
def test_the_figures_of_darmstadt_dieburg_come_out_of_eight_deliveries(
    tmp_path: Path, twice: int, same_month: int, i05: str, i08: str
) -> None:
    period = (date(2013, 5, 1), date(2014, 4, 1))
    done = of_eight(tmp_path, darmstadt(twice=twice, same_month=same_month), date(2014, 5, 2), period)
    evaluation = Lead(SimpleGate()).evaluate(done.pool, full_time_coaches=Decimal(8))
    told = {number: value for number, _, value in evaluation.indicators}
    assert told == {
        "I01": "1.000", "I02": "1.000,0", "I03": "6,0 %", "I04": "125,0", "I05": i05, "I06": "320", "I07": "32,0 %",
        "I08": i08, "I19": "–",
    }  # fmt: skip
    assert done.pool.counts("ergebnis", ["ergebnis"]) == {("ARBEIT",): 320, ("KEINE",): 680}


def test_the_figures_of_oldenburg_come_out_of_eight_deliveries(tmp_path: Path) -> None:
    """1,450 cases, 25 part-time trainings or retrainings, 32 in preparation without integration."""
    cases: list[CaseFacts] = []
    kinds = (IntegrationKind.APPRENTICESHIP_PT, IntegrationKind.RETRAINING)
    for number in range(1450):
        group = number // 8  # the same lines for each coach
        case = CaseFacts(date(2012, 1, 1), statistics_consent=True, gender="W", children=(date(2008, 1, 1),))
        if number < 25:
            kind = kinds[number % 8 % 2]
            case = replace(case, outcomes=(Outcome(id="o", what=kind, start=date(2013, 8, 1)),))
        elif 4 <= group < 8:
            case = replace(case, measures=frozenset({"PREPARATION"}))
        cases.append(case)
    done = of_eight(tmp_path, cases, date(2014, 1, 2), (date(2013, 1, 1), date(2013, 12, 1)))
    evaluation = Lead(SimpleGate()).evaluate(done.pool, full_time_coaches=Decimal(8))
    told = {number: value for number, _, value in evaluation.indicators}
    assert (told["I01"], told["I04"]) == ("1.450", "181,3")
    counted = done.pool.counts("ausbildung", ["ergebnis_genau", "auch_retraining"])
    assert counted[("AUSBILDUNG_TZ", "N")] + counted[("KEINE", "J")] == 25
    preparing = done.pool.counts("ausbildung", ["massnahme_preparation"], {"ergebnis_genau": ["KEINE"]})
    assert preparing[("J",)] == 32


def test_figures_of_different_periods_are_not_added(tmp_path: Path) -> None:
    write(tmp_path, "a.zip", MIXED[:80], order_of("L01"))
    other = replace(order_of("L02"), period=(date(2026, 1, 1), date(2026, 6, 1)))
    write(tmp_path, "b.zip", MIXED[80:160], other)
    done = read(tmp_path)
    assert (done.pool.figures, len(done.pool.periods)) == (None, 2)


def test_no_marker_of_a_case_reaches_a_bundle(tmp_path: Path) -> None:
    marker = "Zwetschgenmus"
    marked = [
        replace(case, closure=marker, chains=frozenset({marker}), need_groups=case.need_groups | {marker})
        for case in MIXED[:80]
    ]
    for mode in Mode:
        order = replace(order_of("L01"), mode=mode, legal_basis="Einwilligung")
        path = write(tmp_path, f"{mode}.zip", marked, order)
        assert all(marker.encode() not in content for content in unpacked(path.read_bytes()).values())
