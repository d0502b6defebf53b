"""Drafts leave nothing behind; printed plans are kept as they were."""

from datetime import date, datetime, timedelta

import pytest

from lotse_desktop.domain.plan import Goal, Plan, PlanState, Step
from lotse_desktop.domain.plan_report import shorter
from lotse_desktop.domain.plan_states import agreed
from lotse_desktop.domain.report import DrawnPlan, PlanReport
from lotse_desktop.domain.step_times import StepTime
from lotse_desktop.services.plans import Plans, plan_report, year_ahead
from lotse_desktop.storage.holiday_data import load_calendar
from tests.builders import NOW, an_id, jana
from tests.catalogue.shipped import catalogue, texts
from tests.fakes import MemoryVault
from tests.families import MARA_DAY, TAREK_DAY, mara, tarek


class Desk:
    """A vault in memory, a printer that draws the report as text, and a clock that can be set."""

    def __init__(self) -> None:
        self.vault = MemoryVault()
        self.now = NOW
        self.too_long = False
        self.plans = Plans(self.vault, catalogue(), texts(), self.draw, lambda: self.now, holidays=load_calendar)

    def draw(self, report: PlanReport) -> DrawnPlan:
        drawn = report
        if self.too_long:
            drawn = shorter(report) or report
        return DrawnPlan(drawn.model_dump_json().encode(), drawn)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_draft_is_the_next_version_and_nothing_is_kept(desk: Desk) -> None:
    draft = desk.plans.draft(jana())
    assert PlanReport.model_validate_json(draft.pdf).version == 1
    assert draft.version.file_name == "Plan_2026-11-24_v1.pdf"
    assert desk.vault.commits == 0


def test_a_draft_equals_what_is_printed(desk: Desk) -> None:
    record = jana()
    draft = desk.plans.draft(record)
    assert desk.plans.print(record) == draft
    assert desk.plans.draft(record) == draft


def test_a_printed_plan_is_version_one_of_today_and_named_without_a_name(desk: Desk) -> None:
    printed = desk.plans.print(jana())
    assert printed.version.number == 1
    assert printed.version.file_name == "Plan_2026-11-24_v1.pdf"
    assert printed.version.report.version == 1


def test_printing_twice_without_a_change_gives_the_same_bytes_and_one_version(desk: Desk) -> None:
    record = jana()
    first, second = desk.plans.print(record), desk.plans.print(record)
    assert second == first
    assert len(desk.plans.versions(record.client.id)) == 1


def test_a_change_makes_a_new_version_and_the_old_one_stays(desk: Desk) -> None:
    record = jana()
    first = desk.plans.print(record)
    changed = record.with_plan(Plan(steps=(Step(id="1", text="Kita fragen"),)))
    second = desk.plans.print(changed)
    assert second.version.number == 2
    assert desk.plans.pdf(record.client.id, 1) == first.pdf
    assert desk.plans.pdf(record.client.id, 2) == second.pdf
    assert [version.number for version in desk.plans.versions(record.client.id)] == [1, 2]


def test_another_day_is_another_version(desk: Desk) -> None:
    record = jana()
    desk.plans.print(record)
    desk.now += timedelta(days=1)
    assert desk.plans.print(record).version.number == 2


def test_a_shortened_plan_is_kept_as_it_was_drawn_and_known_again(desk: Desk) -> None:
    desk.too_long = True
    desk.now = datetime.combine(MARA_DAY, NOW.time())
    first = desk.plans.print(mara())
    assert first.version.report.good_to_know == ()
    assert desk.plans.print(mara()).version.number == 1


def test_there_is_no_pdf_of_a_version_that_was_never_printed(desk: Desk) -> None:
    assert desk.plans.pdf(an_id(), 1) is None
    assert desk.plans.versions(an_id()) == []


def test_the_week_picture_is_told_in_words() -> None:
    report = plan_report(mara(), catalogue(), texts(), MARA_DAY, number=3, calendar=None)
    assert report.version == 3
    assert "ohne Betreuung 5:20 bis 7:30" in report.week_alternative
    assert {box.week for box in report.boxes} == {1, 2}


def test_holidays_without_anybody_are_a_need_of_the_plan() -> None:
    record, today = tarek().with_plan(Plan()), TAREK_DAY
    calendar = year_ahead(load_calendar, record, today)
    planned = plan_report(record, catalogue(), texts(), today, number=1, calendar=calendar)
    assert "Ferienbetreuung anmelden" in {step.what for step in planned.steps}
    without = plan_report(record, catalogue(), texts(), today, number=1, calendar=None)
    assert "Ferienbetreuung anmelden" not in {step.what for step in without.steps}


def test_agreeing_is_a_version_of_its_own_and_another_change_leaves_it_as_it_was(desk: Desk) -> None:
    record = jana().with_plan(Plan(goals=(Goal(id="g", text="Ich arbeite."),), steps=(Step(id="1", text="Fragen"),)))
    desk.plans.print(record)
    settled = record.with_plan(agreed(record.plan, NOW.date(), date(2026, 12, 22)))
    kept = desk.plans.print(settled)
    assert (kept.version.number, kept.version.report.state) == (2, PlanState.AGREED)
    assert desk.plans.print(settled) == kept
    changed = settled.with_plan(settled.plan.with_step(Step(id="2", text="Anrufen")))
    assert desk.plans.draft(changed).version.report.state is PlanState.DRAFT
    assert desk.plans.pdf(record.client.id, 2) == kept.pdf


def test_a_step_on_a_public_holiday_far_ahead_is_tested_against_that_day(desk: Desk) -> None:
    desk.now = datetime.combine(MARA_DAY, NOW.time())
    for day, found in ((date(2028, 5, 25), True), (date(2028, 6, 1), False)):  # Ascension, and a week later
        step = Step(id="s", text="Amt", times=(StepTime(day=day, start=540, end=600),))
        (shown,) = desk.plans.draft(mara().with_plan(Plan(steps=(step,)))).version.report.steps
        assert any("Offen" in note for note in shown.notes) is found
