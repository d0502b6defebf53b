"""The network map: its figures, its names, its way into the care week and back."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.care import CareWeek, Helper, Reliability, Weekday
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.needs import find_needs, find_resources
from lotse_desktop.domain.network import (
    HelpBlock,
    HelpKind,
    NetworkMap,
    NetworkPerson,
    Sector,
    looks_like_full_name,
)
from lotse_desktop.domain.network_care import missing_persons, take_over
from lotse_desktop.domain.network_figures import NetworkFigures, find_figures
from lotse_desktop.domain.network_words import percent_text, when_text
from lotse_desktop.domain.record import CaseRecord
from tests.builders import TODAY, WORKDAYS, a_child, a_client, a_record
from tests.catalogue.shipped import catalogue
from tests.domain.networks import maras_map, tareks_map
from tests.families import mara, tarek


def counted(figures: NetworkFigures) -> tuple[object, ...]:
    return (
        figures.persons,
        len(figures.firm_helpers),
        figures.firm_minutes_week,
        figures.concentration,
        len(figures.emergency_ready),
        figures.sectors,
    )


def test_case_a_shows_the_figures_of_the_handbook() -> None:
    figures = find_figures(maras_map(), 2)
    assert counted(figures) == (6, 1, 180, 1, 1, 4)
    assert figures.too_concentrated
    assert figures.carrier is not None
    assert figures.carrier.label == "Oma I."


def test_case_b_shows_the_figures_of_the_handbook() -> None:
    figures = find_figures(tareks_map(), 1)
    assert counted(figures) == (5, 2, 240, Fraction(625, 1000), 1, 4)
    assert figures.too_concentrated
    assert percent_text(figures.concentration or Fraction()) == "62,5 %"


def a_person(
    *blocks: HelpBlock,
    label: str = "Oma",
    sector: Sector = Sector.FAMILY,
    sure: Reliability | None = Reliability.FIRM,
    help_kinds: tuple[HelpKind, ...] = (HelpKind.CHILD_CARE,),
    person_id: str = "p1",
) -> NetworkPerson:
    return NetworkPerson(id=person_id, label=label, sector=sector, help=help_kinds, reliability=sure, blocks=blocks)


def a_block(*days: Weekday, start: int = 480, end: int = 600, **more: tuple[int, ...] | tuple[str, ...]) -> HelpBlock:
    return HelpBlock.model_validate({"days": days, "start": start, "end": end, **more})


MONDAY = a_block(Weekday.MO)


def of(*persons: NetworkPerson) -> NetworkFigures:
    return find_figures(NetworkMap(persons=persons), 2)


def test_the_same_time_for_two_children_counts_once() -> None:
    both = a_person(a_block(Weekday.MO, children=("mia",)), a_block(Weekday.MO, children=("ben",)))
    assert of(both).firm_minutes_week == 120


def test_every_other_week_counts_half_and_a_night_counts_whole() -> None:
    assert of(a_person(a_block(Weekday.MO, weeks=(1,)))).firm_minutes_week == 60
    assert of(a_person(a_block(Weekday.SO, start=1320, end=360))).firm_minutes_week == 480


def test_only_firm_care_outside_of_services_counts_as_firm_help() -> None:
    assert not of(a_person(MONDAY, sure=Reliability.USUAL)).firm_helpers
    assert not of(a_person(MONDAY, sector=Sector.PROFESSIONAL)).firm_helpers
    assert not of(a_person(MONDAY, help_kinds=(HelpKind.CONTACT_TIME,))).firm_helpers
    assert not of(a_person()).firm_helpers
    assert of(a_person(MONDAY, help_kinds=(HelpKind.ESCORT,))).firm_helpers


def test_an_empty_map_has_no_concentration_and_no_covered_sector() -> None:
    figures = find_figures(NetworkMap(), 1)
    assert counted(figures) == (0, 0, 0, None, 0, 0)
    assert figures.carrier is None


def test_help_in_an_emergency_needs_a_promise_and_an_hour() -> None:
    def ready(minutes: int | None, *, agreed: bool = True) -> bool:
        person = a_person().model_copy(update={"emergency_agreed": agreed, "reach_min": minutes})
        return bool(of(person).emergency_ready)

    assert [ready(60), ready(61), ready(None), ready(5, agreed=False)] == [True, False, False, False]


def test_who_may_be_asked_was_not_asked_and_not_just_not_talked_about() -> None:
    figures = of(a_person(sure=Reliability.POSSIBLE), a_person(sure=None, person_id="p2"))
    assert [person.id for person in figures.unasked] == ["p1"]


@pytest.mark.parametrize(
    "label",
    ["Oma", "Oma Inge", "Nachbarin F.", "Nachbarin Ayşe", "Frau K. (Laufgruppe)", "Vater von Lio", "Trainer Fußball"],
)
def test_first_names_and_roles_are_fine(label: str) -> None:
    assert not looks_like_full_name(label)


@pytest.mark.parametrize("label", ["Sabine Muster", "Frau Muster", "Oma Inge Muster", "Herr Dr. Muster Probe"])
def test_a_full_name_is_noticed(label: str) -> None:
    assert looks_like_full_name(label)


def needs_and_resources(record: CaseRecord) -> tuple[set[str], list[str]]:
    report = compute(record.client.children, record.care_week)
    needs = {need.kind.key for need in find_needs(catalogue(), record, report, TODAY) if need.computed}
    return needs & {"NETWORK_NONE", "NETWORK_SINGLE_PERSON"}, [
        found.sentence
        for found in find_resources(catalogue(), record, report, TODAY)
        if found.kind.key == "FIRM_HELPER"
    ]


def test_needs_follow_from_the_number_of_firm_helpers() -> None:
    record = a_record(a_client(children=(a_child(),)))
    soft = NetworkMap(persons=(a_person(MONDAY, sure=Reliability.USUAL),))
    assert needs_and_resources(record)[0] == set()
    assert needs_and_resources(record.with_network_map(soft))[0] == {"NETWORK_NONE"}
    assert needs_and_resources(mara().with_network_map(maras_map()))[0] == {"NETWORK_SINGLE_PERSON"}
    assert needs_and_resources(tarek().with_network_map(tareks_map()))[0] == set()


def test_who_stands_in_the_care_week_and_on_the_map_is_one_resource() -> None:
    before = needs_and_resources(mara())[1]
    assert (
        needs_and_resources(mara().with_network_map(maras_map()))[1]
        == before
        == ["Oma I. hilft jeden Donnerstag von 5:00 bis 8:00 Uhr."]
    )
    alone = NetworkMap(persons=(a_person(MONDAY, label="Tante Eva"),))
    assert needs_and_resources(mara().with_network_map(alone))[1] == [
        *before,
        "Tante Eva hilft jeden Montag von 8:00 bis 10:00 Uhr.",
    ]


def test_taking_over_adds_the_times_and_then_changes_nothing() -> None:
    person = a_person(MONDAY, a_block(Weekday.DO, start=900, end=1020))
    taken = take_over(CareWeek(), person, ["mia", "ben"])
    assert [(h.label, h.days, h.start, h.end, h.children) for h in taken.week.helpers] == [
        ("Oma", (Weekday.MO,), 480, 600, ("mia", "ben")),
        ("Oma", (Weekday.DO,), 900, 1020, ("mia", "ben")),
    ]
    assert (len(taken.new), len(taken.changed), len(taken.gone)) == (2, 0, 0)
    again = take_over(taken.week, person, ["mia", "ben"])
    assert again.is_nothing
    assert again.week == taken.week


def test_taking_over_changes_what_is_there_and_says_what_disappears() -> None:
    week = CareWeek(
        helpers=(
            Helper(id="h1", label=" oma ", children=("mia",), days=(Weekday.MO,), start=480, end=600),
            Helper(id="h2", label="Oma", children=("mia",), days=(Weekday.FR,), start=480, end=600),
            Helper(id="h3", label="Opa", children=("mia",), days=(Weekday.MO,), start=480, end=600),
        )
    )
    taken = take_over(week, a_person(MONDAY), ["mia"])
    assert [(h.id, h.reliability) for h in taken.week.helpers] == [
        ("h1", Reliability.FIRM),
        ("h3", Reliability.POSSIBLE),
    ]
    assert [h.id for h in (*taken.new, *taken.changed, *taken.gone)] == ["h1", "h2"]


def test_weeks_outside_of_the_cycle_are_not_taken_over() -> None:
    person = a_person(a_block(Weekday.MO, weeks=(1, 3)), a_block(Weekday.DI, weeks=(3,)))
    taken = take_over(CareWeek(cycle_weeks=2), person, ["mia"])
    assert [(h.days, h.weeks) for h in taken.week.helpers] == [((Weekday.MO,), (1,))]


blocks = st.builds(
    HelpBlock,
    days=st.lists(st.sampled_from(WORKDAYS), unique=True, max_size=3).map(tuple),
    start=st.sampled_from((0, 480, 1320)),
    end=st.sampled_from((480, 600, 1440)),
    weeks=st.sampled_from((None, (1,), (2,), (1, 2), (5,))),
    children=st.sampled_from(((), ("mia",), ("ben", "mia"))),
)
helpers = st.builds(
    Helper,
    id=st.just("-"),
    label=st.sampled_from(("Oma", "Opa")),
    children=st.just(("mia",)),
    days=st.lists(st.sampled_from(WORKDAYS), unique=True, max_size=3).map(tuple),
    start=st.sampled_from((0, 480)),
    end=st.sampled_from((480, 600)),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(blocks, max_size=5), st.lists(helpers, max_size=5))
def test_taking_over_twice_is_taking_over_once(times: list[HelpBlock], there: list[Helper]) -> None:
    numbered = tuple(helper.model_copy(update={"id": f"h{n}"}) for n, helper in enumerate(there))
    week = CareWeek(cycle_weeks=2, helpers=numbered)
    once = take_over(week, a_person(*times), ["mia", "ben"])
    assert take_over(once.week, a_person(*times), ["mia", "ben"]).is_nothing
    assert [h for h in once.week.helpers if h.label == "Opa"] == [h for h in numbered if h.label == "Opa"]
    assert len({h.id for h in once.week.helpers}) == len(once.week.helpers)


def test_helpers_of_the_care_week_are_offered_for_the_map() -> None:
    week = mara().care_week
    assert [person.label for person in missing_persons(NetworkMap(), week)] == ["Oma I.", "Nachbarin F."]
    assert missing_persons(maras_map(), week) == ()
    oma = missing_persons(NetworkMap(), week)[0]
    assert (oma.sector, oma.reliability, when_text(oma, 2)) == (Sector.FAMILY, Reliability.FIRM, "Do 5:00–8:00")
    assert take_over(week, oma, ["lio"]).is_nothing


def test_a_child_that_leaves_is_named_nowhere() -> None:
    children = (a_child(), a_child("Ben", child_id="ben"))
    network = NetworkMap(
        persons=(
            a_person(a_block(Weekday.MO, children=("mia", "ben")), a_block(Weekday.DI, children=("ben",)), MONDAY),
        )
    )
    left = a_record(a_client(children=children)).with_network_map(network).without_child("ben").network_map
    assert [block.children for block in left.persons[0].blocks] == [("mia",), ()]


def test_ids_of_the_map_are_free() -> None:
    network = NetworkMap(persons=(a_person(person_id="p1"), a_person(person_id="p3")))
    assert network.free_id() == "p2"
