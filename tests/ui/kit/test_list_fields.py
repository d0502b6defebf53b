"""Lists are answers: rows are added, filled, taken out; „noch keine“ is an answer, too."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.assessment import (
    Answer,
    Cefr,
    DayBlock,
    DayLine,
    Experience,
    Job,
    JobKind,
    Languages,
    Spoken,
    Targets,
    Texts,
    Training,
    Trainings,
    TrainingState,
)
from lotse_desktop.domain.catalogue import AnswerKind, Item
from lotse_desktop.domain.measures import OccupationGroup
from lotse_desktop.ui.kit.fields import Around
from lotse_desktop.ui.kit.form import QuestionForm
from tests.ui.reach import unnamed
from tests.ui.small_catalogue import an_item, options

ITEMS: tuple[Item, ...] = (
    an_item(AnswerKind.TEXTS, maximum=3),
    an_item(AnswerKind.LANGUAGES, options=options(de="Deutsch", ar="Arabisch")),
    an_item(AnswerKind.QUALIFICATIONS),
    an_item(AnswerKind.EXPERIENCE),
    an_item(AnswerKind.DAY_LINE, options=options(sleep="Schlaf", work="Arbeit")),
    an_item(AnswerKind.TARGETS),
)
AROUND = Around(groups=(OccupationGroup(key="262", title="Elektrik"), OccupationGroup(key="813", title="Pflege")))
FULL: dict[str, Answer] = {
    "q_texts": Texts(texts=("planen", "", "rechnen")),
    "q_languages": Languages(languages=(Spoken(language="de", level=Cefr.B1, proof=True), Spoken(language="Romanes"))),
    "q_qualifications": Trainings(
        trainings=(
            Training(what="Elektrik", group="262", year=2006, abroad=True, state=TrainingState.DROPPED, proof=True),
            Training(what="Kochen", group="999"),
        )
    ),
    "q_experience": Experience(
        jobs=(Job(what="Pflege", group="813", start=date(2020, 1, 1), end=date(2021, 2, 1), hours=30), Job(what="x"))
    ),
    "q_day_line": DayLine(blocks=(DayBlock(what="sleep", start=1320, end=360), DayBlock(what="gone"))),
    "q_targets": Targets(),
}


class Desk:
    """A form whose answers come back into it, as on a page."""

    def __init__(self, qtbot: QtBot) -> None:
        self.form, self.answers = QuestionForm(), dict[str, Answer]()
        self.told = 0
        qtbot.addWidget(self.form)
        self.form.resize(700, 2400)
        self.form.answered.connect(self._take)
        self.show()
        self.form.show()

    def show(self) -> None:
        self.form.show_questions(ITEMS, AROUND, self.answers)
        QApplication.processEvents()

    def find(self, item: str, *names: str) -> Any:
        where: Any = self.form.row(item)
        for name in names:
            where = next(w for w in where.findChildren(QWidget, name) if w.isVisibleTo(self.form))
        return where

    def press(self, item: str, *names: str) -> None:
        button: QPushButton = self.find(item, *names)
        button.click()
        QApplication.processEvents()

    def write(self, text: str, item: str, *names: str) -> None:
        line: QLineEdit = self.find(item, *names, "line")
        line.selectAll()
        QTest.keyClicks(line, text)

    def pick(self, data: object, item: str, *names: str) -> None:
        box: QComboBox = self.find(item, *names)
        row = next(number for number in range(box.count()) if box.itemData(number) == data)
        box.setCurrentIndex(row)
        box.activated.emit(row)

    def _take(self, item: str, answer: Answer | None) -> None:
        self.told += 1
        self.answers.pop(item, None)
        if answer is not None:
            self.answers[item] = answer
        self.show()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_showing_answers_tells_nothing_and_keeps_what_the_lists_do_not_know(desk: Desk) -> None:
    desk.answers = dict(FULL)
    desk.show()
    assert desk.told == 0
    desk.press("q_languages", "row-0", "proof")
    spoken = desk.answers["q_languages"]
    assert isinstance(spoken, Languages)
    assert spoken.languages == (Spoken(language="de", level=Cefr.B1), Spoken(language="Romanes"))


def test_a_language_from_the_list_and_a_typed_one(desk: Desk) -> None:
    desk.press("q_languages", "add")
    assert desk.answers["q_languages"] == Languages(languages=(Spoken(language="de"),))
    desk.pick(Cefr.B2, "q_languages", "row-0", "level")
    desk.press("q_languages", "add")
    box: QComboBox = desk.find("q_languages", "row-1", "language")
    box.setEditText("arabisch")
    assert desk.answers["q_languages"] == Languages(
        languages=(Spoken(language="de", level=Cefr.B2), Spoken(language="ar"))
    )
    desk.press("q_languages", "row-0", "remove")
    assert desk.answers["q_languages"] == Languages(languages=(Spoken(language="ar"),))
    desk.press("q_languages", "row-0", "remove")
    assert "q_languages" not in desk.answers


def test_a_training_is_filled_in(desk: Desk) -> None:
    desk.press("q_qualifications", "add")
    desk.write("Elektrik", "q_qualifications", "row-0", "what")
    desk.write("2006", "q_qualifications", "row-0", "year")
    desk.pick("262", "q_qualifications", "row-0", "group")
    desk.pick(TrainingState.RUNNING, "q_qualifications", "row-0", "state")
    desk.press("q_qualifications", "row-0", "abroad")
    assert desk.answers["q_qualifications"] == Trainings(
        trainings=(Training(what="Elektrik", group="262", year=2006, abroad=True, state=TrainingState.RUNNING),)
    )


def test_a_job_is_filled_in(desk: Desk) -> None:
    desk.press("q_experience", "add")
    desk.write("Verkauf", "q_experience", "row-0", "what")
    desk.write("06/2020", "q_experience", "row-0", "start")
    desk.write("20", "q_experience", "row-0", "hours")
    desk.pick(JobKind.MINIJOB, "q_experience", "row-0", "job")
    assert desk.answers["q_experience"] == Experience(
        jobs=(Job(what="Verkauf", start=date(2020, 6, 1), hours=20, job=JobKind.MINIJOB),)
    )


def test_the_buffer_of_a_day_is_told_at_once(desk: Desk) -> None:
    desk.press("q_day_line", "add")
    desk.write("22:00", "q_day_line", "row-0", "start")
    desk.write("6:00", "q_day_line", "row-0", "end")
    assert desk.find("q_day_line", "buffer").text() == "Puffer am Tag: 16 h"
    desk.press("q_day_line", "add")
    assert desk.answers["q_day_line"] == DayLine(
        blocks=(DayBlock(what="sleep", start=1320, end=360), DayBlock(what="work", start=360))
    )


@pytest.mark.parametrize(
    ("item", "empty"),
    [
        ("q_texts", Texts()),
        ("q_qualifications", Trainings()),
        ("q_experience", Experience()),
        ("q_targets", Targets()),
    ],
)
def test_nothing_is_an_answer_and_can_be_taken_back(desk: Desk, item: str, empty: Answer) -> None:
    desk.press(item, "nothing")
    assert desk.answers == {item: empty}
    desk.press(item, "nothing")
    assert desk.answers == {}


def test_texts_keep_their_places(desk: Desk) -> None:
    desk.write("rechnen", "q_texts", "text-2")
    assert desk.answers["q_texts"] == Texts(texts=("", "", "rechnen"))
    desk.write("planen", "q_texts", "text-0")
    assert desk.answers["q_texts"] == Texts(texts=("planen", "", "rechnen"))


def test_every_control_has_a_name(desk: Desk) -> None:
    desk.answers = dict(FULL)
    desk.show()
    assert unnamed(desk.form) == []
