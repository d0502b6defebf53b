"""A project adds a life domain, adds a question and renames one by editing files; no line of the program knows them."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.answers import answer_of, former_answers
from lotse_desktop.domain.assessment import Choice, Choices, FormAnswers, Standing
from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.needs import find_needs, find_resources, priorities
from lotse_desktop.domain.qualification import find_gaps, find_target
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.storage.catalogue_files import load_catalogue
from lotse_desktop.ui.pages.domains.page import DomainsPage
from tests.catalogue.shipped import GERMAN
from tests.families import TAREK_DAY, whole_tarek
from tests.ui.open_page import OpenPage

GARDEN = """
key: GARDEN
order: 14
title: "Garten & Nachbarschaft"
sentence: "Wo sind wir draußen?"
weight: 2
anchors: ["Eins.", "Zwei.", "Drei.", "Vier.", "Fünf."]
items:
  - id: GAR1
    question: "Haben Sie einen Garten?"
    kind: single
    options: {yes: "ja", no: "nein"}
    rules:
      - {any_of: [yes], resource: POWER_SOURCE, text: "Wir haben einen Garten."}
      - {any_of: [no], need: PEER_CONTACT}
"""
ITEM = """
  - id: FAM8
    question: "Wer feiert mit Ihnen?"
    kind: multi
    options: {family: "Familie", friends: "Freunde"}
    rules:
      - {at_least: 2, resource: POWER_SOURCE, text: "Wir feiern mit vielen."}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(GERMAN, tmp_path / "de")
    return tmp_path / "de" / "domains"


def edited(folder: Path) -> Catalogue:
    loaded = load_catalogue(folder.parent)
    assert loaded.problems == ()
    return loaded.catalogue


def needs_of(catalogue: Catalogue, record: CaseRecord) -> list[str]:
    report = compute(record.client.children, record.care_week)
    return [need.kind.key for need in find_needs(catalogue, record, report, TAREK_DAY)]


def sentences_of(catalogue: Catalogue, record: CaseRecord) -> list[str]:
    report = compute(record.client.children, record.care_week)
    return [found.sentence for found in find_resources(catalogue, record, report, TAREK_DAY)]


def test_a_further_domain_is_asked_rated_and_counted(folder: Path, qtbot: QtBot) -> None:
    (folder / "garden.yaml").write_text(GARDEN, encoding="utf-8")
    catalogue = edited(folder)
    opened = OpenPage(qtbot, DomainsPage, whole_tarek(), catalogue)
    opened.page.show_part("GARDEN")
    opened.press("option-no", opened.find(QWidget, "question-GAR1"))
    opened.press("option-1", opened.find(QWidget, "self-rating"))
    assert opened.record.answers("GARDEN").answers == {"GAR1": Choice(key="no")}
    assert "PEER_CONTACT" in needs_of(catalogue, opened.record)
    assert ("GARDEN", 8) in [(domain.key, priority) for domain, priority in priorities(catalogue, opened.record)]


def test_a_further_question_speaks_for_a_resource(folder: Path) -> None:
    file = folder / "family.yaml"
    file.write_text(file.read_text(encoding="utf-8") + ITEM, encoding="utf-8")
    catalogue = edited(folder)
    form = whole_tarek().answers("FAMILY").with_answer("FAM8", Choices(keys=("family", "friends")))
    record = whole_tarek().with_payload("FAMILY", form)
    health = FormAnswers(standing=Standing.NOT_DISCUSSED)
    assert "Wir feiern mit vielen." in sentences_of(catalogue, record.with_payload("HEALTH", health))


def test_a_renamed_question_keeps_its_answers_and_what_is_computed_with_them(folder: Path) -> None:
    file = folder / "education.yaml"
    text = file.read_text(encoding="utf-8").replace("id: BIL2", "id: AUSB").replace("id: BIL5", "id: PAPIERE")
    file.write_text(text + "renamed: {BIL2: AUSB, BIL5: PAPIERE}\n", encoding="utf-8")
    catalogue, record = edited(folder), whole_tarek()
    form = record.answers("EDUCATION").with_answer("BIL5", Choice(key="no"))
    record = record.with_payload("EDUCATION", form)
    assert "DOCUMENTS" in needs_of(catalogue, record)
    assert answer_of(catalogue, record, "BIL2") == form.answers["BIL2"] == answer_of(catalogue, record, "AUSB")
    gaps = find_gaps(catalogue, record, TAREK_DAY, find_target(catalogue, record))
    assert [gap.need for gap in gaps] == ["RECOGNITION", "DRIVING_LICENCE", "EXPERIENCE_GAP"]


def test_a_deleted_question_stays_readable(folder: Path) -> None:
    file = folder / "confidence.yaml"
    head, _, question = file.read_text(encoding="utf-8").rpartition("  - id: ZUV5")
    file.write_text(f"{head}deleted:\n  - id: ZUV5{question}", encoding="utf-8")
    domain = edited(folder).domain("CONFIDENCE")
    pairs = former_answers(domain, whole_tarek().answers("CONFIDENCE"))
    assert [answer for _, answer in pairs] == ["krankes Kind und Absagen"]
