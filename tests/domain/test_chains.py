"""Service chains as values: what makes sense, when steps are due, how a chain stands, where chains stop."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from lotse_desktop.domain.chain_dates import (
    STUCK_DAYS,
    ChainState,
    count_chains,
    find_spans,
    find_stop,
    is_overdue,
    next_steps,
    state_of,
)
from lotse_desktop.domain.chain_words import (
    actors_text,
    count_sentence,
    due_text,
    span_text,
    stops_sentences,
)
from lotse_desktop.domain.chains import (
    Anchor,
    ChainDue,
    ChainStatus,
    ServiceChain,
    StartedChains,
    StartedStep,
    Unit,
    merged,
)
from tests.catalogue.shipped import catalogue
from tests.chains import START, a_chain, a_step, begun, delivered

DONE, DOING, SKIPPED, FAILED = ChainStatus.DONE, ChainStatus.DOING, ChainStatus.SKIPPED, ChainStatus.FAILED
WEEKS, MONTHS = Unit.WEEKS, Unit.MONTHS
BEFORE, AFTER = Anchor.BEFORE_TARGET, Anchor.AFTER_TARGET


@pytest.mark.parametrize(
    "due",
    [
        {},
        {"anchor": Anchor.ONGOING, "latest": 3},
        {"anchor": Anchor.AFTER_STEP, "latest": 3},
        {"latest": 3, "step": "one"},
        {"earliest": 9, "latest": 3},
        {"anchor": BEFORE, "earliest": 3, "latest": 9},
        {"anchor": BEFORE, "latest": 3, "months_before": 6},
    ],
)
def test_a_date_that_says_nothing_or_two_things_is_refused(due: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        ChainDue(**due)


def test_a_chain_names_every_step_once_counts_from_earlier_ones_only_and_has_the_day_it_works_towards() -> None:
    after = ChainDue(anchor=Anchor.AFTER_STEP, step="two", latest=3)
    aimed = a_step(due=ChainDue(anchor=AFTER, latest=1))
    for steps in ((a_step(), a_step()), (a_step(due=after), a_step("two")), (aimed,)):
        with pytest.raises(ValidationError):
            a_chain(*steps)
    assert a_chain(a_step("two"), a_step(due=after)).number("one") == 2
    assert a_chain(aimed, target="Start").has_target


@pytest.mark.parametrize(
    ("key", "step", "first", "last"),
    [
        ("C1", "timeline", None, date(2026, 11, 9)),
        ("C1", "place", None, START),
        ("C1", "settling", date(2027, 1, 18), date(2027, 2, 1)),
        ("C1", "begin", None, date(2027, 3, 1)),
        ("C1", "follow_up", None, None),
        ("C2", "internship", date(2026, 11, 30), date(2027, 1, 11)),
        ("C2", "timetable", None, date(2027, 1, 4)),
        ("C2", "probation", date(2027, 3, 1), date(2027, 7, 1)),
        ("C3", "gap", None, START),
        ("C3", "carer", date(2026, 11, 30), date(2026, 12, 28)),
        ("C5", "meanwhile", date(2026, 11, 30), None),
        ("C6", "legal", None, date(2026, 11, 6)),
    ],
)
def test_steps_are_due_so_long_after_the_start_or_before_the_target(
    key: str, step: str, first: date | None, last: date | None
) -> None:
    started = begun(delivered(key)).with_dates(START, date(2027, 3, 1))
    assert find_spans(started)[step] == (first, last)


def test_a_place_is_registered_six_months_before_the_start_of_work_if_that_is_sooner_but_not_in_the_past() -> None:
    chain = delivered("C1")
    for target, last in (
        (date(2027, 5, 10), date(2026, 11, 10)),
        (date(2027, 4, 1), START),
        (None, date(2026, 11, 16)),
    ):
        assert find_spans(begun(chain).with_dates(START, target))["place"] == (None, last)


def test_what_hangs_on_another_step_has_no_day_until_that_one_is_done() -> None:
    started = begun(delivered("C5"))
    assert find_spans(started)["adaptation"] == (None, None)
    done = started.with_step(StartedStep(step="decision", status=DONE, day=date(2027, 3, 1)))
    assert find_spans(done)["adaptation"] == (None, date(2027, 3, 29))


def test_without_a_target_day_nothing_is_counted_from_it() -> None:
    spans = find_spans(begun(delivered("C1")))
    assert [spans[key] for key in ("settling", "begin")] == [(None, None)] * 2


@settings(max_examples=40)
@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(0, 700), st.sampled_from(Unit))
def test_a_day_is_never_on_a_weekend_and_never_before_the_start_unless_the_start_is(
    start: date, number: int, unit: Unit
) -> None:
    chain = a_chain(a_step(due=ChainDue(latest=min(number, 300), unit=unit)))
    last = find_spans(begun(chain, start))["one"][1]
    assert last is not None
    assert last.weekday() < 5
    assert last >= start


def test_a_chain_runs_until_nothing_is_left_to_do() -> None:
    today = START + timedelta(days=3)
    assert state_of(begun(), today) is ChainState.RUNNING
    assert state_of(begun(one=DONE, two=DOING), today) is ChainState.RUNNING
    assert state_of(begun(one=DONE, two=SKIPPED), today) is ChainState.FINISHED
    assert find_stop(begun(one=DONE, two=SKIPPED), today) is None


def test_a_chain_stops_where_a_step_failed_or_hangs_for_more_than_four_weeks() -> None:
    due = find_spans(begun())["one"][1]
    assert due is not None
    kept, broken = due + timedelta(days=STUCK_DAYS), due + timedelta(days=STUCK_DAYS + 1)

    assert is_overdue(begun(), begun().chain.steps[0], due + timedelta(days=1))
    assert not is_overdue(begun(), begun().chain.steps[0], due)
    assert state_of(begun(), kept) is ChainState.RUNNING
    assert state_of(begun(), broken) is ChainState.STOPPED
    assert [stop.key for stop in (find_stop(begun(), broken),) if stop] == ["one"]
    failed = begun(one=DONE, two=FAILED)
    assert [stop.key for stop in (find_stop(failed, START),) if stop] == ["two"]


def test_whoever_ends_a_chain_says_whether_it_reached_its_aim() -> None:
    good, bad = (begun(one=DONE).with_end(START, reached=reached) for reached in (True, False))
    assert (state_of(good, START), find_stop(good, START)) == (ChainState.FINISHED, None)
    assert state_of(bad, START) is ChainState.STOPPED
    assert [stop.key for stop in (find_stop(bad, START),) if stop] == ["two"]
    assert next_steps(good) == ()
    assert state_of(bad.with_end(None), START) is ChainState.RUNNING


def test_the_next_steps_come_by_date_and_those_without_one_where_they_stand() -> None:
    started = begun(delivered("C1"), timeline=DONE).with_dates(START, date(2027, 3, 1))
    assert [step.key for step in next_steps(started)] == [
        *("place", "employer", "skills", "refresh", "settling", "begin", "follow_up")
    ]
    early = begun(a_chain(a_step(due=ChainDue(latest=30)), a_step("two", due=ChainDue(latest=3))))
    assert [step.key for step in next_steps(early)] == ["two", "one"]


def test_chains_are_counted_over_all_cases_with_the_steps_at_which_they_stop() -> None:
    other = a_chain(key="E2")
    cases = [
        StartedChains(chains=(begun(one=FAILED), begun(chain_id="s2", one=DONE, two=DONE))),
        StartedChains(),
        StartedChains(chains=(begun(one=DONE, two=FAILED), begun(other, chain_id="s2"))),
        StartedChains(chains=(begun(one=FAILED),)),
    ]
    counts = count_chains(cases, START)
    first, second = counts["E1"], counts["E2"]

    assert (first.started, first.running, first.finished, first.stopped) == (4, 0, 1, 3)
    assert first.stops == {"one": 2, "two": 1}
    assert (second.started, second.running, second.stops) == (1, 1, {})
    assert count_sentence(first) == "4-mal begonnen: 1 fertig, 0 laufen, 3 stocken."
    assert count_sentence(second) == "1-mal begonnen: 0 fertig, 1 läuft, 0 stocken."
    assert stops_sentences(a_chain(), first) == ("1. Anrufen: 2 Fälle", "2. Hingehen: 1 Fall")
    assert stops_sentences(a_chain(a_step("new")), first) == (
        "Schritt einer früheren Fassung: 2 Fälle",
        "Schritt einer früheren Fassung: 1 Fall",
    )


@pytest.mark.parametrize(
    ("due", "text"),
    [
        (ChainDue(latest=14), "Tag 14"),
        (ChainDue(earliest=28, latest=56), "Tag 28 bis 56"),
        (ChainDue(earliest=4, unit=WEEKS), "ab Woche 4"),
        (ChainDue(latest=2, unit=WEEKS, months_before=6), "Woche 2, spätestens 6 Monate vor Start"),
        (ChainDue(anchor=BEFORE, earliest=6, latest=4, unit=WEEKS), "4 bis 6 Wochen vor Start"),
        (ChainDue(anchor=BEFORE, latest=1, unit=WEEKS), "1 Woche vor Start"),
        (ChainDue(anchor=BEFORE, earliest=3), "ab 3 Tage vor Start"),
        (ChainDue(anchor=BEFORE, earliest=3, latest=0), "3 Tage vor Start bis dahin"),
        (ChainDue(anchor=BEFORE, latest=0), "Start"),
        (ChainDue(anchor=AFTER, latest=0), "Start"),
        (ChainDue(anchor=AFTER, earliest=0), "ab Start"),
        (ChainDue(anchor=AFTER, earliest=0, latest=4, unit=MONTHS), "Start bis Monat 4"),
        (ChainDue(anchor=AFTER, earliest=2, latest=4, unit=MONTHS), "2 bis 4 Monate nach Start"),
        (ChainDue(anchor=AFTER, earliest=2), "ab 2 Tage nach Start"),
        (ChainDue(anchor=Anchor.AFTER_STEP, step="one", latest=4, unit=WEEKS), "4 Wochen nach Schritt 1"),
        (ChainDue(anchor=Anchor.ONGOING), "laufend"),
    ],
)
def test_dates_are_told_as_a_coach_says_them(due: ChainDue, text: str) -> None:
    chain = a_chain(a_step(), a_step("two", due=due), target="Start")
    assert due_text(chain, due) == text


def test_days_are_told_with_the_end_that_is_known() -> None:
    first, last = date(2026, 12, 1), date(2026, 12, 20)
    assert span_text((first, last)) == "01.12.2026 bis 20.12.2026"
    assert span_text((None, last)) == span_text((last, last)) == "bis 20.12.2026"
    assert span_text((first, None)) == "ab 01.12.2026"
    assert span_text((None, None)) == ""


def test_who_does_a_step_is_told_by_name_by_title_or_as_it_was_written() -> None:
    partners = catalogue().partners
    both = a_step().model_copy(update={"actors": ("COACH", "CLIENT", "KITA")})
    assert actors_text(both, partners) == "Coach, Klientin/Klient und Kindertageseinrichtung"
    assert actors_text(both, partners, "Mara") == "Coach, Mara und Kindertageseinrichtung"
    assert actors_text(both.model_copy(update={"either": True}), partners, "Mara").endswith(
        "Mara oder Kindertageseinrichtung"
    )
    assert actors_text(both.model_copy(update={"who": "Zuständige Stelle"}), partners) == "Zuständige Stelle"
    assert actors_text(both.model_copy(update={"actors": ("GONE",)}), partners) == "GONE"


def test_a_changed_chain_stands_in_the_place_of_the_delivered_one_and_own_ones_follow() -> None:
    delivered_ones = (a_chain(key="C1"), a_chain(key="C2"))
    changed, own = a_chain(key="C2", title="Anders", version=2), a_chain(key="E1", title="Eigene")
    assert merged(delivered_ones, [own, changed]) == (delivered_ones[0], changed, own)
    assert changed.is_same(changed.as_version(7, START))
    assert not changed.is_same(delivered_ones[1])


def test_what_was_begun_keeps_its_text_and_its_steps_in_their_order() -> None:
    started = begun(two=DONE).with_step(StartedStep(step="one", status=DOING, day=START, who="Frau T."))
    chains = StartedChains(chains=(begun(chain_id="other"),)).with_chain(started)

    assert [step.step for step in started.steps] == ["one", "two"]
    assert chains.find("s1") == started
    again = started.with_step(StartedStep(step="one", status=DONE, day=START))
    assert [chain.id for chain in chains.with_chain(again).chains] == ["other", "s1"]
    assert chains.with_chain(again).find("s1") == again
    assert chains.without("s1").find("s1") is None
    assert StartedChains.model_validate_json(chains.model_dump_json()) == chains
    assert isinstance(chains.chains[1].chain, ServiceChain)
