"""The demo shows fictional people only, does the main job, and leaves nothing behind."""

import json
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from lotse_desktop.demo import CASES as HOW_MANY
from lotse_desktop.demo import SEED, open_demo, run_demo, throw_away_places
from lotse_desktop.demo_families import WRITTEN, demo_cases
from lotse_desktop.domain.assessment import Choice, Choices, Marks, Targets
from lotse_desktop.domain.catalogue import AnswerKind, Catalogue, Item
from lotse_desktop.domain.client import CasePhase, age_in_years
from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.exchange.case_file import load_case, read_case, write_case
from lotse_desktop.paths import resources_folder
from lotse_desktop.services.cases import list_figures
from lotse_desktop.storage.catalogue_files import load_catalogue
from tests.builders import CASES, NOW, TODAY
from tests.plain_language import faults

MARA_DAY = date(2026, 11, 10)


def now() -> datetime:
    return NOW


@pytest.fixture(scope="module")
def cases() -> list[CaseRecord]:
    return demo_cases(HOW_MANY, SEED, TODAY)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(resources_folder() / "catalogue" / "de").catalogue


def test_the_same_seed_and_day_give_the_same_cases(cases: list[CaseRecord]) -> None:
    assert cases == demo_cases(HOW_MANY, SEED, TODAY)
    assert [len(demo_cases(count, SEED, TODAY)) for count in (0, 2, 5)] == [0, 2, 5]


def test_every_phase_is_there_with_and_without_a_plan(cases: list[CaseRecord]) -> None:
    phases = Counter(case.client.phase for case in cases)
    assert set(phases) == set(CasePhase)
    assert any(case.plan.steps for case in cases)
    assert any(not case.plan.goals and not case.plan.steps for case in cases)
    assert len({case.client.full_name for case in cases}) == len({case.client.id for case in cases}) == HOW_MANY


def test_mara_and_tarek_are_the_cases_of_the_handbook(cases: list[CaseRecord]) -> None:
    for case, name in zip(cases, ("a", "b"), strict=False):
        known = load_case(CASES / f"{name}.json", TODAY)
        assert case.client.full_name == known.client.full_name
        assert compute(case.client.children, case.care_week) == compute(known.client.children, known.care_week)


def test_jana_has_the_week_of_the_picture(cases: list[CaseRecord]) -> None:
    jana = cases[2]
    report = compute(jana.client.children, jana.care_week)
    assert jana.client.full_name == "Jana Beispiel"
    assert [age_in_years(child.birth_month, TODAY) for child in jana.client.children] == [5, 8]
    in_week_a = Counter[str]()
    for gap in report.gaps:
        if gap.week == 1:
            in_week_a[gap.child] += gap.minutes
    assert in_week_a == {"mia": 180, "ben": 570}
    assert report.family_gap_minutes[0] == 570
    assert list_figures(jana).gap_minutes == 570


def test_on_the_day_they_were_written_the_dates_are_those_of_the_handbook() -> None:
    mara = demo_cases(1, SEED, MARA_DAY)[0]
    assert mara.plan.goals[0].sign_of_success == "im Februar 2027 jede Schicht abgedeckt ist"
    assert mara.plan.goals[1].text == "Bis 30. April 2027 weiß ich: Geht die Pflegeausbildung auch in Teilzeit?"
    assert [step.due for step in mara.plan.open_steps] == [
        date(2026, 11, 13),
        date(2026, 11, 20),
        date(2026, 11, 24),
        date(2026, 11, 27),
        date(2026, 12, 4),
        date(2026, 12, 11),
    ]
    assert mara.care_week.cycle_start == date(2026, 11, 2)


@pytest.mark.parametrize("day", [date(2024, 2, 29), MARA_DAY, date(2026, 12, 31), date(2033, 3, 31)])
def test_whenever_the_demo_is_opened_ages_and_dates_fit(day: date) -> None:
    cases = demo_cases(HOW_MANY, SEED, day)
    assert [age_in_years(child.birth_month, day) for case in cases[:2] for child in case.client.children] == [4, 7, 10]
    for case, (_, written_on) in zip(cases, WRITTEN, strict=False):
        assert all(step.due is not None and (step.due - day).days >= -7 for step in case.plan.steps), written_on
    for case in cases:
        assert case.client.opened_on <= day
        start = case.care_week.cycle_start
        assert start is None or start.weekday() == 0
        for step in case.plan.steps:
            assert step.due is not None
            assert step.due.weekday() < 5


def test_every_answer_stands_in_the_catalogue(cases: list[CaseRecord], catalogue: Catalogue) -> None:
    seen = 0
    for case in cases:
        for domain in catalogue.domains:
            for item_id, answer in case.answers(domain.key).answers.items():
                item = domain.item(item_id)
                assert item is not None, item_id
                seen += 1
                options = {option.key for option in item.options}
                match answer:
                    case Choice(key=key):
                        assert item.kind is AnswerKind.SINGLE
                        assert key in options
                    case Choices(keys=keys):
                        _check_choices(item, keys, options)
                    case Marks(marks=marks):
                        assert set(marks) <= options
                    case Targets(targets=targets):
                        known = {occupation.key for occupation in catalogue.occupations}
                        assert {target.occupation for target in targets} <= known
                    case _:
                        pass
    assert seen > 100
    own = {"CARE_WEEK", "CONSENTS", "NETWORK_MAP", "REFERRAL", "MEETINGS", "EFFORTS", "OUTCOMES", "LIFECYCLE", "CHAINS"}
    known = own | {domain.key for domain in catalogue.domains}
    assert all(set(case.sections) <= known for case in cases)


def _check_choices(item: Item, keys: tuple[str, ...], options: set[str]) -> None:
    assert item.kind is AnswerKind.MULTI
    assert set(keys) <= options
    assert len(set(keys)) == len(keys) <= (item.most or len(options))


def test_needs_of_the_plans_stand_in_the_catalogue(cases: list[CaseRecord], catalogue: Catalogue) -> None:
    known = {need.key for need in catalogue.needs}
    for case in cases:
        plan = case.plan
        goals, steps = {goal.need for goal in plan.goals}, {step.need for step in plan.steps}
        assert (goals | steps | set(plan.added_needs)) - {None} <= known


def test_the_written_plans_speak_plainly(cases: list[CaseRecord]) -> None:
    for case in cases[: len(WRITTEN)]:
        plan = case.plan
        lines = [
            *(goal.text for goal in plan.goals),
            *(f"Ich merke es daran, dass {goal.sign_of_success}." for goal in plan.goals),
            *(step.text for step in plan.steps),
            *(plan.resources or ()),
            *(plan.emergency or ()),
            *plan.good_to_know,
        ]
        assert {line: faults(line) for line in lines if faults(line)} == {}


def test_only_who_agreed_was_asked_delicate_questions(cases: list[CaseRecord]) -> None:
    for case in cases:
        if not case.client.special_categories:
            assert "ARB8" not in case.answers("WORK_WISH").answers


def test_every_demo_case_can_be_written_and_read(cases: list[CaseRecord]) -> None:
    for case in cases:
        again = read_case(write_case(case), TODAY)
        assert again.sections == case.sections
        assert again.plan == case.plan


def test_the_demo_opens_without_asking_and_is_gone_afterwards() -> None:
    with throw_away_places() as places:
        workspace = open_demo(places, now)
        assert workspace.clients.count() == HOW_MANY
        assert workspace.catalogue_problems == ()
        workspace.close()
        assert places.data.exists()
        folder = places.data.parent
    assert not folder.exists()


def test_the_main_job_runs_without_a_window_and_says_what_it_wrote(tmp_path: Path) -> None:
    heard: list[str] = []
    run_demo(tmp_path / "neu", now, heard.append)
    plan, gaps, case = (
        tmp_path / "neu" / name for name in ("Plan_2026-11-24_v1.pdf", "betreuungsluecken.json", "fall.json")
    )
    assert heard == [
        f"Demo-Tresor geöffnet: {HOW_MANY} erfundene Fälle.",
        "Offene Zeit in Woche A: 6 h 30 min; mit Oma am Dienstag früh: 4 h 20 min.",
        f"geschrieben: {plan}",
        f"geschrieben: {gaps}",
        f"geschrieben: {case}",
    ]
    assert plan.read_bytes().startswith(b"%PDF-")
    assert json.loads(gaps.read_text(encoding="utf-8"))["family_gap_minutes"] == [260, 1750]
    assert load_case(case, TODAY).client.given_name == "Mara"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("", encoding="utf-8")
    with pytest.raises(NoAccessError):
        run_demo(tmp_path / "datei", now, print)
