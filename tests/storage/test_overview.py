"""Figures over all cases, counted by the database."""

from datetime import date, datetime, timedelta

from lotse_desktop.domain.assessment import MEETINGS, OUTCOMES, PLACEMENTS
from lotse_desktop.domain.care import Weekday
from lotse_desktop.domain.meetings import Meeting, Meetings, MeetingStatus
from lotse_desktop.domain.outcomes import IntegrationKind, Outcome, Outcomes
from lotse_desktop.domain.placements import CareWindow, Effect, Placement, Placements
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.today import Quarter
from lotse_desktop.services.cases import list_figures
from lotse_desktop.storage.vault_file import OpenVault
from tests.builders import NOW, a_client, a_record
from tests.storage.conftest import Lab

FIRST, LAST = date(2026, 10, 1), date(2026, 11, 24)


def a_placement(key: str, start: date, effect: Effect | None) -> Placement:
    window = CareWindow(days=(Weekday.MO,), start=320, end=450)
    return Placement(
        id=key, carer="c", carer_label="Eva", children=("a",), windows=(window,), start=start, effect=effect
    )


def busy() -> CaseRecord:
    meetings = (
        Meeting(id="a", day=date(2026, 11, 3), status=MeetingStatus.ATTENDED),
        Meeting(id="b", day=date(2026, 11, 10), status=MeetingStatus.NO_SHOW),
        Meeting(id="c", day=date(2026, 9, 30), status=MeetingStatus.ATTENDED),
        Meeting(id="d", day=LAST, status=MeetingStatus.ATTENDED),
    )
    outcomes = (
        Outcome(id="a", what=IntegrationKind.INSURED_PART, start=date(2026, 11, 2)),
        Outcome(id="b", what=IntegrationKind.INSURED_FULL, start=date(2026, 11, 20)),
        Outcome(id="c", what=IntegrationKind.SELF_EMPLOYED, start=date(2026, 10, 1)),
        Outcome(id="d", what=IntegrationKind.MINIJOB, start=date(2026, 10, 1)),
    )
    smaller = Effect(gap_before=570, gap_after=120, feasible_before=600, feasible_after=900)
    larger = Effect(gap_before=100, gap_after=160, feasible_before=600, feasible_after=600)
    placements = (
        a_placement("a", date(2026, 10, 5), smaller),
        a_placement("b", date(2026, 10, 5), larger),
        a_placement("c", date(2026, 7, 5), smaller),
        a_placement("d", date(2026, 10, 5), None),
    )
    return (
        a_record()
        .with_payload(MEETINGS, Meetings(meetings=meetings))
        .with_payload(OUTCOMES, Outcomes(outcomes=outcomes))
        .with_payload(PLACEMENTS, Placements(placements=placements))
    )


def test_a_quarter_counts_talks_integrations_and_closed_minutes(lab: Lab, vault: OpenVault) -> None:
    lab.save(vault, busy())
    lab.save(vault, a_record(a_client("Karim", "Muster")))
    with lab.unit(vault) as unit:
        assert unit.overview.quarter(FIRST, LAST) == Quarter(FIRST, talks=2, integrations=2, closed_minutes=450)


def test_the_first_talk_is_the_earliest_that_took_place(lab: Lab, vault: OpenVault) -> None:
    talked, planned = busy(), a_record(a_client("Karim", "Muster"))
    lab.save(vault, talked)
    lab.save(vault, planned.with_payload(MEETINGS, Meetings(meetings=(Meeting(id="p", day=FIRST),))))
    with lab.unit(vault) as unit:
        assert unit.overview.first_talks() == {talked.client.id: date(2026, 9, 30)}


def test_an_empty_vault_has_an_empty_quarter(lab: Lab, vault: OpenVault) -> None:
    with lab.unit(vault) as unit:
        assert unit.overview.quarter(FIRST, LAST) == Quarter(FIRST, 0, 0, 0)


def test_cases_that_nobody_touched_for_long_are_named_the_longest_first(lab: Lab, vault: OpenVault) -> None:
    def keep(record: CaseRecord, changed_at: datetime) -> None:
        with lab.unit(vault) as unit:
            unit.cases.save(record, list_figures(record), changed_at)
            unit.commit()

    long_ago, longer_ago = a_record(a_client("Lange")), a_record(a_client("Länger"))
    put_away = a_client("Abgelegt").model_copy(update={"archived_on": date(2026, 1, 1)})
    keep(long_ago, NOW - timedelta(days=60))
    keep(longer_ago, NOW - timedelta(days=90))
    keep(a_record(a_client("Neulich")), NOW - timedelta(days=3))
    keep(a_record(put_away), NOW - timedelta(days=300))
    with lab.unit(vault) as unit:
        found = unit.overview.untouched(NOW - timedelta(days=56), limit=5)
        assert [entry.given_name for entry in found] == ["Länger", "Lange"]
        assert len(unit.overview.untouched(NOW - timedelta(days=56), limit=1)) == 1
        assert len(unit.overview.ids()) == 4
