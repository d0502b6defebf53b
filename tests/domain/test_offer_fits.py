"""Which offers fit the worked cases, and what their times mean for the children."""

from datetime import date
from typing import Any

import pytest

from lotse_desktop.demo_directory import WRITTEN_ON, demo_directory
from lotse_desktop.domain.care import Reliability, Weekday
from lotse_desktop.domain.closers import find_closers
from lotse_desktop.domain.directory import ChildCare, ServiceTime, Status, TimeKind
from lotse_desktop.domain.directory_search import Directory
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.offer_fits import (
    NeedOffers,
    OfferFinder,
    care_offers,
    find_care,
    find_languages,
    propose_offers,
    step_of_offer,
)
from lotse_desktop.domain.offers import UseState
from lotse_desktop.domain.plan import Decision
from lotse_desktop.domain.record import CaseRecord
from tests.catalogue.shipped import catalogue
from tests.directories import WORKDAYS, an_entry
from tests.families import whole_mara, whole_tarek

TODAY = WRITTEN_ON


def demo() -> Directory:
    return Directory.of(demo_directory(TODAY), {})


def offers(record: CaseRecord, directory: Directory | None = None) -> dict[str, NeedOffers]:
    report = compute(record.client.children, record.care_week)
    found = OfferFinder().find(catalogue(), record, report, TODAY, demo() if directory is None else directory)
    return {one.kind.key: one for one in found}


def care_words(record: CaseRecord, **changes: Any) -> str | None:
    report = compute(record.client.children, record.care_week)
    care = find_care(record, report, an_entry(**changes), TODAY)
    return None if care is None else care.words


def ids(found: NeedOffers) -> list[str]:
    return [entry.id for entry in found.entries]


def test_each_need_of_case_a_finds_those_who_answer_it() -> None:
    found = offers(whole_mara())
    assert ids(found["CARE_EARLY"]) == ["demo-s2", "demo-s1"]
    assert ids(found["CARE_SICKNESS"]) == ["demo-s6"]
    assert ids(found["PEER_CONTACT"]) == ["demo-s7", "demo-s4"]
    assert ids(found["SHIFT_MISMATCH"]) == []
    assert found["NETWORK_SINGLE_PERSON"].unchecked == 1


def test_the_area_and_the_ages_of_the_children_count() -> None:
    record = whole_mara()
    far = record.with_offer_uses(record.offer_uses.with_area("Anderswo"))
    assert ids(offers(far)["CARE_EARLY"]) == []
    assert ids(offers(far)["PEER_CONTACT"]) == ["demo-s4"]
    old = Directory.of([an_entry("old", minimum_age=5), an_entry("young", maximum_age=4)], {})
    assert ids(offers(record, old)["CARE_EARLY"]) == ["young"]


def test_what_is_found_follows_every_change_of_family_and_directory() -> None:
    finder, record, directory = OfferFinder(), whole_mara(), demo()
    report = compute(record.client.children, record.care_week)

    def found(record: CaseRecord, directory: Directory) -> list[str]:
        offers = finder.find(catalogue(), record, report, TODAY, directory)
        return ids(next(one for one in offers if one.kind.key == "CARE_EARLY"))

    assert found(record, directory) == ["demo-s2", "demo-s1"]
    assert found(record, directory.changed([], ["demo-s1"])) == ["demo-s2"]
    assert found(record.with_offer_uses(record.offer_uses.with_area("Musterstadt")), directory) == ["demo-s1"]
    old = record.client.children[0].model_copy(update={"birth_month": date(2012, 1, 1)})
    assert found(record.with_client(record.client.with_child(old)), directory) == []
    assert found(record, directory) == ["demo-s2", "demo-s1"]


def test_what_was_dropped_or_laid_down_is_not_looked_for() -> None:
    record = whole_mara()
    dropped = record.with_plan(record.plan.with_decision("CARE_EARLY", Decision.DROPPED))
    assert "CARE_EARLY" not in offers(dropped)
    down = Directory.of([an_entry(status=Status.INACTIVE)], {})
    assert ids(offers(record, down)["CARE_EARLY"]) == []


def test_current_offers_come_first_then_those_in_a_language_of_the_family() -> None:
    record = whole_tarek()
    assert find_languages(catalogue(), record) == ("ar", "de")
    assert find_languages(catalogue(), whole_mara()) == ("de",)
    directory = Directory.of(
        [
            an_entry("old", name="A", assured_date=date(2026, 3, 20)),
            an_entry("foreign", name="B", languages=("tr",)),
            an_entry("arabic", name="C", languages=("ar",)),
        ],
        {},
    )
    assert ids(offers(record, directory)["CARE_EARLY"]) == ["arabic", "foreign", "old"]


def test_care_at_home_would_close_what_the_worked_case_computes() -> None:
    """Case A: 2140 minutes in two weeks; carer early (390) and on the two late days until 21:45 (690)."""
    mara = whole_mara()
    early = ServiceTime(what=TimeKind.CARE, days=WORKDAYS, opens_at=300, closes_at=480)
    late = ServiceTime(what=TimeKind.CARE, days=WORKDAYS, opens_at=960, closes_at=1320)
    always = ServiceTime(what=TimeKind.CARE, days=tuple(Weekday), opens_at=0, closes_at=1440)
    assert care_words(mara, schedules=(early,)) == "würde 6 h 30 min von 35 h 40 min Lücke schließen"
    assert care_words(mara, schedules=(early, late)) == "würde 18 h von 35 h 40 min Lücke schließen"
    assert care_words(mara, schedules=(always,)) == "würde die Lücke schließen"
    noon = ServiceTime(what=TimeKind.CARE, days=WORKDAYS, opens_at=600, closes_at=720)
    assert care_words(mara, schedules=(noon,)) == "Zu den offenen Zeiten ist dort niemand da."


def test_only_children_of_the_right_age_are_looked_after() -> None:
    tarek = whole_tarek()  # all of the gap is that of Sami, 7
    always = ServiceTime(what=TimeKind.CARE, days=tuple(Weekday), opens_at=0, closes_at=1440)
    assert care_words(tarek, schedules=(always,), maximum_age=6) == "Zu den offenen Zeiten ist dort niemand da."
    assert care_words(tarek, schedules=(always,), minimum_age=7) == "würde die Lücke schließen"


def test_where_one_must_be_there_the_times_are_compared_with_care() -> None:
    tarek = whole_tarek()
    course = ServiceTime(what=TimeKind.VISIT, days=WORKDAYS, opens_at=540, closes_at=780)
    assert care_words(tarek, schedules=(course,)) == "Die Kinder sind dann betreut."
    early = ServiceTime(what=TimeKind.VISIT, days=(Weekday.DI,), opens_at=480, closes_at=780)
    assert care_words(tarek, schedules=(early,)) == "Dann fehlt Betreuung: 25 Minuten am Dienstag"
    along = {"schedules": (early,), "child_care": ChildCare.ON_SITE}
    assert care_words(tarek, **along) == "Die Kinder können mitkommen: Dort werden sie betreut."
    assert care_words(tarek, **along, child_care_from=8) == "Dann fehlt Betreuung: 25 Minuten am Dienstag"
    over = ServiceTime(what=TimeKind.VISIT, days=WORKDAYS, opens_at=480, closes_at=780, valid_to=date(2026, 1, 1))
    assert care_words(tarek, schedules=(over,)) is None
    assert care_words(tarek, schedules=(ServiceTime(days=WORKDAYS, opens_at=0, closes_at=60),)) is None


def test_care_offers_of_the_directory_could_close_a_gap() -> None:
    mara = whole_mara()
    report = compute(mara.client.children, mara.care_week)
    found = care_offers(demo(), TODAY)
    assert [(offer.label, offer.source, offer.ages) for offer in found] == [
        ("Kinderschirm Musterstadt", "Verzeichnis", (0, 12))
    ]
    closers = find_closers(mara.client.children, mara.care_week, report.gaps[0], found, TODAY)
    closer = next(one for one in closers if one.source == "Verzeichnis")
    assert (closer.minutes, closer.reliability) == (130, None)
    assert all(entry.reliability is Reliability.POSSIBLE for entry in closer.entries)


@pytest.mark.parametrize(
    ("checked", "sources"),
    [(date(2026, 3, 20), ["Verzeichnis, bitte vorher anrufen"]), (date(2025, 11, 1), []), (None, [])],
)
def test_an_old_care_offer_says_so_and_an_unchecked_one_is_not_proposed(
    checked: date | None, sources: list[str]
) -> None:
    directory = Directory.of([an_entry(assured_date=checked)], {})
    assert [offer.source for offer in care_offers(directory, TODAY)] == sources


def test_a_step_asks_the_offer_and_brings_its_times() -> None:
    course = ServiceTime(what=TimeKind.VISIT, days=WORKDAYS, opens_at=540, closes_at=780)
    step = step_of_offer(an_entry(name="Kurs (fiktiv)", schedules=(course,)), "APPLICATION_DOCS", TODAY)
    assert (step.text, step.place, step.need, step.service) == (
        "Anfragen: Kurs",
        "Beispielverein, 06131 000000",
        "APPLICATION_DOCS",
        "kinderschirm",
    )
    assert step.due == date(2026, 12, 4)
    assert [(time.start, time.end) for time in step.times] == [(540, 780)]
    assert step_of_offer(an_entry(schedules=(course,), child_care=ChildCare.ON_SITE), None, TODAY).times == ()
    assert step_of_offer(an_entry(), None, TODAY).times == ()


def test_wished_offers_and_the_best_for_confirmed_needs_are_proposed_once() -> None:
    record = whole_mara()
    report = compute(record.client.children, record.care_week)
    wished = record.with_offer_uses(record.offer_uses.with_use("demo-s4", "Treff", (UseState.WISHED,), TODAY))
    found = OfferFinder().find(catalogue(), wished, report, TODAY, demo())
    proposed = propose_offers(found, wished, TODAY)
    assert [one.step.service for one in proposed][:2] == ["demo-s4", "demo-s2"]
    assert {one.source for one in proposed} == {"Verzeichnis"}
    services = [one.step.service for one in proposed]
    assert len(services) == len(set(services))
    used = wished.with_offer_uses(wished.offer_uses.with_use("demo-s2", "-", (UseState.USED,), TODAY))
    used = used.with_plan(used.plan.with_step(proposed[0].step))
    again = propose_offers(OfferFinder().find(catalogue(), used, report, TODAY, demo()), used, TODAY)
    assert {"demo-s2", "demo-s4"}.isdisjoint(one.step.service for one in again)
