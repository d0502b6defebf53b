"""The talk that takes place: its clock and coarse plan, quietly, for the coach only; a child in the room."""

from datetime import timedelta

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.assessment import MEETINGS
from lotse_desktop.domain.meetings import Meeting, MeetingKind, Meetings, MeetingStatus
from lotse_desktop.domain.talks import TalkBlock, TalkKind
from lotse_desktop.ui.shell.talk import TalkClock
from lotse_desktop.ui.widgets.short_order import ShortOrder
from lotse_desktop.ui.widgets.talk_button import TalkButton
from tests.builders import NOW, a_client, a_record, an_id
from tests.ui.reach import unnamed
from tests.ui.shell.open_desk import OpenDesk

KIND = TalkKind(key="k", title="Planung", blocks=(TalkBlock(title="Ziele", minutes=10),))


def clock(desk: OpenDesk) -> TalkButton:
    return desk.find(TalkButton, "talk")


def menu(desk: OpenDesk) -> QMenu:
    """The menu of the clock, filled as when it is opened."""
    found = clock(desk).menu()
    assert isinstance(found, QMenu)
    found.aboutToShow.emit()
    return found


def action(desk: OpenDesk, name: str) -> QAction:
    return next(one for one in menu(desk).actions() if one.objectName() == name)


def begin(desk: OpenDesk, kind: str = "assessment_a") -> None:
    action(desk, f"talk-{kind}").trigger()


def wait(desk: OpenDesk, minutes: float) -> None:
    """Time passes and the clock looks."""
    desk.now += timedelta(minutes=minutes)
    desk.window.talk.look()
    desk.settle()


def test_without_a_case_there_is_no_clock(desk: OpenDesk) -> None:
    assert not clock(desk).isVisible()
    assert not desk.find(QPushButton, "child-present").isVisible()


def test_a_case_begins_without_a_talk_and_offers_five_kinds(desk: OpenDesk) -> None:
    desk.open_jana()
    assert clock(desk).accessibleName() == "Kein Gespräch – Gespräch beginnen"
    offered = [one.text() for one in menu(desk).actions() if one.isEnabled() and not one.isSeparator()]
    assert offered == [
        "Erstgespräch  ·  60 min",
        "Ressourcen A  ·  60 min",
        "Ressourcen B  ·  60 min",
        "Planung  ·  60 min",
        "Rückblick  ·  60 min",
    ]


def test_the_clock_says_how_long_it_lasts_what_is_foreseen_and_what_comes_next(desk: OpenDesk) -> None:
    desk.open_jana()
    begin(desk)
    said = [clock(desk).accessibleName()]
    for minutes in (4.9, 29.2, 30):
        wait(desk, minutes)
        said.append(clock(desk).accessibleName())
    assert said == [
        "Gespräch 0:00 · Was seither gut war, danach Betreuungswoche",
        "Gespräch 0:04 · Was seither gut war, danach Betreuungswoche",
        "Gespräch 0:34 · Netzwerkkarte, danach Ferien, Krankheit, Notfall",
        "Gespräch 1:04 · Nächster Schritt",
    ]


def test_nothing_becomes_loud_when_the_time_is_over(desk: OpenDesk) -> None:
    desk.open_jana()
    begin(desk)
    before = clock(desk).property("role")
    wait(desk, 200)
    assert clock(desk).property("role") == before == "talk"
    assert QApplication.activeModalWidget() is None
    assert clock(desk).accessibleName() == "Gespräch 3:20 · Nächster Schritt"


def test_the_plan_of_the_talk_marks_the_present_block_and_leads_to_its_room(desk: OpenDesk) -> None:
    desk.open_jana()
    begin(desk)
    wait(desk, 34)
    blocks = [one for one in menu(desk).actions() if one.objectName().startswith("block-")]
    assert [one.text() for one in blocks][:3] == [
        "0–5  Was seither gut war",
        "5–30  Betreuungswoche",
        "30–42  Netzwerkkarte  (jetzt)",
    ]
    assert [one.isEnabled() for one in blocks][:2] == [False, True]
    blocks[2].trigger()
    assert desk.case.view.key == "network"


def test_a_talk_is_ended_from_the_menu(desk: OpenDesk) -> None:
    desk.open_jana()
    begin(desk)
    action(desk, "talk-end").trigger()
    assert clock(desk).accessibleName().startswith("Kein Gespräch")


def test_a_talk_belongs_to_its_case_and_goes_on_meanwhile(desk: OpenDesk) -> None:
    other = desk.put(a_record(a_client("Karim", "Muster")))
    desk.open_jana()
    begin(desk)
    desk.window.navigation.open_case(other)
    desk.settle()
    assert clock(desk).accessibleName().startswith("Kein Gespräch")
    wait(desk, 7)
    desk.open_jana()
    assert clock(desk).accessibleName().startswith("Gespräch 0:07 · Betreuungswoche")


def test_the_clock_outlives_the_window_that_is_locked(qtbot: QtBot) -> None:
    times = [NOW]
    kept = TalkClock(lambda: times[0])
    kept.start(an_id(1), KIND)
    times[0] += timedelta(minutes=12)
    with qtbot.waitSignal(kept.changed):
        kept.look()
    talk = kept.talk_with(an_id(1))
    assert talk is not None
    assert talk.minutes(times[0]) == 12
    assert kept.talk_with(an_id(2)) is None


def test_only_another_minute_is_told(qtbot: QtBot) -> None:
    times = [NOW]
    kept = TalkClock(lambda: times[0])
    kept.start(an_id(1), KIND)
    times[0] += timedelta(seconds=59)
    with qtbot.assertNotEmitted(kept.changed):
        kept.look()


def test_of_a_talk_only_its_appointment_is_stored(desk: OpenDesk) -> None:
    desk.open_jana()
    begin(desk)
    desk.command("child")
    wait(desk, 20)
    desk.go("overview")
    desk.window.navigation.show_list()
    stored = desk.stored()
    assert [meeting.status for meeting in stored.meetings.meetings] == [MeetingStatus.ATTENDED]
    assert stored.with_payload(MEETINGS, Meetings()) == desk.jana.with_payload(MEETINGS, Meetings())


def test_the_client_sees_neither_clock_nor_order_in_the_mirror(desk: OpenDesk) -> None:
    desk.open_jana()
    begin(desk)
    desk.command("child")
    desk.command("mirror")
    order = desk.find(ShortOrder, "short-order")
    seen = (clock(desk), desk.find(QPushButton, "child-present"), order)
    assert not any(widget.isVisible() for widget in seen)
    desk.command("mirror")
    assert all(widget.isVisible() for widget in seen)


def test_a_child_in_the_room_leads_through_four_places(desk: OpenDesk) -> None:
    desk.window.resize(1440, 900)
    desk.open_jana()
    desk.press("child-present")
    order = desk.find(ShortOrder, "short-order")
    assert order.isVisible()
    visited = [desk.case.view.key]
    for _ in range(3):
        desk.press("next-place", order)
        visited.append(desk.case.view.key)
    assert visited == ["urgent", "care_week", "domains", "plan"]
    assert desk.case.view.page("plan").isAncestorOf(desk.window.focusWidget())
    desk.press("next-place", order)
    assert not order.isVisible()
    assert not desk.find(QPushButton, "child-present").isChecked()


def test_with_a_child_no_place_counts_as_done_that_was_seen_before(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.go("care_week")
    desk.command("child")
    assert desk.find(QPushButton, "place-care_week").text() == "2 Betreuungswoche"


def test_what_was_done_stays_done_while_time_goes_on(desk: OpenDesk) -> None:
    desk.open_jana()
    begin(desk)
    desk.command("child")
    desk.press("next-place")
    wait(desk, 6)
    assert desk.find(QPushButton, "place-urgent").text() == "✓ Dringendes"


def test_the_order_of_one_case_is_not_that_of_another(desk: OpenDesk) -> None:
    other = desk.put(a_record(a_client("Karim", "Muster")))
    desk.open_jana()
    desk.command("child")
    desk.window.navigation.open_case(other)
    desk.settle()
    assert not desk.find(ShortOrder, "short-order").isVisible()
    desk.open_jana()
    assert desk.find(ShortOrder, "short-order").isVisible()
    assert unnamed(desk.window) == []


def test_the_name_of_the_case_has_room_beside_the_talk(desk: OpenDesk) -> None:
    desk.window.resize(1280, 720)
    desk.open_jana()
    begin(desk)
    wait(desk, 45)
    desk.command("child")
    place = desk.find(QLabel, "case")
    assert place.width() >= place.fontMetrics().horizontalAdvance(place.text())


def test_large_text_leaves_words_out_and_cuts_none(desk: OpenDesk) -> None:
    desk.window.resize(1280, 720)
    desk.open_jana()
    begin(desk)
    wait(desk, 45)
    desk.command("child")
    for _ in range(10):
        desk.command("larger")
    assert desk.find(QLabel, "talk-now", clock(desk)).text() == "0:45"
    assert not desk.find(QLabel, "talk-next", clock(desk)).isVisible()
    assert clock(desk).accessibleName() == "Gespräch 0:45 · Ferien, Krankheit, Notfall, danach Was sagt Ihnen das Bild?"
    case = desk.find(QLabel, "case")
    assert case.height() >= case.fontMetrics().height()
    buttons = (*desk.find(ShortOrder, "short-order").findChildren(QPushButton), clock(desk))
    assert all(one.visibleRegion().boundingRect().size() == one.size() for one in buttons)
    assert all(one.width() >= one.minimumSizeHint().width() for one in buttons)
    assert case.width() >= case.fontMetrics().horizontalAdvance(case.text())


def test_a_talk_becomes_an_appointment_with_its_minutes_and_is_written_on_at_once(desk: OpenDesk) -> None:
    desk.open_jana()
    begin(desk)
    (meeting,) = desk.case.record.meetings.meetings
    assert (meeting.status, meeting.day, meeting.start) == (MeetingStatus.ATTENDED, NOW.date(), 642)
    wait(desk, 47)
    action(desk, "talk-end").trigger()
    (meeting,) = desk.case.record.meetings.meetings
    assert meeting.minutes == 47
    assert desk.case.view.key == "history"
    assert clock(desk).accessibleName() == "Kein Gespräch – Gespräch beginnen"


def test_what_was_planned_for_today_takes_place(desk: OpenDesk) -> None:
    planned = Meeting(id="p", day=NOW.date(), start=600, purpose=MeetingKind.PLANNING)
    client = desk.put(a_record(a_client("Karim", "Muster")).with_payload(MEETINGS, Meetings(meetings=(planned,))))
    desk.window.navigation.open_case(client)
    desk.settle()
    begin(desk)
    (meeting,) = desk.case.record.meetings.meetings
    assert (meeting.id, meeting.status, meeting.purpose) == ("p", MeetingStatus.ATTENDED, MeetingKind.ASSESSMENT)
