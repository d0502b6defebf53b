"""The chains of a case: begun with a reason, ticked with the keyboard, one truth with the plan."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QRadioButton, QTableView
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.chains import ChainStatus, ServiceChain, StartedChain, StartedChains, StartedStep
from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.domain.plan import Plan, Step, StepStatus
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.figures.chain import BoxWords
from lotse_desktop.ui.pages.case_chains import CaseChainsPage
from lotse_desktop.ui.widgets.chain_view import ChainView
from tests.builders import TODAY, a_record
from tests.catalogue.shipped import catalogue
from tests.chains import a_chain, begun, delivered
from tests.families import whole_mara
from tests.ui.open_page import OpenPage
from tests.ui.reach import clipped, tab_walk, unnamed

RECENT = TODAY - timedelta(days=7)
C3 = begun(delivered("C3"), RECENT, gap=ChainStatus.DONE)


class Source:
    """The chains of a vault; ``fault``: what is raised instead."""

    def __init__(self, chains: Sequence[ServiceChain] = ()) -> None:
        self.chains = tuple(chains) or catalogue().chains
        self.fault: BaseException | None = None

    def all(self, done: Callable[[Sequence[ServiceChain]], None], failed: Callable[[BaseException], None]) -> None:
        if self.fault is not None:
            failed(self.fault)
        else:
            done(self.chains)


class Opener:
    """Opens pages and holds them until the test is over: Python must not take one apart while Qt still draws it."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._held: list[OpenPage[CaseChainsPage]] = []

    def __call__(self, record: CaseRecord, source: Source | None = None) -> OpenPage[CaseChainsPage]:
        make = partial(CaseChainsPage, source=source or Source())
        self._held.append(OpenPage(self._qtbot, make, record, catalogue()))
        return self._held[-1]


@pytest.fixture
def opened(qtbot: QtBot) -> Opener:
    return Opener(qtbot)


def with_chains(*chains: StartedChain, record: CaseRecord | None = None) -> CaseRecord:
    return (record or a_record()).with_chains(StartedChains(chains=chains))


def only(page: OpenPage[CaseChainsPage]) -> StartedChain:
    (started,) = page.record.chains.chains
    return started


def says(page: OpenPage[CaseChainsPage], name: str) -> str:
    return page.find(QLabel, name).text()


def test_chains_that_fit_are_proposed_with_their_reason_and_begin_with_one_press(opened: Opener) -> None:
    page = opened(whole_mara())
    told = page.texts("ideas")
    assert "C3 Betreuung in Randzeiten" in told
    assert "passt, weil: offene Zeit früh, am Abend und am Wochenende" in told
    assert "Noch ist keine Kette begonnen" in says(page, "nothing")

    page.press("begin-C4")
    started = only(page)
    assert (started.chain, started.start, started.target) == (delivered("C4"), TODAY, None)
    assert "begin-C4" not in {button.objectName() for button in page.part("ideas").findChildren(QPushButton)}
    assert page.editor.undo_name == "Kette beginnen"
    page.editor.undo()
    assert page.record.chains == StartedChains()


def test_any_other_chain_can_be_begun_also_an_own_one(opened: Opener) -> None:
    page = opened(a_record(), Source([*catalogue().chains, a_chain(key="E1", version=3)]))
    page.pick("other-chains", "E1")
    page.press("begin-other")
    assert only(page).chain == a_chain(key="E1", version=3)
    page.press("begin-other")
    assert len(page.record.chains.chains) == 2


def test_a_chain_that_counts_backwards_asks_for_its_day(opened: Opener) -> None:
    page = opened(a_record())
    page.pick("other-chains", "C1")
    page.press("begin-other")
    assert "Arbeitsstart" in says(page, "target-hint")
    page.write("chain-target", "1.3.2027")
    assert only(page).target == date(2027, 3, 1)
    assert not page.find(QLabel, "target-hint").isVisibleTo(page.page)
    due = next(one.due for one in _words(page) if one.key == "settling")
    assert due == "18.01.2027 bis 01.02.2027"
    page.write("chain-start", "2.11.2026")
    assert only(page).start == date(2026, 11, 2)


def test_the_picture_is_walked_and_ticked_with_the_keyboard(opened: Opener) -> None:
    page = opened(with_chains(C3))
    view = page.find(ChainView, "picture")
    view.setFocus()
    assert says(page, "step-action") == delivered("C3").steps[1].action
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert says(page, "step-action") == delivered("C3").steps[2].action
    assert view.accessibleDescription().startswith("Jana und Arbeitgeber oder Betrieb.")
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert only(page).find("roster") == StartedStep(step="roster", status=ChainStatus.DONE, day=TODAY)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert only(page).find("roster") == StartedStep(step="roster")
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert says(page, "step-action") == delivered("C3").steps[0].action


def test_the_table_says_the_same_and_is_ticked_with_the_keyboard(opened: Opener) -> None:
    page = opened(with_chains(C3))
    page.find(QRadioButton, "segment-table").click()
    table = page.find(QTableView, "table")
    model = table.model()
    rows = [[model.index(row, column).data() for column in range(5)] for row in range(2)]
    assert rows == [
        ["1", delivered("C3").steps[0].action, "Coach", "17.11.2026", "erledigt, 17.11.2026"],
        ["2", delivered("C3").steps[1].action, "Jana und Kindertageseinrichtung", "01.12.2026", "offen"],
    ]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert only(page).find("roster").status is ChainStatus.DONE
    QTest.keyClick(table, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is None or focused.objectName() == "option-DONE"


def test_how_a_step_stands_since_when_and_who_does_it_is_written(opened: Opener) -> None:
    page = opened(with_chains(C3))
    page.press("option-FAILED")
    page.write("step-day", "20.11.2026")
    page.write("step-who", "Frau T.")
    assert only(page).find("opening") == StartedStep(
        step="opening", status=ChainStatus.FAILED, day=date(2026, 11, 20), who="Frau T."
    )
    assert says(page, "chain-state").startswith("stockt · 1 von 7 Schritten erledigt")
    assert next(one.who for one in _words(page) if one.key == "opening") == "Frau T."
    page.press("option-FAILED")
    assert only(page).find("opening") == StartedStep(step="opening", who="Frau T.")


def test_the_next_steps_are_offered_for_the_plan_and_say_the_same_as_the_chain(opened: Opener) -> None:
    page = opened(with_chains(C3))
    assert "aus: Kette C3" in page.texts("chain-proposals")
    page.press("take-0", page.part("chain-proposals"))
    (step,) = page.record.plan.steps
    assert (step.text, step.chain, step.chain_step) == ("Bei der Kita nach längeren Zeiten fragen", C3.id, "opening")
    assert not page.find(QPushButton, "step-to-plan").isEnabled()
    page.press("option-DONE")
    assert [step.status for step in page.record.plan.steps] == [StepStatus.DONE]
    page.editor.undo()
    assert [step.status for step in page.record.plan.steps] == [StepStatus.OPEN]


def test_a_single_step_goes_into_the_plan_and_all_of_them_do(opened: Opener) -> None:
    page = opened(with_chains(C3))
    QTest.keyClick(page.find(ChainView, "picture"), Qt.Key.Key_End)
    page.press("step-to-plan")
    assert [step.chain_step for step in page.record.plan.steps] == ["again"]
    page.press("take-all", page.part("chain-proposals"))
    assert {step.chain_step for step in page.record.plan.steps} == {
        *("opening", "roster", "network", "carer", "costs", "again")
    }


def test_a_plan_with_seven_open_steps_gets_no_more_and_that_is_said(opened: Opener) -> None:
    full = Plan(steps=tuple(Step(id=f"s{number}", text="x") for number in range(7)))
    page = opened(with_chains(C3, record=a_record().with_plan(full)))
    assert not page.part("chain-proposals").isVisibleTo(page.page)
    assert page.find(QLabel, "plan-full").isVisibleTo(page.page)


def test_a_chain_ends_goes_on_and_is_removed(opened: Opener) -> None:
    page = opened(with_chains(C3))
    page.press("chain-reached")
    assert (only(page).ended_on, only(page).reached) == (TODAY, True)
    assert says(page, "chain-state").startswith("fertig")
    page.press("chain-again")
    assert only(page).ended_on is None
    page.press("chain-ended")
    assert (only(page).ended_on, only(page).reached) == (TODAY, False)
    page.press("chain-remove")
    assert page.record.chains == StartedChains()
    assert page.editor.undo_name == "Kette entfernen"


def test_among_several_chains_one_is_chosen(opened: Opener) -> None:
    other = begun(delivered("C4"), RECENT, chain_id="s2")
    page = opened(with_chains(C3, other))
    rows = page.find(QListWidget, "begun")
    assert rows.currentRow() == 1
    rows.setCurrentRow(0)
    assert len(page.find(ChainView, "picture").picture.boxes) == 7
    page.page.show_part("s2")
    assert len(page.find(ChainView, "picture").picture.boxes) == 6


def test_looking_changes_nothing_and_a_begun_chain_keeps_its_text(opened: Opener) -> None:
    renamed = delivered("C3").model_copy(update={"title": "Anders", "version": 2})
    page = opened(with_chains(C3), Source([renamed]))
    assert page.changes == 0
    assert page.find(ChainView, "picture").accessibleName().startswith("C3 Betreuung in Randzeiten")


def test_chains_that_cannot_be_read_are_told_and_the_delivered_ones_are_offered(opened: Opener) -> None:
    source = Source()
    source.fault = NoAccessError("Der Tresor ist nicht erreichbar.")
    page = opened(whole_mara(), source)
    assert says(page, "nothing") == "Der Tresor ist nicht erreichbar."
    page.press("begin-C3")
    assert only(page).chain == delivered("C3")


@pytest.mark.parametrize("record", [whole_mara(), with_chains(C3), with_chains(begun(delivered("C1"), RECENT))])
def test_everything_has_a_name_is_reached_with_tab_and_is_not_clipped(opened: Opener, record: CaseRecord) -> None:
    page = opened(record)
    assert unnamed(page.page) == []
    assert clipped(page.page) == []
    walked = {widget.objectName() for widget in tab_walk(page.page)}
    assert {"begin-other", "other-chains"} <= walked
    if record.chains.chains:
        assert {"picture", "step-to-plan", "chain-ended", "chain-remove"} <= walked
    assert page.page.minimumSizeHint().width() <= 1048


def _words(page: OpenPage[CaseChainsPage]) -> Sequence[BoxWords]:
    return page.find(ChainView, "picture").words
