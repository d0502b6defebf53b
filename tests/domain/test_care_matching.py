"""Carers for open times, and what a placement changes."""

from datetime import date

from lotse_desktop.domain.care_matching import find_carers, find_effect, request_from_gaps, with_placed, without_placed
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.placements import Carer, CareRequest, CareWindow, Placement
from tests.families import mara

TODAY = date(2026, 3, 2)


def asked() -> CareRequest:
    request = request_from_gaps("r1", compute(mara().client.children, mara().care_week), TODAY)
    assert request is not None
    return request


def carer(key: str, *windows: CareWindow, checked: bool = True, area: str = "") -> Carer:
    day = TODAY if checked else None
    return Carer(id=key, label=key, windows=windows, certificate_on=day, first_aid_on=TODAY, area=area)


def placed() -> Placement:
    request = asked()
    return Placement(
        id="p1", carer="c", carer_label="Ida", children=request.children, windows=request.windows, start=TODAY
    )


def test_a_request_asks_for_the_three_open_times_of_case_a() -> None:
    assert [(window.start, window.end, window.weeks) for window in asked().windows] == [
        (320, 450, (1,)),
        (960, 1305, (2,)),
        (320, 850, (2,)),
    ]


def test_a_placement_at_all_open_times_of_case_a_leaves_no_gap() -> None:
    effect = find_effect(mara().client.children, mara().care_week, placed())
    assert (effect.gap_before, effect.gap_after) == (1070, 0)
    assert effect.feasible_after > effect.feasible_before


def test_without_gaps_nothing_is_asked_for() -> None:
    week = with_placed(mara().care_week, placed())
    assert request_from_gaps("r1", compute(mara().client.children, week), TODAY) is None


def test_placing_twice_is_as_once_and_ending_takes_it_out() -> None:
    week = mara().care_week
    once = with_placed(week, placed())
    assert with_placed(once, placed()) == once != week
    assert without_placed(once, "p1") == week


def test_carers_who_may_come_stand_first_then_by_covered_minutes() -> None:
    early, rest = asked().windows[0], asked().windows[1:]
    carers = (
        carer("alles", early, *rest, checked=False),
        carer("früh", early),
        carer("spät", *rest),
        carer("nie"),
    )
    found = find_carers(asked(), carers, mara().client.children, 2, busy={}, today=TODAY)
    assert [(match.carer.id, match.covered) for match in found] == [("spät", 1750), ("früh", 390), ("alles", 2140)]
    assert found[2].obstacles == ("Führungszeugnis fehlt",)
    assert found[1].reasons[0].startswith("deckt 6 h 30")


def test_a_carer_elsewhere_or_with_enough_families_is_shown_with_the_reason() -> None:
    request = asked().model_copy(update={"area": "Nord"})
    one = carer("a", *request.windows, area="Süd")
    (match,) = find_carers(request, (one,), mara().client.children, 2, busy={"a": 1}, today=TODAY)
    assert match.obstacles == ("anderes Gebiet: Süd", "keine Familie mehr frei")
