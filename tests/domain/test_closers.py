"""Who could close a gap: helpers who are not sure, persons of the network, entries of the directory."""

from dataclasses import replace
from datetime import date

import pytest

from lotse_desktop.domain.care import Helper, Reliability, Weekday
from lotse_desktop.domain.change_steps import find_change_steps
from lotse_desktop.domain.closers import Closer, Offer, OfferTime, find_closers, network_offers, with_possible
from lotse_desktop.domain.gaps import Gap, compute
from lotse_desktop.domain.network import HelpBlock, HelpKind, NetworkMap, NetworkPerson
from lotse_desktop.domain.scenarios import apply
from lotse_desktop.exchange.case_file import load_case
from tests.builders import CASES, TODAY, WORKDAYS
from tests.catalogue.shipped import catalogue

A = load_case(CASES / "a.json", TODAY)
CHILDREN, WEEK = A.client.children, A.care_week
REPORT = compute(CHILDREN, WEEK)
LATE = next(gap for gap in REPORT.gaps if (gap.week, gap.day) == (2, 0))
EARLY = next(gap for gap in REPORT.gaps if (gap.week, gap.day) == (1, 0))
SERVICE = Offer(
    label="Kinderschirm",
    times=(OfferTime(WORKDAYS, 300, 480), OfferTime((Weekday.MO,), 960, 1320)),
    source="Verzeichnis",
    area="Mainz",
    ages=(1, 10),
)


def closers(gap: Gap, *offers: Offer, helpers: tuple[Helper, ...] = WEEK.helpers) -> tuple[Closer, ...]:
    """Who could close a gap of Mara's weeks."""
    return find_closers(CHILDREN, WEEK.model_copy(update={"helpers": helpers}), gap, offers, TODAY)


def test_the_neighbour_covers_a_part_of_monday_evening() -> None:
    assert [(c.label, c.minutes, c.pieces, c.reliability) for c in closers(LATE)] == [
        ("Nachbarin F.", 150, ((960, 1110),), Reliability.USUAL)
    ]


def test_who_is_sure_already_or_comes_at_other_times_is_not_named() -> None:
    assert closers(EARLY) == ()


def test_who_covers_most_comes_first() -> None:
    assert [(c.label, c.minutes) for c in closers(LATE, SERVICE)] == [("Kinderschirm", 345), ("Nachbarin F.", 150)]


@pytest.mark.parametrize(
    "offer",
    [
        replace(SERVICE, ages=(6, 10)),
        replace(SERVICE, times=tuple(replace(time, children=("mia",)) for time in SERVICE.times)),
        replace(SERVICE, times=tuple(replace(time, weeks=(2,)) for time in SERVICE.times)),
        replace(SERVICE, times=(OfferTime((Weekday.SA,), 300, 1440),)),
        replace(SERVICE, label="Nachbarin F."),
    ],
)
def test_offers_for_other_ages_children_or_days_and_known_persons_are_left_out(offer: Offer) -> None:
    assert [closer.label for closer in closers(EARLY, SERVICE)] == ["Kinderschirm"]
    assert [closer.label for closer in closers(EARLY, offer)] == []


def test_what_began_the_evening_before_reaches_into_the_morning() -> None:
    night = Offer(label="Nachtdienst", times=(OfferTime((Weekday.SO,), 1260, 360),), source="Verzeichnis")
    assert closers(EARLY, night)[0].pieces == ((320, 360),)


def test_an_offer_becomes_a_possible_helper_and_then_closes_the_gap_as_a_trial() -> None:
    closer = closers(LATE, SERVICE)[0]
    possible = with_possible(WEEK, closer)
    assert [(h.label, h.weeks, h.days, h.reliability) for h in possible.helpers[2:]] == [
        ("Kinderschirm", (2,), (Weekday.MO,), Reliability.POSSIBLE)
    ]
    assert compute(CHILDREN, possible).family_gap_minutes == (390, 1750)
    assert compute(CHILDREN, apply(possible, closer.change)).family_gap_minutes == (390, 1750 - 345)


def test_an_emergency_helper_must_be_asked_for_these_times_first() -> None:
    rare = WEEK.helpers[1].model_copy(update={"reliability": Reliability.EMERGENCY})
    week = WEEK.model_copy(update={"helpers": (rare,)})
    closer = closers(LATE, helpers=(rare,))[0]
    assert closer.reliability is Reliability.EMERGENCY
    tried = apply(with_possible(week, closer), closer.change)
    assert sum(compute(CHILDREN, tried).family_gap_minutes) == sum(compute(CHILDREN, week).family_gap_minutes) - 150


def test_the_step_of_a_closer_asks_for_a_promise() -> None:
    closer = closers(LATE, SERVICE)[0]
    record = A.with_care_week(with_possible(WEEK, closer))
    step = find_change_steps(catalogue(), record, (closer.change,), date(2026, 11, 10)).steps[0]
    assert step.text == "Kinderschirm um eine feste Zusage bitten: Montag 16:00 bis 21:45 Uhr"


def test_who_stands_on_the_network_map_with_times_is_offered() -> None:
    block = HelpBlock(days=WORKDAYS, start=300, end=420)
    aunt = NetworkPerson(id="p1", label="Tante G.", help=(HelpKind.CHILD_CARE,), blocks=(block,))
    friend = aunt.model_copy(update={"id": "p2", "label": "Freundin", "help": (HelpKind.ADVICE,)})
    offers = network_offers(NetworkMap(persons=(aunt, friend)))
    assert [(c.label, c.source, c.pieces) for c in closers(EARLY, *offers)] == [
        ("Tante G.", "Netzwerkkarte", ((320, 420),))
    ]


def test_a_gap_of_a_child_that_is_gone_has_no_closers() -> None:
    assert find_closers((), WEEK, LATE, (SERVICE,), TODAY) == ()
