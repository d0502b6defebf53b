"""A new round in the real window: stored, shown beside the room, taken back by undo."""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from lotse_desktop.ui.pages.domains import DomainsPage
from lotse_desktop.ui.widgets.side_bar import Badge
from tests.ui.shell.open_desk import OpenDesk


def room(desk: OpenDesk, key: str) -> QWidget:
    desk.go(key)
    return desk.case.view.page(key)


def rate(desk: OpenDesk, level: int) -> None:
    page = room(desk, "domains")
    assert isinstance(page, DomainsPage)
    page.show_part("HOUSING")
    desk.settle()
    desk.press(f"option-{level}", desk.find(QWidget, "self-rating", page))


def test_a_second_round_is_talked_through_compared_and_taken_back(desk: OpenDesk) -> None:
    case = desk.open_jana()
    assert case.badges()["compare"] == Badge()
    rate(desk, 2)
    desk.press("new-round", room(desk, "compare"))
    assert desk.ask.asked == ["Soll eine neue Runde beginnen?"]
    assert case.badges()["compare"] == Badge("2 Runden")

    page = room(desk, "domains")
    card = desk.find(QWidget, "self-rating", page).parentWidget()
    assert card is not None
    assert desk.find(QLabel, "last-words", card).text().startswith("Beim letzten Mal, 4. November 2026: Schwierig.")
    rate(desk, 4)
    assert "Wohnen && Mobilität" in desk.find(QPushButton, "undo").text(), "an ampersand is no key stroke"
    assert "Wohnen" in desk.find(QWidget, "levels-HOUSING", room(desk, "compare")).accessibleName()
    case.session.flush()
    stored = desk.stored()
    assert stored.earlier == case.record.earlier
    assert [past.answers("HOUSING").self_rating for past in stored.earlier] == [2]
    assert stored.answers("HOUSING").self_rating == 4

    for _ in range(2):
        desk.command("undo")
    case.session.flush()
    assert desk.stored().earlier == ()
    assert desk.stored().answers("HOUSING").self_rating == 2
