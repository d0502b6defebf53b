"""Catalogue files: a project edits them, faults are told with file and line, the rest works."""

import shutil
from pathlib import Path

import pytest

from lotse_desktop.domain.answers import former_answers
from lotse_desktop.domain.assessment import Choice, FormAnswers
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.needs import find_needs
from lotse_desktop.domain.proposals import propose_steps
from lotse_desktop.storage.catalogue_files import load_catalogue, load_plan_texts
from tests.builders import TODAY, a_record
from tests.catalogue.shipped import GERMAN, RESOURCES

HOUSING = """
key: HOUSING
order: 4
title: "Wohnen & Mobilität"
anchors: ["eins", "zwei", "drei", "vier", "fünf"]
renamed: {WOH0: WOH1}
deleted:
  - {id: WOH9, question: "Haben Sie einen Keller?", kind: single, options: {yes: ja, no: nein}}
items:
  - id: WOH1
    question: "Ist Ihre Wohnung für die nächste Zeit sicher?"
    kind: single
    options: {yes: ja, at_risk: "Kündigung droht"}
    rules:
      - {any_of: [yes], resource: SAFE_HOME}
      - {any_of: [at_risk], need: HOUSING_AT_RISK}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The delivered files, but only two life domains."""
    copy = tmp_path / "de"
    shutil.copytree(GERMAN, copy)
    for file in (copy / "domains").iterdir():
        if file.stem not in {"childcare", "work_wish"}:
            file.unlink()
    return copy


def edit(file: Path, old: str, new: str) -> int:
    """Replace a text once; the line in which it stood."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_further_life_domain_is_one_more_file(folder: Path) -> None:
    (folder / "domains" / "housing.yaml").write_text(HOUSING, encoding="utf-8")
    loaded = load_catalogue(folder)
    assert loaded.problems == ()
    assert [domain.key for domain in loaded.catalogue.domains] == ["CHILDCARE", "HOUSING", "WORK_WISH"]
    item = loaded.catalogue.domain("HOUSING").item("WOH1")
    assert item is not None
    assert [option.key for option in item.options] == ["yes", "at_risk"]


def test_an_answer_that_excludes_the_others_is_written_at_the_answer(folder: Path) -> None:
    text = HOUSING.replace('at_risk: "Kündigung droht"', 'at_risk: {text: "Kündigung droht", excludes: true}')
    (folder / "domains" / "housing.yaml").write_text(text, encoding="utf-8")
    item = load_catalogue(folder).catalogue.domain("HOUSING").item("WOH1")
    assert item is not None
    assert [(option.key, option.text, option.excludes) for option in item.options] == [
        ("yes", "ja", False),
        ("at_risk", "Kündigung droht", True),
    ]


def test_a_misspelt_mark_of_an_answer_is_told_with_its_line(folder: Path) -> None:
    file = folder / "domains" / "childcare.yaml"
    line = edit(file, 'leave: "Urlaub"', 'leave: {text: "Urlaub", exclude: true}')
    loaded = load_catalogue(folder)
    assert loaded.problems[0] == f"domains/childcare.yaml, Zeile {line}: „exclude“ ist hier unbekannt."


def test_a_further_life_domain_raises_needs_also_from_answers_under_a_former_name(folder: Path) -> None:
    (folder / "domains" / "housing.yaml").write_text(HOUSING, encoding="utf-8")
    catalogue = load_catalogue(folder).catalogue
    form = FormAnswers(self_rating=2, answers={"WOH0": Choice(key="at_risk"), "WOH9": Choice(key="yes")})
    record = a_record().with_payload("HOUSING", form)
    report = compute((), record.care_week)

    (need,) = find_needs(catalogue, record, report, TODAY)

    assert (need.kind.key, need.priority) == ("HOUSING_AT_RISK", 6)
    assert need.reason == "Ist Ihre Wohnung für die nächste Zeit sicher? – Kündigung droht"
    assert former_answers(catalogue.domain("HOUSING"), form) == (("Haben Sie einen Keller?", "ja"),)
    assert [step.text for step in propose_steps(catalogue, record, [need], TODAY)] == [
        "Einen Termin bei der Wohnungshilfe machen"
    ]


def test_a_broken_question_is_told_with_its_line_and_the_others_stay(folder: Path) -> None:
    line = edit(folder / "domains" / "childcare.yaml", "    kind: care_ways", "    kind: guesswork")
    loaded = load_catalogue(folder)
    assert loaded.problems == (f"domains/childcare.yaml, Zeile {line}: Der Wert von „kind“ geht hier nicht.",)
    assert [item.id for item in loaded.catalogue.domain("CHILDCARE").items] == [
        f"BET{number}" for number in (1, 2, 4, 5, 6, 7, 8)
    ]


def test_an_unknown_name_is_told(folder: Path) -> None:
    line = edit(folder / "needs.yaml", "  urgent: true", "  dringend: true")
    loaded = load_catalogue(folder)
    assert loaded.problems == (f"needs.yaml, Zeile {line}: „dringend“ ist hier unbekannt.",)
    assert len(loaded.catalogue.needs) == 68


def test_a_missing_text_is_told(folder: Path) -> None:
    line = edit(folder / "resources.yaml", ', sentence: "Mir ist schon viel gelungen."', "")
    assert load_catalogue(folder).problems == (f"resources.yaml, Zeile {line}: „sentence“ fehlt.",)


def test_a_file_that_is_no_yaml_costs_only_itself(folder: Path) -> None:
    (folder / "rights.yaml").write_text('- {key: A, sentence: "offen}\n', encoding="utf-8")
    loaded = load_catalogue(folder)
    assert len(loaded.problems) == 1
    assert loaded.problems[0].startswith("rights.yaml, Zeile ")
    assert loaded.catalogue.rights == ()
    assert len(loaded.catalogue.domains) == 2


@pytest.mark.parametrize("content", [b"\xff\xfe", b"- 5", b"x: 1", b"just words", b"- [1, 2]"])
def test_foreign_content_is_told_and_nothing_breaks(folder: Path, content: bytes) -> None:
    (folder / "occupations.yaml").write_bytes(content)
    loaded = load_catalogue(folder)
    assert len(loaded.problems) == 1
    assert loaded.problems[0].startswith("occupations.yaml")
    assert loaded.catalogue.occupations == ()


@pytest.mark.parametrize("content", ["", "- 1", "5", "key: X", "key: X\norder: 1\ntitle: t\nanchors: [a]"])
def test_a_life_domain_that_is_none_is_left_out(folder: Path, content: str) -> None:
    (folder / "domains" / "new.yaml").write_text(content, encoding="utf-8")
    loaded = load_catalogue(folder)
    assert [domain.key for domain in loaded.catalogue.domains] == ["CHILDCARE", "WORK_WISH"]
    assert all(problem.startswith("domains/new.yaml") for problem in loaded.problems)


def test_missing_files_are_told_one_by_one(tmp_path: Path) -> None:
    loaded = load_catalogue(tmp_path)
    assert sorted(problem.split(":")[0] for problem in loaded.problems) == sorted(f.name for f in GERMAN.glob("*.yaml"))
    assert loaded.catalogue.domains == ()
    assert loaded.catalogue.levels[0] == "Geht gerade nicht"


def test_a_doubled_key_is_told_and_the_first_one_stays(folder: Path) -> None:
    line = (folder / "occupations.yaml").read_text(encoding="utf-8").count("\n") + 1
    with (folder / "occupations.yaml").open("a", encoding="utf-8") as file:
        file.write('- {key: OCC_TAX, title: "Anderes"}\n')
    loaded = load_catalogue(folder)
    assert loaded.problems == (f"occupations.yaml, Zeile {line}: „OCC_TAX“ gibt es schon.",)
    assert loaded.catalogue.occupation("OCC_TAX").title == "Steuerfachangestellte/r"


def test_a_name_that_stands_twice_in_one_entry_is_told(folder: Path) -> None:
    line = edit(folder / "domains" / "work_wish.yaml", '      minijob: "Minijob"', '      unemployed: "Minijob"')
    loaded = load_catalogue(folder)
    assert loaded.problems == (f"domains/work_wish.yaml, Zeile {line}: Hier stimmt die Schreibweise nicht.",)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("any_of: [no], need", "any_of: [nope], need", "Die Antwort „nope“ gibt es bei BET2 nicht."),
        (
            "need: CARE_TRUST",
            "need: CARE_TURST",
            "„CARE_TURST“ ist keine bekannte Ressource und kein bekannter Bedarf.",
        ),
        ("weight: 3", "weight: 3\nrenamed: {BET1: BET2}", "„BET1“ lässt sich nicht in „BET2“ umbenennen."),
        (
            "weight: 3",
            "weight: 3\ndeleted: [{id: BET2, question: Alt, kind: text}]",
            "„BET2“ ist gelöscht und darf nicht wieder vergeben werden.",
        ),
    ],
)
def test_what_does_not_fit_together_is_told(folder: Path, old: str, new: str, problem: str) -> None:
    edit(folder / "domains" / "childcare.yaml", old, new)
    loaded = load_catalogue(folder)
    assert [told.partition(": ")[2] for told in loaded.problems] == [problem]
    assert len(loaded.catalogue.domain("CHILDCARE").items) == 8


@pytest.mark.parametrize("broken", ["auf {week} legen", "auf {contact_week legen"])
def test_an_entry_with_braces_that_nobody_fills_is_told_and_left_out(folder: Path, broken: str) -> None:
    edit(folder / "needs.yaml", "auf {contact_week} legen", broken)
    loaded = load_catalogue(folder)
    assert "geschweiften Klammern" in loaded.problems[0]
    assert len(loaded.catalogue.needs) == 68


def test_a_question_can_be_switched_off(folder: Path) -> None:
    edit(folder / "domains" / "childcare.yaml", "  - id: BET7\n", "  - id: BET7\n    active: false\n")
    loaded = load_catalogue(folder)
    item = loaded.catalogue.domain("CHILDCARE").item("BET7")
    assert loaded.problems == ()
    assert item is not None
    assert not item.active


@pytest.mark.parametrize("language", ["xx", "../de", "", "de/.."])
def test_a_language_without_texts_is_refused_in_one_sentence(language: str) -> None:
    with pytest.raises(BadFileError, match="In dieser Sprache gibt es den Plan noch nicht"):
        load_plan_texts(RESOURCES / "texts", language)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('title: "Mein Plan"\n', "", "„title“ fehlt"),
        ("Version {number}", "Version {nummer}", "In „version“ stimmen die geschweiften Klammern nicht"),
        ("Version {number}", "Version {number", "In „version“ stimmen die geschweiften Klammern nicht"),
    ],
)
def test_texts_that_lack_something_are_refused_with_the_place(tmp_path: Path, old: str, new: str, problem: str) -> None:
    shutil.copytree(RESOURCES / "texts" / "de", tmp_path / "de")
    edit(tmp_path / "de" / "plan.yaml", old, new)
    with pytest.raises(BadFileError, match=problem):
        load_plan_texts(tmp_path, "de")
