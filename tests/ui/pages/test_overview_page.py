"""The overview says where the case stands; every card leads to its page."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.assessment import Choice, FormAnswers
from lotse_desktop.domain.plan import Appointment, Plan, Step
from lotse_desktop.ui.look import apply_look
from lotse_desktop.ui.pages.overview import LinkCard, OverviewPage
from tests.builders import a_record, jana
from tests.ui.open_page import OpenPage
from tests.ui.reach import unnamed


def seen(opened: OpenPage[OverviewPage], card: str) -> str:
    return opened.texts(f"card-{card}")


def test_an_empty_case_says_what_is_not_there_yet(qtbot: QtBot) -> None:
    opened = OpenPage(qtbot, OverviewPage, a_record())
    assert "Noch nicht aufgeschrieben." in seen(opened, "family")
    assert "Noch kein Kind eingetragen." in seen(opened, "family-children")
    assert "Noch ist nicht eingetragen, wann Betreuung gebraucht wird." in seen(opened, "care_week")
    assert "Noch keine Schritte vereinbart." in seen(opened, "plan-steps")
    assert "Erst mit Betreuung" in seen(opened, "care_week-feasible")


def test_the_case_stands_on_one_screen(qtbot: QtBot) -> None:
    record = jana()
    answers = FormAnswers(answers={"q_single": Choice(key="ja")})
    steps = (
        Step(id="1", text="Kita fragen", due=date(2026, 11, 20)),
        Step(id="2", text="Hort anmelden", due=date(2026, 12, 1)),
        Step(id="3", text="Nachbarin fragen"),
    )
    plan = Plan(
        steps=steps, next_appointment=Appointment(day=date(2026, 12, 8), minute=600), added_needs=("CARE_SICKNESS",)
    )
    client = record.client.model_copy(update={"concern": "Arbeit in der Pflege"})
    record = record.with_client(client).with_payload("CHILDCARE", answers).with_plan(plan)
    opened = OpenPage(qtbot, OverviewPage, record)

    sentence = [label.text() for label in opened.page.findChildren(QLabel) if "Erstgespräch" in label.text()]
    assert sentence == ["Erstgespräch · begonnen am 04.11.2026 · nächster Termin 08.12.2026, 10:00 Uhr"]
    assert "„Arbeit in der Pflege“" in seen(opened, "family")
    assert "Mia, 5 Jahre" in seen(opened, "family-children")
    assert "2 h 20 min" in seen(opened, "care_week")
    assert "Die Betreuung passt zu meiner Arbeit." in seen(opened, "domains")
    assert "Hilfe, wenn ein Kind krank ist" in seen(opened, "plan-needs")
    assert "Kita fragen – überfällig seit 20.11.2026" in seen(opened, "plan-steps")
    assert "Hort anmelden – bis 01.12.2026" in seen(opened, "plan-steps")
    assert "Nachbarin fragen – ohne Datum" in seen(opened, "plan-steps")
    assert "40 h / Woche" in seen(opened, "care_week-feasible")
    assert "Mo–Fr 7:10–15:50 Uhr" in seen(opened, "care_week-feasible")
    assert opened.changes == 0


def test_of_several_weeks_each_one_has_its_hours(qtbot: QtBot) -> None:
    record = jana()
    kita = record.care_week.care[0].model_copy(update={"weeks": (1,)})
    week = record.care_week.model_copy(update={"cycle_weeks": 2, "care": (kita,)})
    opened = OpenPage(qtbot, OverviewPage, record.with_care_week(week))
    assert "Woche A: 40 h" in seen(opened, "care_week-feasible")
    assert "Woche B: 0 h" in seen(opened, "care_week-feasible")


def test_what_does_not_fit_is_counted(qtbot: QtBot) -> None:
    steps = tuple(Step(id=str(n), text=f"Schritt {n}", due=date(2026, 12, n)) for n in range(1, 7))
    opened = OpenPage(qtbot, OverviewPage, jana().with_plan(Plan(steps=steps)))
    assert "und 3 weitere" in seen(opened, "plan-steps")
    assert "Schritt 4" not in seen(opened, "plan-steps")


def test_every_card_leads_to_its_page(qtbot: QtBot) -> None:
    opened = OpenPage(qtbot, OverviewPage, jana())
    told: list[tuple[str, str]] = []
    opened.page.wanted.connect(lambda page, part: told.append((page, part)))
    for card in opened.page.findChildren(LinkCard):
        opened.press("open", card)
    assert {page for page, _ in told} == {"family", "domains", "care_week", "plan"}
    assert ("plan", "steps") in told
    assert len(told) == 7


@pytest.mark.parametrize(("dark", "scale"), [(True, 1.0), (False, 2.0)])
def test_it_can_be_read_in_dark_and_at_twice_the_size(
    qtbot: QtBot, qapp: QApplication, *, dark: bool, scale: float
) -> None:
    apply_look(qapp, dark=dark, scale=scale)
    try:
        opened = OpenPage(qtbot, OverviewPage, jana())
        assert unnamed(opened.page) == []
        assert opened.page.minimumSizeHint().width() <= 1048
        assert all(button.isVisible() for button in opened.page.findChildren(QPushButton, "open"))
    finally:
        apply_look(qapp, dark=False)


def test_a_new_round_begins_where_something_was_said(qtbot: QtBot) -> None:
    opened = OpenPage(qtbot, OverviewPage, jana())
    assert not opened.part("new-round").isVisible()
    opened = OpenPage(qtbot, OverviewPage, jana().with_payload("CHILDCARE", FormAnswers(self_rating=2)))
    opened.press("new-round")
    assert opened.ask.asked == ["Soll eine neue Runde beginnen?"]
    assert opened.record.earlier[0].answers("CHILDCARE").self_rating == 2
    assert not opened.part("new-round").isVisible()
