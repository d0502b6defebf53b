"""The room of the chains: look, change, take back, print; everything with the keyboard, too."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QRadioButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.chains import Anchor, ChainDue, ChainStatus, ServiceChain, StartedChains
from lotse_desktop.reporting.chain_pdf import draw_chain_sheet
from lotse_desktop.services.cases import list_figures
from lotse_desktop.services.chains import Chains
from lotse_desktop.ui.jobs import ImmediateJobs
from lotse_desktop.ui.pages.chains import ChainsPage
from lotse_desktop.ui.pages.chains.drafts import checked, complaint, moved, new_step, with_steps
from lotse_desktop.ui.shell.chains_desk import ChainsDesk
from lotse_desktop.ui.widgets.chain_bars import CountBars
from lotse_desktop.ui.widgets.chain_view import ChainView
from tests.builders import NOW, TODAY, a_record
from tests.catalogue.shipped import catalogue, chain_texts
from tests.chains import a_chain, a_step, begun, delivered
from tests.fakes import FakeAsk, MemoryVault
from tests.ui.open_page import Hands
from tests.ui.reach import clipped, tab_walk, unnamed

PARTNERS = catalogue().partners


class OpenChains(Hands[ChainsPage]):
    """The room over a vault in memory."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.vault = MemoryVault()
        self.ask = FakeAsk(path=folder)
        self.service = Chains(
            self.vault,
            catalogue().chains,
            lambda: NOW,
            texts=chain_texts,
            draw=lambda chain, texts, day: draw_chain_sheet(chain, texts, PARTNERS, day),
        )
        self.printers: list[QWidget] = []
        self.page = ChainsPage(ChainsDesk(self.service, ImmediateJobs()), PARTNERS, self.ask, self._no_printer)
        self.news: list[str] = []
        self.page.news.connect(self.news.append)
        self.page.failed.connect(self.news.append)
        qtbot.addWidget(self.page)
        self.page.resize(1048, 600)
        self.page.show()
        self.page.refresh()
        self.settle()

    def _no_printer(self, parent: QWidget) -> None:
        self.printers.append(parent)

    def choose(self, key: str) -> None:
        rows = self.find(QListWidget, "chains")
        texts = [rows.item(row).text() for row in range(rows.count())]
        rows.setCurrentRow(next(row for row, text in enumerate(texts) if text.startswith(key)))
        self.settle()

    def chain(self, key: str) -> ServiceChain:
        return next(chain for chain in self.service.all() if chain.key == key)

    def says(self, name: str) -> str:
        return self.find(QLabel, name).text()


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> OpenChains:
    return OpenChains(qtbot, tmp_path)


def test_the_chosen_chain_is_drawn_and_told_in_words(room: OpenChains) -> None:
    room.choose("C3")
    view = room.find(ChainView, "picture")
    assert len(view.picture.boxes) == 7
    assert view.accessibleName().startswith("C3 Betreuung in Randzeiten, 7 Schritte. Schritt 1: Coach.")
    assert delivered("C3").entry in room.says("chain-lines")
    assert "Fassung 1, gültig ab 01.11.2026" in room.says("chain-lines")


def test_the_table_says_the_same(room: OpenChains) -> None:
    room.choose("C4")
    room.find(QRadioButton, "segment-table").click()
    table = room.find(QTableView, "table")
    model = table.model()
    rows = [[model.index(row, column).data() for column in range(6)] for row in range(model.rowCount())]
    assert rows[1] == [
        "2",
        "Krankenkasse: Kinderkrankentage, Haushaltshilfe",
        "Klientin/Klient",
        "Tag 14",
        "Resttage bekannt",
        "Resttage an den Coach",
    ]
    assert table.isVisibleTo(room.page)
    assert not room.find(ChainView, "picture").isVisibleTo(room.page)


def test_how_often_chains_were_begun_and_where_they_stop_is_told_in_words_and_bars(room: OpenChains) -> None:
    stuck = begun(delivered("C4"), insurance=ChainStatus.FAILED)
    with room.vault() as unit:
        for started in (stuck, begun(delivered("C4"), TODAY - timedelta(days=2))):
            record = a_record().with_chains(StartedChains(chains=(started,)))
            unit.cases.save(record, list_figures(record), NOW)
        unit.commit()
    room.page.refresh()
    room.choose("C4")

    assert room.says("count-sentence") == "2-mal begonnen: 0 fertig, 1 läuft, 1 stockt."
    assert room.find(CountBars, "", room.part("counts")).accessibleName() == "fertig: 0, läuft: 1, stockt: 1"
    assert "2. Krankenkasse: Kinderkrankentage, Haushaltshilfe: 1 Fall" in room.texts("counts")
    room.choose("C1")
    assert room.says("count-sentence") == "Noch nie begonnen."


def test_a_changed_chain_is_kept_as_a_new_version(room: OpenChains) -> None:
    room.choose("C3")
    room.press("edit-chain")
    room.write("chain-title", "Morgens und abends")
    room.write("step-quality", "jede Minute gezeigt")
    room.press("keep-chain")
    room.settle()

    kept = room.chain("C3")
    assert (kept.title, kept.version, kept.valid_from) == ("Morgens und abends", 2, TODAY)
    assert kept.steps[0].quality == "jede Minute gezeigt"
    assert kept.steps[1:] == delivered("C3").steps[1:]
    assert "Fassung 2" in room.news[-1]
    assert room.find(QPushButton, "reset-chain").isVisibleTo(room.page)


def test_looking_at_a_draft_and_dropping_it_changes_nothing(room: OpenChains) -> None:
    room.press("edit-chain")
    room.write("chain-title", "Unsinn")
    room.press("drop-chain")
    assert room.service.all() == catalogue().chains
    assert room.vault.commits == 0
    room.press("edit-chain")
    room.press("keep-chain")
    assert room.service.all() == catalogue().chains


def test_steps_are_added_moved_and_removed(room: OpenChains) -> None:
    room.choose("C4")
    room.press("edit-chain")
    room.find(QListWidget, "steps").setCurrentRow(1)
    room.press("add-step")
    room.write_area("step-action", "Nachbarin fragen")
    room.press("step-up")
    room.find(QListWidget, "steps").setCurrentRow(3)
    room.press("remove-step")
    room.press("keep-chain")

    assert [step.action for step in room.chain("C4").steps] == [
        delivered("C4").steps[0].action,
        "Nachbarin fragen",
        *(step.action for step in delivered("C4").steps[1:2]),
        *(step.action for step in delivered("C4").steps[3:]),
    ]


def test_who_and_until_when_are_chosen(room: OpenChains) -> None:
    room.choose("C6")
    room.press("edit-chain")
    room.press("option-CLIENT")
    room.pick("step-partner-1", "EMPLOYER")
    room.find(QPushButton, "option-COACH").click()
    room.write("due-latest", "3")
    room.pick("due-unit", "weeks")
    room.press("keep-chain")
    step = room.chain("C6").steps[0]
    assert step.actors == ("CLIENT", "EMPLOYER")
    assert step.due == ChainDue.model_validate({"unit": "weeks", "latest": 3})


def test_a_step_can_count_from_another_one_and_without_a_target_day_none_counts_from_it(room: OpenChains) -> None:
    room.choose("C4")
    room.press("edit-chain")
    room.find(QListWidget, "steps").setCurrentRow(2)
    room.pick("due-anchor", "before_target")
    assert not room.find(QPushButton, "keep-chain").isEnabled()
    assert "Zieltag" in room.says("complaint-of-chain")
    room.pick("due-anchor", "after_step")
    room.pick("due-step", "insurance")
    room.press("keep-chain")
    assert room.chain("C4").steps[2].due == ChainDue(anchor=Anchor.AFTER_STEP, step="insurance", latest=28)


def test_the_delivered_text_comes_back_when_that_is_wanted(room: OpenChains) -> None:
    room.service.keep(delivered("C3").model_copy(update={"title": "Anders"}))
    room.page.refresh()
    room.choose("C3")
    room.ask.agree = False
    room.press("reset-chain")
    assert room.chain("C3").title == "Anders"
    room.ask.agree = True
    room.press("reset-chain")
    assert room.chain("C3").is_same(delivered("C3"))
    assert room.chain("C3").version == 3
    assert not room.find(QPushButton, "reset-chain").isVisibleTo(room.page)


def test_a_new_chain_gets_its_own_key_and_can_be_removed(room: OpenChains) -> None:
    room.press("new-chain")
    room.write("chain-title", "Kurs mit Kind")
    room.press("keep-chain")
    room.settle()
    assert room.chain("E1").title == "Kurs mit Kind"
    assert room.page.chain == room.chain("E1")
    room.press("remove-chain")
    assert room.service.all() == catalogue().chains
    assert room.ask.asked[-1] == "Diese Kette entfernen?"
    assert not room.find(QPushButton, "remove-chain").isVisibleTo(room.page)


def test_the_page_for_the_wall_is_written_under_the_name_of_the_chain(room: OpenChains, tmp_path: Path) -> None:
    room.choose("C2")
    room.press("save-sheet")
    assert (tmp_path / "Kette_C2_v1.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert room.news == ["Das PDF ist gespeichert."]
    room.press("print-sheet")
    assert room.printers == [room.page]


def test_a_box_that_is_pressed_tells_its_step(room: OpenChains) -> None:
    view = room.find(ChainView, "picture")
    box = view.picture.boxes[1]
    told: list[str] = []
    view.chosen.connect(told.append)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(box.x + 20), round(box.y + 20)))
    assert told == [box.key]


@pytest.mark.parametrize("editing", [False, True])
def test_everything_has_a_name_is_reached_with_tab_and_is_not_clipped(room: OpenChains, *, editing: bool) -> None:
    if editing:
        room.press("edit-chain")
        room.settle()
    assert unnamed(room.page) == []
    assert clipped(room.page) == []
    walked = {widget.objectName() for widget in tab_walk(room.page)}
    wanted = {"keep-chain", "drop-chain", "add-step", "steps", "step-action"} if editing else {"chains", "edit-chain"}
    assert wanted <= walked
    assert room.page.minimumSizeHint().width() <= 1048


AFTER_TWO = ChainDue(anchor=Anchor.AFTER_STEP, step="two", latest=3)
STEPS = (a_step("one"), a_step("two"), a_step("three", due=AFTER_TWO))
WHOLE = a_chain(*STEPS)


def with_one(**update: object) -> ServiceChain:
    return with_steps(WHOLE, [STEPS[0].model_copy(update=update)])


def due(**update: object) -> ChainDue:
    return ChainDue(latest=7).model_copy(update=update)


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (WHOLE, ""),
        (WHOLE.model_copy(update={"title": " "}), "Namen"),
        (with_steps(WHOLE, moved(STEPS, 2, -1)), "Schritt 2: Er zählt ab einem Schritt"),
        (with_steps(WHOLE, (STEPS[0], STEPS[2])), "Schritt 2: Er zählt ab einem Schritt"),
        (with_one(action=""), "was zu tun ist"),
        (with_one(actors=()), "wer es macht"),
        (with_one(due=due(earliest=20)), "Die Zeit passt nicht"),
        (with_one(due=due(latest=None)), "Die Zeit passt nicht"),
        (with_one(due=due(months_before=6)), "Zieltag"),
    ],
)
def test_a_draft_says_in_words_what_it_lacks_and_without_complaint_it_is_a_chain(
    draft: ServiceChain, words: str
) -> None:
    told = complaint(draft)
    assert words in told
    assert bool(told) is bool(words)
    if not told:
        assert checked(draft) == draft


def test_new_steps_have_keys_of_their_own() -> None:
    chain = a_chain(*STEPS)
    for number in range(1, 6):
        chain = with_steps(chain, (*chain.steps, new_step(chain, f"Schritt {number}")))
    assert len({step.key for step in chain.steps}) == 8
