"""Every kind of question can be answered, declined and taken back; showing never answers."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.assessment import (
    Answer,
    CareWay,
    CareWays,
    Choice,
    Choices,
    Declined,
    EmergencyChain,
    EmergencyContact,
    HoursWish,
    Marks,
    MonthAnswer,
    Number,
    Target,
    Targets,
    Text,
    TimeOfDay,
)
from lotse_desktop.domain.catalogue import AnswerKind, Item, Option
from lotse_desktop.domain.last_answers import LastAnswer
from lotse_desktop.ui.kit.fields import Around
from lotse_desktop.ui.kit.form import QuestionForm, QuestionRow
from lotse_desktop.ui.kit.last_time import told_answers
from lotse_desktop.ui.widgets.choice import OptionButton
from tests.builders import a_child
from tests.ui import small_catalogue as small
from tests.ui.reach import tab_walk, unnamed

AROUND = Around((a_child(), a_child("Ben", child_id="ben")), small.SMALL.occupations)
FULL: dict[str, Answer] = {
    "q_single": Choice(key="fast"),
    "q_multi": Choices(keys=("a", "c")),
    "q_ranked": Choices(keys=("c", "a")),
    "q_number": Number(value=45),
    "q_scale": Number(value=7),
    "q_hours_wish": HoursWish(wish=30, minimum=20),
    "q_time": TimeOfDay(minute=450),
    "q_month": MonthAnswer(month=date(2027, 3, 1)),
    "q_text": Text(text="Ich möchte in der Nähe arbeiten."),
    "q_marks": Marks(marks={"kiz": "never"}),
    "q_emergency_chain": EmergencyChain(contacts=(EmergencyContact(who="Oma", agreed=True, reach_minutes=30),)),
    "q_care_ways": CareWays(ways=(CareWay(child="mia", who="Oma", minutes=10),)),
    "q_targets": Targets(targets=(Target(occupation="nurse"), Target(text="Gartenbau"))),
    "q_special": Declined(),
}


class Told:
    """Remembers the answers that a form told."""

    def __init__(self, form: QuestionForm) -> None:
        self.answers: list[tuple[str, Any]] = []
        form.answered.connect(lambda item, answer: self.answers.append((item, answer)))

    @property
    def last(self) -> Any:
        return self.answers[-1][1]


@pytest.fixture
def form(qtbot: QtBot) -> QuestionForm:
    form = QuestionForm()
    qtbot.addWidget(form)
    form.resize(600, 2400)
    form.show_questions(small.EVERY_KIND, AROUND, {})
    form.show()
    return form


@pytest.fixture
def told(form: QuestionForm) -> Told:
    return Told(form)


def row(form: QuestionForm, item: Item) -> QuestionRow:
    found = form.row(item.id)
    assert found is not None
    return found


def press(where: QWidget, name: str) -> None:
    button = where.findChild(QPushButton, name)
    assert button is not None
    button.click()


def write(where: QWidget, text: str, name: str = "line") -> QLineEdit:
    line = where.findChild(QLineEdit, name)
    assert line is not None
    line.clear()
    QTest.keyClicks(line, text)
    return line


def test_showing_answers_tells_nobody(form: QuestionForm, told: Told) -> None:
    form.show_questions(small.EVERY_KIND, AROUND, FULL)
    form.show_questions(small.EVERY_KIND, AROUND, {})
    form.show_questions(small.EVERY_KIND, AROUND, FULL)
    assert told.answers == []


@pytest.mark.parametrize("item", [i for i in small.EVERY_KIND if i.kind is not AnswerKind.PAGE], ids=lambda i: i.id)
def test_every_question_can_be_declined_and_taken_back(form: QuestionForm, told: Told, item: Item) -> None:
    press(row(form, item), "declined")
    assert told.last == Declined()

    form.show_questions(small.EVERY_KIND, AROUND, {item.id: Declined()})
    press(row(form, item), "take-back")
    assert told.last is None
    assert [name for name, _ in told.answers] == [item.id, item.id]


def test_pressing_an_option_twice_takes_it_back(form: QuestionForm, told: Told) -> None:
    press(row(form, small.SINGLE), "option-ja")
    assert told.last == Choice(key="ja")
    press(row(form, small.SINGLE), "option-nein")
    assert told.last == Choice(key="nein")
    press(row(form, small.SINGLE), "option-nein")
    assert told.last is None


def test_no_more_options_than_allowed(form: QuestionForm, told: Told) -> None:
    for key in ("c", "a", "b"):
        press(row(form, small.MULTI), f"option-{key}")
    assert told.last == Choices(keys=("a", "c"))
    third = row(form, small.MULTI).findChild(OptionButton, "option-b")
    assert third is not None
    assert not third.isEnabled()


def test_ranked_options_keep_the_order_of_pressing(form: QuestionForm, told: Told) -> None:
    for key in ("c", "a", "b", "a"):
        press(row(form, small.RANKED), f"option-{key}")
    assert told.last == Choices(keys=("c", "b"))


def test_a_scale_is_a_row_of_numbers_with_named_ends(form: QuestionForm, told: Told) -> None:
    press(row(form, small.SCALE), "option-7")
    assert told.last == Number(value=7)
    texts = [label.text() for label in row(form, small.SCALE).findChildren(QLabel)]
    assert "0 = gar keine · 10 = sehr viel" in texts


def test_typed_values_are_told_as_soon_as_they_can_be_read(form: QuestionForm, told: Told) -> None:
    write(row(form, small.NUMBER), "120")
    assert told.last == Number(value=120)
    write(row(form, small.TIME), "7:30")
    assert told.last == TimeOfDay(minute=450)
    write(row(form, small.MONTH), "6.2022")
    assert told.last == MonthAnswer(month=date(2022, 6, 1))


@pytest.mark.parametrize(("item", "text"), [(small.NUMBER, "999"), (small.TIME, "25:00"), (small.MONTH, "13/2022")])
def test_what_cannot_be_read_is_told_in_words_and_not_taken_over(form: QuestionForm, item: Item, text: str) -> None:
    told = Told(form)
    line = write(row(form, item), text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    complaint = row(form, item).findChild(QLabel, "complaint")
    assert complaint is not None
    assert complaint.isVisible()
    assert complaint.text().startswith("Bitte")
    assert text not in str(told.answers)

    line.clear()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert not complaint.isVisible()


def test_what_is_being_typed_stays_while_the_form_is_shown_again(form: QuestionForm) -> None:
    line = write(row(form, small.MONTH), "06/20")
    form.show_questions(small.EVERY_KIND, AROUND, {"q_single": Choice(key="ja")})
    assert line.text() == "06/20"


def test_hours_are_a_wish_and_a_minimum(form: QuestionForm, told: Told) -> None:
    wish = row(form, small.HOURS).findChild(QWidget, "wish")
    minimum = row(form, small.HOURS).findChild(QWidget, "minimum")
    assert wish is not None
    assert minimum is not None
    write(wish, "30")
    write(minimum, "20")
    assert told.last == HoursWish(wish=30, minimum=20)


def test_text_is_told_with_each_key(form: QuestionForm, told: Told) -> None:
    area = row(form, small.TEXT).findChild(QPlainTextEdit, "text")
    assert area is not None
    QTest.keyClicks(area, "Nah")
    assert [answer for _, answer in told.answers] == [Text(text="N"), Text(text="Na"), Text(text="Nah")]


def test_each_option_gets_a_mark(form: QuestionForm, told: Told) -> None:
    first = row(form, small.MARKS).findChild(QWidget, "marks-kiz")
    second = row(form, small.MARKS).findChild(QWidget, "marks-wog")
    assert first is not None
    assert second is not None
    press(first, "option-never")
    press(second, "option-have")
    assert told.last == Marks(marks={"kiz": "never", "wog": "have"})


def test_an_emergency_chain_grows_to_four_and_is_put_in_order_with_buttons(form: QuestionForm, told: Told) -> None:
    where = row(form, small.CHAIN)
    press(where, "add")
    first = where.findChild(QWidget, "contact-0")
    assert first is not None
    write(first, "Oma")
    press(first, "agreed")
    minutes = first.findChild(QWidget, "minutes")
    assert minutes is not None
    write(minutes, "30")
    assert told.last == FULL["q_emergency_chain"]

    press(where, "add")
    second = where.findChild(QWidget, "contact-1")
    assert second is not None
    press(second, "up")
    assert told.last == EmergencyChain(
        contacts=(EmergencyContact(), EmergencyContact(who="Oma", agreed=True, reach_minutes=30))
    )


def test_a_chain_is_never_longer_than_four(form: QuestionForm, told: Told) -> None:
    where = row(form, small.CHAIN)
    for _ in range(6):
        press(where, "add")
    assert len(told.last.contacts) == 4
    press(where, "remove")
    assert len(told.last.contacts) == 3


def test_ways_are_told_for_each_child(form: QuestionForm, told: Told) -> None:
    way = row(form, small.WAYS).findChild(QWidget, "way-ben")
    assert way is not None
    press(way, "alone")
    minutes = way.findChild(QWidget, "minutes")
    assert minutes is not None
    write(minutes, "12")
    assert told.last == CareWays(ways=(CareWay(child="ben", minutes=12, alone=True),))


def test_a_target_is_an_occupation_of_the_catalogue_or_free_text(form: QuestionForm, told: Told) -> None:
    for number, text in enumerate(("pflegefachkraft", "Gartenbau")):
        box = row(form, small.TARGETS).findChild(QComboBox, f"target-{number}")
        assert box is not None
        box.setEditText(text)
    assert told.last == Targets(targets=(Target(occupation="nurse"), Target(text="Gartenbau")))


def test_a_question_with_a_page_of_its_own_leads_there(qtbot: QtBot, form: QuestionForm, told: Told) -> None:
    with qtbot.waitSignal(form.wanted) as wanted:
        press(row(form, small.PAGE), "page")
    assert wanted.args == ["care_week"]
    assert told.answers == []


def test_every_control_has_a_name_and_a_place_in_the_tab_order(form: QuestionForm) -> None:
    form.show_questions(small.EVERY_KIND, AROUND, FULL)
    assert unnamed(form) == []
    reached = tab_walk(form)
    order = [
        list(small.EVERY_KIND).index(next(i for i in small.EVERY_KIND if row(form, i).isAncestorOf(w))) for w in reached
    ]
    assert order == sorted(order), "Tab goes from question to question"
    assert set(order) == set(range(len(small.EVERY_KIND)))


def test_arrow_keys_move_inside_a_row_and_space_chooses(form: QuestionForm, told: Told) -> None:
    first = row(form, small.SINGLE).findChild(OptionButton, "option-ja")
    second = row(form, small.SINGLE).findChild(OptionButton, "option-fast")
    assert first is not None
    assert second is not None
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert told.last == Choice(key="fast")


def test_options_are_high_enough_for_a_finger(form: QuestionForm) -> None:
    heights = [button.height() for button in form.findChildren(OptionButton) if button.isVisible()]
    assert heights
    assert min(heights) >= 36


def test_an_option_that_excludes_the_others_becomes_the_whole_answer(qtbot: QtBot) -> None:
    options = (Option(key="a", text="früher"), Option(key="none", text="nichts davon", excludes=True))
    form = QuestionForm()
    qtbot.addWidget(form)
    item = small.an_item(AnswerKind.MULTI, "q_alone", options=options)
    form.show_questions((item,), AROUND, {"q_alone": Choices(keys=("a",))})
    told = Told(form)
    press(row(form, item), "option-none")
    assert told.last == Choices(keys=("none",))
    press(row(form, item), "option-a")
    assert told.last == Choices(keys=("a",))


LAST = {
    key: LastAnswer(date(2026, 3, 12), answer)
    for key, answer in {**FULL, "q_special": Declined(), "q_multi": Choices(keys=("weg",))}.items()
}


def show_last(form: QuestionForm, answers: dict[str, Answer]) -> None:
    form.show_questions(small.EVERY_KIND, AROUND, answers, told_answers(small.EVERY_KIND, LAST, ("mia", "ben")))
    QApplication.processEvents()


def last_words(form: QuestionForm, item: Item) -> str:
    label = row(form, item).findChild(QLabel, "last-words")
    assert label is not None
    return label.text()


def offered(form: QuestionForm, item: Item) -> bool:
    return row(form, item).still_true is not None


def test_the_answer_of_last_time_stands_beside_in_words(form: QuestionForm) -> None:
    show_last(form, {})
    assert last_words(form, small.SINGLE) == "Beim letzten Mal, 12. März 2026: fast"
    assert last_words(form, small.HOURS) == "Beim letzten Mal, 12. März 2026: Wunsch 30, mindestens 20 Stunden"
    assert last_words(form, small.SPECIAL) == "Beim letzten Mal, 12. März 2026: möchte ich nicht sagen"
    assert row(form, small.PAGE).findChild(QLabel, "last-words") is None
    assert unnamed(form) == []

    form.show_questions(small.EVERY_KIND, AROUND, {})
    assert not any(part.isVisibleTo(form) for part in form.findChildren(QLabel, "last-words"))


def test_it_holds_again_only_on_purpose(form: QuestionForm, told: Told) -> None:
    show_last(form, {})
    assert told.answers == []
    press(row(form, small.SINGLE), "still-true")
    assert told.answers == [("q_single", Choice(key="fast"))]

    show_last(form, {"q_single": Choice(key="fast"), "q_number": Number(value=3)})
    assert not offered(form, small.SINGLE)
    assert offered(form, small.NUMBER), "the answer of today is another one"


def test_an_answer_that_the_question_has_no_more_is_only_told(form: QuestionForm) -> None:
    show_last(form, {})
    assert last_words(form, small.MULTI).endswith("weg")
    assert not offered(form, small.MULTI)


def test_with_the_keyboard_one_answer_after_the_other_holds_again(form: QuestionForm) -> None:
    answers: dict[str, Answer] = {}

    def take(item: str, answer: Answer) -> None:
        answers[item] = answer
        show_last(form, answers)

    form.answered.connect(take)
    show_last(form, answers)
    form.activateWindow()
    first = row(form, small.SINGLE).still_true
    assert first is not None
    assert first in tab_walk(form)
    first.setFocus()
    for _ in range(len(small.EVERY_KIND)):
        focused = QApplication.focusWidget()
        if not isinstance(focused, QPushButton) or focused.objectName() != "still-true":
            break
        QTest.keyClick(focused, Qt.Key.Key_Space)
    assert answers == {key: answer for key, answer in FULL.items() if key != "q_multi"}
    focused = QApplication.focusWidget()
    assert focused is not None
    assert form.isAncestorOf(focused), "the keyboard is not lost"
