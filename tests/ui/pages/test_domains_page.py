"""The life domains: any order, everything may stay open, the coach's part hidden in the mirror."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.assessment import Choice, Declined, FormAnswers, Number, Standing
from lotse_desktop.domain.catalogue import AnswerKind, Catalogue, LifeDomain
from lotse_desktop.domain.plan import Decision
from lotse_desktop.ui.look import apply_look
from lotse_desktop.ui.pages.domains import DomainsPage
from lotse_desktop.ui.widgets.stepper import Stepper
from tests.builders import TODAY, an_id, jana
from tests.ui import small_catalogue as small
from tests.ui.open_page import OpenPage
from tests.ui.reach import clipped, tab_walk, unnamed


@pytest.fixture
def domains(qtbot: QtBot) -> OpenPage[DomainsPage]:
    opened = OpenPage(qtbot, DomainsPage, jana())
    opened.page.show_part("CHILDCARE")
    return opened


def title(domains: OpenPage[DomainsPage]) -> str:
    return domains.page.accessibleName()


def states(domains: OpenPage[DomainsPage]) -> list[str]:
    stepper = domains.find(Stepper, "domains")
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(stepper.item(row).data(role)) for row in range(stepper.count())]


def test_showing_writes_nothing(domains: OpenPage[DomainsPage]) -> None:
    before = domains.record
    for key in ("WORK_WISH", "HEALTH", "CHILDCARE"):
        domains.page.show_part(key)
        domains.page.refresh()
    domains.press("mirror")
    domains.switch_mirror()
    assert domains.record is before
    assert domains.changes == 0


def test_the_list_says_in_words_how_far_each_domain_is(domains: OpenPage[DomainsPage]) -> None:
    assert states(domains) == [
        "Kinderbetreuung, 13 offen",
        "Gesundheit, 1 offen",
        "Arbeitswunsch & Arbeitszeit, 2 offen",
    ]

    domains.press("option-ja", domains.part("question-q_single"))
    assert states(domains)[0] == "Kinderbetreuung, 12 offen"
    assert "%" not in "".join(states(domains))


def test_an_answer_is_stored_under_its_key_and_can_be_undone(domains: OpenPage[DomainsPage]) -> None:
    domains.press("option-nein", domains.part("question-q_single"))
    form = domains.record.answers("CHILDCARE")
    assert form.answers == {"q_single": Choice(key="nein")}
    assert form.standing is Standing.DISCUSSED
    assert domains.editor.undo_name == "Antwort in „Kinderbetreuung“"

    domains.editor.undo()
    assert not domains.record.answers("CHILDCARE").answers
    domains.press("declined", domains.part("question-q_single"))
    assert domains.record.answers("CHILDCARE").answers == {"q_single": Declined()}


def test_a_sentence_is_one_step_of_undo(domains: OpenPage[DomainsPage]) -> None:
    domains.write_area("text", "In der Nahe", domains.part("question-q_text"))
    domains.write_area("note", "Rueckfrage")
    domains.editor.undo()
    assert domains.record.answers("CHILDCARE").note == ""
    domains.editor.undo()
    assert domains.record.answers("CHILDCARE").answers == {}
    assert domains.editor.undo_name is None


def test_special_questions_are_only_asked_with_consent(domains: OpenPage[DomainsPage]) -> None:
    domains.settle()
    assert domains.page.findChild(QWidget, "question-q_special") is None
    client = domains.record.client.model_copy(update={"special_categories": True})
    domains.editor.change("Zustimmung", domains.record.with_client(client))
    assert domains.part("question-q_special").isVisible()


def test_a_rating_and_an_answer_raise_resources_and_needs(domains: OpenPage[DomainsPage]) -> None:
    assert "Noch nichts eingetragen." in domains.texts("resources")
    domains.press("option-ja", domains.part("question-q_single"))
    assert "Die Betreuung passt zu meiner Arbeit." in domains.texts("resources")

    domains.press("option-nein", domains.part("question-q_single"))
    assert "Längere Betreuung" in domains.texts("needs")
    domains.press("option-no", domains.part("need-CARE_HOURS"))
    assert domains.record.plan.decisions == {"CARE_HOURS": Decision.DROPPED}
    domains.press("option-no", domains.part("need-CARE_HOURS"))
    assert domains.record.plan.decisions == {}


def test_five_levels_show_what_each_of_them_means(domains: OpenPage[DomainsPage]) -> None:
    row = domains.part("self-rating")
    names = [button.accessibleName() for button in row.findChildren(QPushButton)]
    expected = [f"{level}: {anchor}" for level, anchor in zip(small.SMALL.levels, small.ANCHORS, strict=True)]
    assert names == expected

    domains.press("option-2", row)
    form = domains.record.answers("CHILDCARE")
    assert (form.self_rating, form.standing) == (2, Standing.DISCUSSED)
    domains.press("option-2", row)
    assert domains.record.answers("CHILDCARE") == FormAnswers()


def test_a_domain_that_is_not_wished_is_respected(domains: OpenPage[DomainsPage]) -> None:
    domains.press("option-3", domains.part("self-rating"))
    domains.press("option-DECLINED", domains.part("standing"))
    form = domains.record.answers("CHILDCARE")
    assert (form.self_rating, form.standing) == (None, Standing.DECLINED)
    assert not domains.part("questions").isVisible()
    assert domains.part("respected").isVisible()
    assert states(domains)[0] == "Kinderbetreuung, nicht gewünscht"

    domains.press("option-NOT_DISCUSSED", domains.part("standing"))
    assert domains.part("questions").isVisible()


def test_ratings_far_apart_are_something_to_talk_about(domains: OpenPage[DomainsPage]) -> None:
    domains.press("option-2", domains.part("self-rating"))
    domains.press("option-3", domains.part("coach-rating"))
    assert not domains.part("difference").isVisible()
    domains.press("option-4", domains.part("coach-rating"))
    assert domains.find(QLabel, "difference").isVisible()
    assert domains.find(QLabel, "difference").text().startswith("Darüber sprechen wir")


def test_the_care_week_suggests_a_level_and_says_why(domains: OpenPage[DomainsPage]) -> None:
    words = domains.find(QLabel, "suggestion").text()
    assert "Geht so" in words
    assert "In der Woche sind 2 h 20 min offen." in words
    domains.press("take-suggestion")
    assert domains.record.answers("CHILDCARE").coach_rating == 3
    assert not domains.part("take-suggestion").isVisible()

    domains.page.show_part("WORK_WISH")
    assert not domains.part("suggestion").isVisible()


def test_the_mirror_hides_what_is_only_for_the_coach(domains: OpenPage[DomainsPage]) -> None:
    assert domains.part("coach").isVisible()
    domains.press("mirror")
    assert not domains.part("coach").isVisible()
    domains.press("next")
    assert not domains.part("coach").isVisible()
    assert not domains.part("mirror").isVisible()
    domains.switch_mirror()
    assert domains.part("coach").isVisible()


def test_what_is_changed_in_the_mirror_keeps_what_the_coach_wrote(domains: OpenPage[DomainsPage]) -> None:
    domains.editor.change(
        "x", domains.record.with_payload("CHILDCARE", FormAnswers(coach_rating=2, note="Geheim", self_rating=4))
    )
    domains.press("mirror")
    domains.press("option-5", domains.part("self-rating"))
    domains.press("option-ja", domains.part("question-q_single"))
    form = domains.record.answers("CHILDCARE")
    assert (form.self_rating, form.coach_rating, form.note) == (5, 2, "Geheim")
    domains.switch_mirror()
    assert domains.find(QPlainTextEdit, "note").toPlainText() == "Geheim"


def test_only_the_client_rates_health(domains: OpenPage[DomainsPage]) -> None:
    domains.page.show_part("HEALTH")
    assert not domains.part("coach-rating").isVisible()
    assert domains.part("note").isVisible()


def test_buttons_and_keys_lead_to_the_next_domain_and_back(domains: OpenPage[DomainsPage]) -> None:
    assert not domains.find(QPushButton, "previous").isEnabled()
    domains.press("next")
    assert title(domains) == "Gesundheit"
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(domains.page, Qt.Key.Key_PageDown, control)
    assert title(domains) == "Arbeitswunsch & Arbeitszeit"
    QTest.keyClick(domains.page, Qt.Key.Key_PageDown, control)
    assert title(domains) == "Arbeitswunsch & Arbeitszeit"
    QTest.keyClick(domains.page, Qt.Key.Key_PageUp, control)
    assert title(domains) == "Gesundheit"
    stepper = domains.find(Stepper, "domains")
    QTest.keyClick(stepper, Qt.Key.Key_Up)
    assert title(domains) == "Kinderbetreuung"


def test_the_talk_goes_on_with_the_first_domain_that_is_open(qtbot: QtBot) -> None:
    declined = FormAnswers(standing=Standing.DECLINED)
    opened = OpenPage(qtbot, DomainsPage, jana().with_payload("CHILDCARE", declined))
    assert title(opened) == "Gesundheit"
    opened.page.show_part("WORK_WISH")
    opened.page.refresh()
    assert title(opened) == "Arbeitswunsch & Arbeitszeit"


def test_a_question_leads_to_the_care_week(qtbot: QtBot, domains: OpenPage[DomainsPage]) -> None:
    with qtbot.waitSignal(domains.page.wanted) as wanted:
        domains.press("page")
    assert wanted.args == ["care_week", ""]


def test_a_domain_that_is_only_data_gets_its_page(qtbot: QtBot) -> None:
    home = LifeDomain(
        key="HOUSING", order=1, title="Wohnen", anchors=small.ANCHORS, items=(small.MARKS, small.SCALE, small.TEXT)
    )
    opened = OpenPage(qtbot, DomainsPage, jana(), Catalogue(domains=(home,)))
    opened.press("option-7", opened.part("question-q_scale"))
    assert opened.record.answers("HOUSING").answers
    assert title(opened) == "Wohnen"


def test_a_catalogue_without_domains_is_told(qtbot: QtBot) -> None:
    opened = OpenPage(qtbot, DomainsPage, jana(), Catalogue())
    assert title(opened) == "Lebensbereiche"


def test_a_whole_domain_is_answered_with_the_keyboard_alone(domains: OpenPage[DomainsPage]) -> None:
    domains.page.show_part("WORK_WISH")
    domains.settle()
    names = [widget.objectName() for widget in tab_walk(domains.page)]
    assert names.index("option-1") < names.index("option-ja") < names.index("line") < names.index("note")

    first = domains.part("question-w_one").findChild(QPushButton, "option-ja")
    assert first is not None
    first.setFocus()
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Right)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert domains.record.answers("WORK_WISH").answers == {"w_one": Choice(key="offen")}

    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused.objectName() == "line":
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "03/2027")
    assert set(domains.record.answers("WORK_WISH").answers) == {"w_one", "w_two"}


@pytest.mark.parametrize(("dark", "scale"), [(True, 1.0), (False, 2.0)])
def test_every_control_has_a_name_in_dark_and_at_twice_the_size(
    qtbot: QtBot, qapp: QApplication, *, dark: bool, scale: float
) -> None:
    apply_look(qapp, dark=dark, scale=scale)
    try:
        opened = OpenPage(qtbot, DomainsPage, jana())
        opened.page.show_part("CHILDCARE")
        opened.settle()
        assert unnamed(opened.page) == []
        assert clipped(opened.page) == []
        assert opened.page.minimumSizeHint().width() <= 1048
        wide = opened.part("self-rating").findChildren(QPushButton)
        assert all(button.width() <= opened.page.width() for button in wide)
    finally:
        apply_look(qapp, dark=False)


def test_ratings_of_last_time_stand_beside(qtbot: QtBot) -> None:
    form = FormAnswers(standing=Standing.DISCUSSED, self_rating=2, coach_rating=4, note="Vater ruft zurück.")
    record = jana().with_payload("CHILDCARE", form)
    record = record.with_payload("WORK_WISH", FormAnswers(standing=Standing.DECLINED))
    opened = OpenPage(qtbot, DomainsPage, record.with_new_round(an_id(7), TODAY))
    opened.page.show_part("CHILDCARE")
    card = opened.find(QLabel, "last-words")
    assert card.text() == f"Beim letzten Mal, 4. November 2026: Schwierig. {small.ANCHORS[1]}"
    coach = opened.find(QLabel, "last-coach")
    assert coach.text() == "Beim letzten Mal, 4. November 2026: Gut. Notiz: Vater ruft zurück."
    assert opened.record.answers("CHILDCARE") == FormAnswers()

    opened.press("still-true")
    assert opened.record.answers("CHILDCARE") == FormAnswers(standing=Standing.DISCUSSED, self_rating=2)
    assert not opened.part("still-true").isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "option-2"

    opened.page.show_part("WORK_WISH")
    assert opened.find(QLabel, "last-words").text().endswith("möchte ich nicht besprechen")
    assert opened.part("questions").isVisible(), "it may be talked about again"
    opened.press("still-true")
    assert opened.record.answers("WORK_WISH").standing is Standing.DECLINED


def test_questions_that_are_asked_no_more_stay_readable_over_all_rounds(qtbot: QtBot) -> None:
    gone = small.an_item(AnswerKind.SINGLE, "gone", question="Haben Sie einen Keller?", options=small.YES_NO)
    domain = small.WISH.model_copy(update={"deleted": (gone,)})
    form = FormAnswers(answers={"gone": Choice(key="ja"), "w_one": Choice(key="nein"), "vanished": Number(value=4)})
    record = jana().with_payload("WORK_WISH", form)
    for case in (record, record.with_new_round(an_id(7), TODAY)):
        opened = OpenPage(qtbot, DomainsPage, case, Catalogue(domains=(domain,)))
        assert opened.part("former").isVisible()
        words = opened.texts("former")
        assert "Haben Sie einen Keller? – ja" in words
        assert "Frage vanished, die nicht mehr im Katalog steht – 4" in words
        assert "w_one" not in words
    opened = OpenPage(qtbot, DomainsPage, jana(), Catalogue(domains=(domain,)))
    assert not opened.part("former").isVisible()


def test_the_next_answer_that_may_hold_again_comes_into_sight(qtbot: QtBot) -> None:
    more = [small.an_item(AnswerKind.SINGLE, f"more_{number}", options=small.YES_NO) for number in range(6)]
    care = small.CARE.model_copy(update={"items": (small.SINGLE, *more)})
    said = FormAnswers(answers={item.id: Choice(key="ja") for item in care.items})
    record = jana().with_payload("CHILDCARE", said).with_new_round(an_id(7), TODAY)
    opened = OpenPage(qtbot, DomainsPage, record, Catalogue(domains=(care,)))
    opened.find(QPushButton, "still-true", opened.part("question-q_single")).setFocus()
    for _ in care.items:
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.objectName() == "still-true"
        QTest.keyClick(focused, Qt.Key.Key_Space)
        opened.settle()
        focused = QApplication.focusWidget()
        assert focused is not None
        assert not focused.visibleRegion().isEmpty(), focused.accessibleDescription()
    assert opened.record.answers("CHILDCARE").answers == said.answers
