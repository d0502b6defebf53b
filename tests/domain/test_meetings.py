"""Appointments: in order, with notes by life domain, the next and the first one."""

from datetime import date, datetime

from lotse_desktop.domain.meetings import Meeting, Meetings, MeetingStatus

NOW = datetime(2026, 11, 24, 10, 42)  # noqa: DTZ001 - local time
TODAY = NOW.date()


def a_meeting(key: str, day: date, start: int | None = 600, status: MeetingStatus = MeetingStatus.PLANNED) -> Meeting:
    return Meeting(id=key, day=day, start=start, status=status)


def test_appointments_stand_in_order_of_their_time() -> None:
    meetings = Meetings()
    for meeting in (a_meeting("late", TODAY, 900), a_meeting("open", TODAY, None), a_meeting("early", TODAY, 480)):
        meetings = meetings.with_meeting(meeting)
    assert [one.id for one in meetings.meetings] == ["open", "early", "late"]


def test_a_changed_appointment_takes_the_place_of_the_former() -> None:
    meetings = Meetings().with_meeting(a_meeting("a", TODAY)).with_meeting(a_meeting("a", date(2026, 12, 1)))
    assert [one.day for one in meetings.meetings] == [date(2026, 12, 1)]
    assert meetings.without("a").meetings == ()


def test_the_next_one_is_planned_and_not_past() -> None:
    meetings = Meetings()
    for meeting in (
        a_meeting("past", date(2026, 11, 3)),
        a_meeting("cancelled", TODAY, status=MeetingStatus.CANCELLED_CLIENT),
        a_meeting("next", date(2026, 12, 1)),
        a_meeting("later", date(2026, 12, 8)),
    ):
        meetings = meetings.with_meeting(meeting)
    found = meetings.next_planned(NOW)
    assert found is not None
    assert found.id == "next"


def test_the_first_one_that_took_place_counts() -> None:
    meetings = Meetings()
    assert meetings.first_attended() is None
    for key, day, status in (
        ("a", date(2026, 11, 3), MeetingStatus.NO_SHOW),
        ("b", date(2026, 11, 10), MeetingStatus.ATTENDED),
        ("c", date(2026, 11, 17), MeetingStatus.ATTENDED),
    ):
        meetings = meetings.with_meeting(a_meeting(key, day, status=status))
    assert meetings.first_attended() == date(2026, 11, 10)


def test_a_note_belongs_to_a_life_domain_and_vanishes_when_it_is_emptied() -> None:
    meeting = a_meeting("a", TODAY).with_note("FAMILY", "ruhig").with_note(None, "allgemein").with_note("FAMILY", "neu")
    assert meeting.note("FAMILY") == "neu"
    assert meeting.note(None) == "allgemein"
    assert meeting.with_note("FAMILY", "").note("FAMILY") == ""
