"""An assessment of 76 questions survives: the program killed while somebody types, the catalogue changed in between,
a vault and a catalogue of an older program."""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from lotse_desktop import bootstrap
from lotse_desktop.domain.answers import answer_to, former_answers, open_items
from lotse_desktop.domain.assessment import Choice, FormAnswers, Standing
from lotse_desktop.domain.catalogue import AnswerKind, Catalogue
from lotse_desktop.domain.compare import compare_domains
from lotse_desktop.domain.last_answers import former_last_answers, last_answers
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.exchange.case_file import read_case
from lotse_desktop.paths import places_in
from lotse_desktop.services.workspace import Workspace
from lotse_desktop.storage.catalogue_files import load_catalogue
from lotse_desktop.storage.vault_file import check_vault
from lotse_desktop.ui.pages.domains import DomainsPage
from tests.builders import NOW, TODAY, an_id
from tests.catalogue.shipped import GERMAN, catalogue
from tests.storage.conftest import PASSPHRASE, Lab
from tests.storage.typist import before_the_talk, every_answer, records
from tests.ui.open_page import OpenPage

OLD = Path(__file__).parents[1] / "old_files"
MOST_LOST = 1.0
"""Seconds."""


# ---- killed while somebody types


def type_and_kill(lab: Lab, client: UUID, seed: int, wait: float) -> tuple[list[tuple[int, float]], float]:
    """Number and moment of each change, and the moment of the kill."""
    command = [sys.executable, "-m", "tests.storage.typist", str(lab.folder), str(lab.config), str(client), str(seed)]
    typist = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert typist.stdout is not None
    first = typist.stdout.readline()
    time.sleep(wait)  # the moment of the kill is the experiment
    killed = time.monotonic()
    typist.kill()
    lines = [first, *typist.stdout.read().splitlines()]
    typist.stdout.close()
    typist.wait()
    made = [line.split() for line in lines if len(line.split()) == 2]
    return [(int(number), float(moment)) for number, moment in made], killed


@pytest.mark.parametrize(("seed", "wait"), [(1, 0.05), (2, 0.9), (3, 1.6), (4, 2.3)])
def test_killed_at_any_moment_at_most_the_last_second_is_gone(lab: Lab, seed: int, wait: float) -> None:
    record = before_the_talk()
    lab.save(lab.open(), record)
    lab.close()
    wait += random.Random(time.time_ns()).uniform(0, 0.2)  # noqa: S311
    made, killed = type_and_kill(lab, record.client.id, seed, wait)
    stored = lab.load(lab.open(), record)
    lab.close()

    every = records(record, seed, made[-1][0] + 1)
    assert stored in every, "a state between two changes"
    kept = every.index(stored)
    gone = [number for number, moment in made if number > kept and moment < killed - MOST_LOST]
    assert gone == [], f"{len(gone)} changes older than a second, seed {seed}, after {wait:.2f} s"
    assert "in Ordnung" in check_vault(lab.folder, PASSPHRASE, config_folder=lab.config)[0]


def test_the_typist_answers_every_question_that_is_stored() -> None:
    whole = every_answer()
    stored = [item.id for domain in catalogue().domains for item in domain.items if item.kind is not AnswerKind.PAGE]
    assert sum(len(domain.items) for domain in catalogue().domains) == 76
    assert sorted(key for domain in catalogue().domains for key in whole.answers(domain.key).answers) == sorted(stored)
    typed = records(before_the_talk(), 5, 600)[-1]
    for domain in catalogue().domains:
        assert typed.answers(domain.key).answers == whole.answers(domain.key).answers


# ---- the catalogue changed in between


@pytest.fixture
def updated(tmp_path: Path) -> Catalogue:
    """The next edition: a question reworded, one renamed, one deleted, one that vanished, a new one; a new domain."""
    folder = tmp_path / "de"
    shutil.copytree(GERMAN, folder)
    domains = folder / "domains"

    def edit(name: str, old: str, new: str) -> None:
        file = domains / f"{name}.yaml"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    edit("housing", "Ist Ihre Wohnung für die nächste Zeit sicher?", "Können Sie in Ihrer Wohnung bleiben?")
    edit("education", "id: BIL5", "id: PAPIERE")
    with (domains / "education.yaml").open("a", encoding="utf-8") as file:
        file.write("renamed: {BIL5: PAPIERE}\n")
    head, _, last = (domains / "confidence.yaml").read_text("utf-8").rpartition("  - id: ZUV5")
    (domains / "confidence.yaml").write_text(f"{head}deleted:\n  - id: ZUV5{last}", "utf-8")
    head, _, last = (domains / "daily_life.yaml").read_text("utf-8").rpartition("  - id: ALL5")
    question = '  - {id: ALL6, question: "Wann haben Sie Zeit für sich?", kind: text}\n'
    (domains / "daily_life.yaml").write_text(head + question, "utf-8")
    (domains / "garden.yaml").write_text(
        "key: GARDEN\norder: 14\ntitle: Garten\nanchors: [eins, zwei, drei, vier, fünf]\n"
        "items:\n  - {id: GAR1, question: Haben Sie einen Garten?, kind: single, options: {yes: ja, no: nein}}\n",
        "utf-8",
    )
    loaded = load_catalogue(folder)
    assert loaded.problems == ()
    return loaded.catalogue


@pytest.fixture
def stored(lab: Lab) -> CaseRecord:
    """A whole assessment, from the vault."""
    record = every_answer()
    lab.save(lab.open(), record)
    lab.close()
    found = lab.load(lab.open(), record)
    lab.close()
    assert found == record
    return record


def test_a_new_edition_of_the_catalogue_loses_no_answer(lab: Lab, updated: Catalogue, stored: CaseRecord) -> None:
    for domain in updated.domains:
        form = stored.answers(domain.key)
        for item_id, answer in form.answers.items():
            found = answer_to(domain, form, domain.renamed.get(item_id, item_id))
            assert found == answer
    education = updated.domain("EDUCATION")
    assert answer_to(education, stored.answers("EDUCATION"), "PAPIERE") == stored.answers("EDUCATION").answers["BIL5"]
    assert stored.answers("GARDEN") == FormAnswers()
    assert [open_items(updated.domain(key), stored) for key in ("GARDEN", "DAILY_LIFE", "FAMILY")] == [1, 1, 0]
    told = {
        domain.key: former_answers(domain, former_last_answers(domain, stored))
        for domain in updated.domains
        if former_answers(domain, former_last_answers(domain, stored))
    }
    assert told.keys() == {"CONFIDENCE", "DAILY_LIFE"}
    assert told["CONFIDENCE"][0][0] == "Was macht Ihnen am meisten Sorgen, wenn Sie an Arbeit denken?"
    assert told["DAILY_LIFE"][0][0] == "Frage ALL5, die nicht mehr im Katalog steht"

    changed = stored.with_payload("GARDEN", FormAnswers(standing=Standing.DISCUSSED, self_rating=3))
    lab.save(lab.open(), changed)
    lab.close()
    assert lab.load(lab.open(), changed) == changed


def test_answers_of_an_earlier_edition_stand_beside_in_the_next_round(updated: Catalogue, stored: CaseRecord) -> None:
    record = stored.with_new_round(an_id(7), date(2027, 3, 12))
    education, confidence = updated.domain("EDUCATION"), updated.domain("CONFIDENCE")
    assert last_answers(education, record)["PAPIERE"].answer == stored.answers("EDUCATION").answers["BIL5"]
    assert former_answers(confidence, former_last_answers(confidence, record))[0][1]
    compared = {each.domain.key: each for each in compare_domains(updated, record)}
    assert compared["CONFIDENCE"].own.levels == (stored.answers("CONFIDENCE").self_rating, None)
    assert compared["GARDEN"].own.levels == (None, None)


def test_what_is_asked_no_more_is_shown_on_the_page(qtbot: QtBot, updated: Catalogue, stored: CaseRecord) -> None:
    opened = OpenPage(qtbot, DomainsPage, stored, updated)
    for key, words in (("CONFIDENCE", "am meisten Sorgen"), ("DAILY_LIFE", "Frage ALL5")):
        opened.page.show_part(key)
        assert words in opened.texts("former")
    opened.page.show_part("EDUCATION")
    assert opened.part("question-PAPIERE").isVisible()
    before = opened.record
    opened.press("declined", opened.part("question-BIL6"))
    changed = opened.record.answers("EDUCATION").answers
    assert changed.keys() >= {"PAPIERE", "BIL6"}
    assert "BIL5" not in changed, "written under its present name"
    assert changed["PAPIERE"] == before.answers("EDUCATION").answers["BIL5"]


# ---- a vault of an older program


def now() -> datetime:
    return NOW


@pytest.fixture
def old_vault(tmp_path: Path) -> Iterator[Workspace]:
    """A backup that was made before rounds and registers (revision 0001), put back and opened."""
    places = places_in(tmp_path)
    bootstrap.create_vault(places.data, PASSPHRASE, places=places)
    bootstrap.restore_backup(OLD / "vault-0001.zip", places.data, places=places, now=now)
    workspace = bootstrap.open_workspace(places.data, PASSPHRASE, places=places, now=now)
    yield workspace
    workspace.close()


def test_a_vault_of_revision_0001_opens_with_every_case_whole(old_vault: Workspace) -> None:
    files = sorted((OLD / "cases-0001").glob("*.json"))
    assert old_vault.clients.count() == len(files) == 4
    answered = 0
    for file in files:
        case = old_vault.cases.open(UUID(file.stem))
        written = read_case(file.read_bytes(), TODAY)
        same_ids = {"client": case.client, "assessment_id": case.assessment_id}
        assert written.client.model_copy(update={"id": case.client.id}) == case.client
        assert written.model_copy(update=same_ids) == case
        assert (case.earlier, case.begun_on) == ((), None)
        assert case.round_begun_on == case.client.opened_on
        answered += sum(len(case.answers(domain.key).answers) for domain in catalogue().domains)
    assert answered > 130
    assert len(old_vault.vault.backups()) == 1, "a backup before the migration"


def test_a_new_round_begins_in_a_case_of_the_old_vault(old_vault: Workspace) -> None:
    case = old_vault.cases.open(UUID(int=1))
    later = case.with_new_round(an_id(7), TODAY).with_payload(
        "FAMILY", FormAnswers(answers={"FAM2": Choice(key="never")})
    )
    old_vault.cases.save(later)
    assert old_vault.cases.open(UUID(int=1)) == later
    assert later.earlier[0].answers("FAMILY") == case.answers("FAMILY")
