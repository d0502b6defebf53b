"""The directory in the whole program: its room, its care offers in a case, and what is noted as missing."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.directory import ServiceTime, TimeKind
from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.domain.findings import Finding
from lotse_desktop.domain.gaps import compute
from lotse_desktop.services.directory import DirectoryDesk
from lotse_desktop.ui.jobs import ImmediateJobs
from lotse_desktop.ui.kit.closers_card import ClosersCard
from lotse_desktop.ui.shell.directory_desk import CaseDirectory, FindingMirror
from tests.builders import TODAY, jana
from tests.catalogue.shipped import catalogue
from tests.directories import WORKDAYS, an_entry
from tests.fakes import MemoryVault
from tests.families import whole_mara
from tests.held_jobs import HeldJobs
from tests.ui.shell.open_desk import OpenDesk

FINDING = Finding(id="f1", need="CARE_LATE", quarter="2026-Q4")


@pytest.fixture
def vault() -> MemoryVault:
    return MemoryVault()


@pytest.fixture
def kept(vault: MemoryVault) -> DirectoryDesk:
    return DirectoryDesk(vault, {}, lambda: "1")


def test_what_is_noted_in_a_case_stands_in_the_register_and_undo_takes_it_back(kept: DirectoryDesk) -> None:
    record = jana()
    mirror = FindingMirror(kept, ImmediateJobs(), record)
    noted = record.with_offer_uses(record.offer_uses.with_finding(FINDING))
    mirror.follow(noted)
    assert kept.findings() == [FINDING]
    mirror.follow(noted)
    mirror.follow(record)
    assert kept.findings() == []


def test_what_was_noted_before_stays_when_another_case_is_opened(kept: DirectoryDesk) -> None:
    kept.note([FINDING])
    record = jana()
    FindingMirror(kept, ImmediateJobs(), record).follow(record)
    noted = record.with_offer_uses(record.offer_uses.with_finding(FINDING))
    FindingMirror(kept, ImmediateJobs(), noted).follow(noted)
    assert kept.findings() == [FINDING]


def test_a_note_that_could_not_be_stored_is_tried_again(vault: MemoryVault, kept: DirectoryDesk) -> None:
    record = jana()
    mirror = FindingMirror(kept, ImmediateJobs(), record)
    vault.fault = NoAccessError("Der Datenträger ist voll.")
    noted = record.with_offer_uses(record.offer_uses.with_finding(FINDING))
    mirror.follow(noted)
    vault.fault = None
    mirror.follow(noted)
    assert kept.findings() == [FINDING]


def test_a_case_gets_the_directory_once_it_was_read(qtbot: QtBot, kept: DirectoryDesk) -> None:
    care = ServiceTime(what=TimeKind.CARE, days=WORKDAYS, opens_at=300, closes_at=480)
    kept.put(an_entry(schedules=(care,)), an_entry("b", schedules=()))
    jobs = HeldJobs()
    directory = CaseDirectory(kept, jobs, lambda: TODAY)
    assert directory() is None
    assert directory.offers() == ()
    with qtbot.waitSignal(directory.loaded):
        jobs.release()
    assert [offer.label for offer in directory.offers()] == ["Kinderschirm Musterstadt"]
    record = whole_mara()
    report = compute(record.client.children, record.care_week)
    proposed = directory.propose(catalogue(), record, report)
    assert [one.step.service for one in proposed] == ["b"]


def test_an_entry_of_the_directory_is_found_again_in_the_room_of_a_case(desk: OpenDesk) -> None:
    navigation = desk.window.navigation
    navigation.show_desk_room("directory")
    desk.settle()
    desk.press("first-new")
    dialog = next(one for one in desk.window.findChildren(QDialog) if one.isVisible())
    line = desk.find(QLineEdit, "line", desk.find(QWidget, "name", dialog))
    QTest.keyClicks(line, "Elterntreff")
    desk.press("take", dialog)
    assert desk.find(QLabel, "entry-name").text() == "Elterntreff"
    desk.open_jana()
    desk.go("offers")
    assert desk.case.view.key == "offers"
    desk.press("note")
    (finding,) = desk.directory.findings()
    desk.command("undo")
    assert finding.quarter == "2026-Q4"
    assert desk.directory.findings() == []


def test_care_offers_of_the_directory_stand_beside_a_gap_and_wished_ones_are_proposed(desk: OpenDesk) -> None:
    care = ServiceTime(what=TimeKind.CARE, days=WORKDAYS, opens_at=300, closes_at=480)
    desk.directory.put(an_entry(schedules=(care,)))
    desk.open_jana()
    desk.go("care_week")
    card = desk.find(ClosersCard, "closers")
    record = desk.case.record
    card.show_gap(compute(record.client.children, record.care_week).gaps[0])
    words = "\n".join(label.text() for label in card.findChildren(QLabel))
    assert "Kinderschirm Musterstadt" in words
    assert "Verzeichnis · Musterstadt · 5:50–7:00 · ganz" in words
    desk.go("offers")
    desk.case.view.show_room("offers", "CARE_EARLY")
    desk.settle()
    desk.press("option-wished", desk.find(QWidget, "offer-kinderschirm"))
    desk.go("plan")
    desk.case.view.show_room("plan", "steps")
    desk.settle()
    words = "\n".join(label.text() for label in desk.find(QWidget, "step-proposals").findChildren(QLabel))
    assert "Anfragen: Kinderschirm Musterstadt" in words
