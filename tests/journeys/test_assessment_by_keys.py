"""The whole assessment of both cases is entered with the keyboard alone, and gives what the handbook says."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.assessment import Answer, Choices, FormAnswers
from lotse_desktop.domain.catalogue import LifeDomain
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.ui.pages.domains import DomainsPage
from tests.catalogue.shipped import catalogue
from tests.families import whole_mara, whole_tarek
from tests.journeys.keyboard import Keyboard
from tests.ui.open_page import OpenPage


def without_answers(record: CaseRecord) -> CaseRecord:
    """The case before the first question; family, care week and network map are there."""
    kept = {key: one for key, one in record.sections.items() if not isinstance(one.payload, FormAnswers)}
    return record.model_copy(update={"sections": kept})


def in_order(domain: LifeDomain, form: FormAnswers) -> dict[str, Answer]:
    """The answers; where no rank is asked for, several options stand in the order of the question."""
    items = {item.id: item for item in domain.items}
    return {
        key: Choices(keys=tuple(sorted(answer.keys)))
        if isinstance(answer, Choices) and not items[key].ranked
        else answer
        for key, answer in form.answers.items()
    }


def entered(qtbot: QtBot, record: CaseRecord) -> tuple[CaseRecord, Keyboard]:
    """The case after every answer of ``record`` was typed into an empty one."""
    opened = OpenPage(qtbot, DomainsPage, without_answers(record), catalogue())
    opened.page.resize(1280, 900)
    opened.page.activateWindow()
    hands = Keyboard(opened.page, catalogue())
    for number, domain in enumerate(catalogue().domains):
        if number:
            hands.next_domain()
        hands.enter_domain(domain.key, record.answers(domain.key))
    return opened.record, hands


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists of proposals have windows of their own
@pytest.mark.parametrize("whole", [whole_mara, whole_tarek])
def test_everything_is_answered_without_a_mouse(qtbot: QtBot, whole: Callable[[], CaseRecord]) -> None:
    record = whole()
    found, hands = entered(qtbot, record)
    for domain in catalogue().domains:
        wanted, typed = record.answers(domain.key), found.answers(domain.key)
        assert in_order(domain, typed) == in_order(domain, wanted), domain.key
        assert (typed.self_rating, typed.coach_rating) == (wanted.self_rating, wanted.coach_rating), domain.key
    assert hands.keys > hands.clicks > 100
