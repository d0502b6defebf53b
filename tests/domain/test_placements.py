"""Carers with their checks; requests and placements of a case."""

from datetime import date

import pytest

from lotse_desktop.domain.care import Weekday
from lotse_desktop.domain.efforts import Efforts, JobApplication, PlaceApplication, StartedMeasure
from lotse_desktop.domain.placements import Carer, CareRequest, CareWindow, Placement, Placements, RequestState
from lotse_desktop.domain.referral import ContactTry, IntakeState, Referral

TODAY = date(2026, 11, 24)
WINDOW = CareWindow(days=(Weekday.MO,), start=320, end=450)


@pytest.mark.parametrize(
    ("certificate", "first_aid", "expected"),
    [
        (date(2025, 1, 1), date(2025, 6, 1), ()),
        (None, date(2025, 6, 1), ("Führungszeugnis fehlt",)),
        (date(2021, 1, 1), date(2025, 6, 1), ("Führungszeugnis ist älter als 5 Jahre",)),
        (
            date(2021, 1, 1),
            date(2024, 1, 1),
            ("Führungszeugnis ist älter als 5 Jahre", "Erste Hilfe am Kind ist älter als 2 Jahre"),
        ),
    ],
)
def test_a_carer_is_placed_with_valid_checks_only(
    certificate: date | None, first_aid: date | None, expected: tuple[str, ...]
) -> None:
    carer = Carer(id="a", label="Frau Muster", certificate_on=certificate, first_aid_on=first_aid)
    assert carer.missing_checks(TODAY) == expected


def test_a_changed_request_takes_the_place_of_the_former() -> None:
    request = CareRequest(id="r", asked_on=TODAY, children=("a",), windows=(WINDOW,))
    placements = Placements().with_request(request).with_request(request.model_copy(update={"area": "Nord"}))
    assert [one.area for one in placements.requests] == ["Nord"]
    assert placements.requests[0].state is RequestState.WAITING


def test_a_placement_can_be_taken_back() -> None:
    placement = Placement(id="p", carer="c", carer_label="Eva", children=("a",), windows=(WINDOW,), start=TODAY)
    placements = Placements().with_placement(placement)
    assert placements.without_placement("p") == Placements()


def test_efforts_are_replaced_and_removed_by_their_id() -> None:
    efforts = (
        Efforts()
        .with_measure(StartedMeasure(id="m", start=TODAY))
        .with_place(PlaceApplication(id="p", place="Kita Nord"))
        .with_job(JobApplication(id="j", what="Pflegehilfe"))
        .with_job(JobApplication(id="j", what="Pflegefachkraft"))
    )
    assert [job.what for job in efforts.jobs] == ["Pflegefachkraft"]
    assert efforts.without("m").without("p").without("j") == Efforts()


def test_the_first_try_makes_an_assigned_referral_a_contacted_one() -> None:
    referral = Referral(received_on=TODAY)
    tried = referral.with_try(ContactTry(day=date(2026, 11, 26))).with_try(ContactTry(day=date(2026, 11, 25)))
    assert tried.state is IntakeState.CONTACTED
    assert tried.first_contact == date(2026, 11, 25)
    declined = tried.with_state(IntakeState.DECLINED, TODAY, "keine Zeit").with_try(ContactTry(day=TODAY))
    assert declined.state is IntakeState.DECLINED
