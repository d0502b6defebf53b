"""What stands around the list: greeting, appointments, what is due, the quarter; nothing of it in the archive."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.due import DueEntry, DueItem, DueKind
from lotse_desktop.domain.today import Quarter, Today
from lotse_desktop.services.cases import Clients
from lotse_desktop.ui.jobs import ImmediateJobs
from lotse_desktop.ui.shell.client_list import ClientList
from lotse_desktop.ui.shell.day_panel import DayPanel
from lotse_desktop.ui.widgets.link_rows import LinkRows
from tests.builders import NOW, TODAY, an_id, jana
from tests.fakes import MemoryVault

MEETING = DueEntry(an_id(1), "Jana", "Beispiel", "ASSESSMENT", DueItem(DueKind.MEETING, "m", TODAY, 600, "REVIEW"))
LATE = DueEntry(
    an_id(2), "Karim", "Muster", "PLAN", DueItem(DueKind.STEP, "s", TODAY - timedelta(days=1), None, "Wohngeld")
)


def a_day(*meetings: DueEntry, due: tuple[DueEntry, ...] = ()) -> Today:
    return Today(TODAY, meetings, due, (), Quarter(TODAY, talks=112, integrations=11, closed_minutes=3840))


class Desk:
    def __init__(self, qtbot: QtBot, now: datetime = NOW) -> None:
        vault = MemoryVault()
        clients = Clients(vault, lambda: NOW, uuid4)
        clients.add(jana())
        self.list = ClientList(clients, ImmediateJobs(), lambda: TODAY)
        qtbot.addWidget(self.list)
        self.panel = DayPanel(self.list, lambda: now)
        self.list.resize(1100, 700)
        self.list.show()
        self.list.show_kind(archived=False)
        self.opened: list[tuple[UUID, str, str]] = []
        self.places: list[str] = []
        self.panel.case_wanted.connect(self._open)
        self.panel.place_wanted.connect(self.places.append)

    def _open(self, client_id: UUID, room: str, part: str) -> None:
        self.opened.append((client_id, room, part))

    def texts(self) -> list[str]:
        return [label.text() for label in self.list.findChildren(QLabel)]

    def part(self, name: str) -> QWidget:
        found = self.list.findChild(QWidget, name)
        assert found is not None
        return found


@pytest.mark.parametrize(("hour", "greeting"), [(8, "Guten Morgen."), (14, "Guten Tag."), (19, "Guten Abend.")])
def test_the_greeting_follows_the_hour_and_counts_talks(qtbot: QtBot, hour: int, greeting: str) -> None:
    desk = Desk(qtbot, NOW.replace(hour=hour))
    desk.panel.show_today(a_day(MEETING))
    assert f"{greeting} Heute 1 Gespräch." in desk.texts()
    assert "Dienstag, 24. November 2026 · 1 laufender Fall" in desk.texts()


def test_an_appointment_is_a_card_that_opens_the_case(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.panel.show_today(a_day(MEETING))
    (card,) = desk.part("meetings").findChildren(QPushButton)
    assert card.accessibleName() == "10:00 Uhr, Jana Beispiel, Rückblick · Ressourcenerfassung"
    card.click()
    assert desk.opened == [(an_id(1), "history", "m")]


def test_what_is_overdue_stands_first_and_leads_to_its_room(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.panel.show_today(a_day(due=(LATE,) * 7))
    links = next(rows.links for rows in desk.list.findChildren(LinkRows) if rows.links)
    assert [(link.text, link.value) for link in links[:1]] == [("K. Muster: Wohngeld", "seit 1 Tag")]
    assert (links[-1].text, links[-1].value) == ("Alle anzeigen", "+2")
    links[0].follow()
    links[-1].follow()
    assert desk.opened == [(an_id(2), "plan", "")]
    assert desk.places == ["due"]


def test_the_quarter_is_told_in_numbers(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.panel.show_today(a_day())
    assert {"112", "11", "64 h je Woche"} <= set(desk.texts())


def test_nothing_of_today_stands_beside_the_archive(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.panel.show_today(a_day(MEETING))
    assert desk.part("day").isVisibleTo(desk.list)
    desk.panel.put_away()
    desk.list.show_kind(archived=True)
    assert not desk.part("day").isVisibleTo(desk.list)
    assert not desk.part("meetings").isVisibleTo(desk.list)
    assert "Archiv" in desk.texts()


def test_the_column_gives_way_where_the_list_needs_the_room(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.panel.show_today(a_day(MEETING))
    assert desk.part("day").isVisibleTo(desk.list)
    large = desk.list.font()
    large.setPixelSize(40)
    desk.list.setFont(large)
    assert not desk.part("day").isVisibleTo(desk.list)
