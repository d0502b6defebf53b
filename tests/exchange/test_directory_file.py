"""The directory goes out and comes back the same, as table and as JSON; a fault takes nothing over."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from lotse_desktop.domain.directory import ServiceEntry, ServiceTime, TimeKind
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.exchange.directory_file import (
    directory_bytes,
    load_directory,
    read_directory,
    write_directory,
)
from lotse_desktop.exchange.directory_file_csv import COLUMNS, read_table, write_table
from lotse_desktop.paths import resources_folder
from tests.directories import NAMES, an_entry, service_entries

WORD = "Zauberwort"


def table(**cells: str) -> bytes:
    """One row below the headings; cells by field."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerows([COLUMNS.values(), [{"name": "Treff", **cells}.get(field, "") for field in COLUMNS]])
    return out.getvalue().encode("utf-8-sig")


def fault_of(data: bytes) -> str:
    with pytest.raises(BadFileError) as caught:
        read_table(data, NAMES)
    return caught.value.sentence


@given(service_entries())
@settings(max_examples=120, deadline=None)
def test_a_table_comes_back_the_same(entry: ServiceEntry) -> None:
    assert read_table(write_table([entry], NAMES), NAMES) == (entry,)


@given(service_entries())
@settings(max_examples=60, deadline=None)
def test_json_comes_back_the_same(entry: ServiceEntry) -> None:
    assert read_directory(write_directory([entry])) == (entry,)


def test_a_spreadsheet_opens_the_table_without_a_question() -> None:
    data = write_table([an_entry()], NAMES)
    assert data.startswith(b"\xef\xbb\xbf")
    heading, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    cells = dict(zip(heading, row, strict=True))
    assert cells["Art"] == "Ergänzende Betreuung"
    assert cells["Wochenzeiten"] == "Betreuung: Mo, Di, Mi, Do, Fr 5:00-8:00"
    assert cells["Geprüft am"] == "05.10.2026"
    assert cells["Sprachen"] == "Deutsch, Englisch, Arabisch"


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+49 6131", "-2+3", "@SUM(A1)", "＝1"])
def test_no_cell_begins_like_a_formula(text: str) -> None:
    entry = an_entry(fees_description=text, phones=(text,))
    data = write_table([entry], NAMES)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert all(cell[:1] not in set("=+-@＝") for row in rows for cell in row)
    assert read_table(data, NAMES) == (entry,)


def test_a_row_that_somebody_typed_is_understood() -> None:
    (entry,) = read_table(
        table(
            schedules="Mo-Fr 9-12.30 | Betreuung: Sa 5:00 – 8:00",
            languages="arabisch, uk",
            kind="ergaenzende betreuung",
            closed="24.12.2026-1.1.2027",
            accessible="Ja",
        ),
        NAMES,
    )
    assert [(time.opens_at, time.closes_at) for time in entry.schedules] == [(540, 750), (300, 480)]
    assert entry.languages == ("ar", "uk")
    assert entry.kind == "SUPPLEMENTARY_CARE"
    assert [str(day) for day in entry.closed[0]] == ["2026-12-24", "2027-01-01"]
    assert entry.accessible is True
    assert entry.is_active
    assert entry.id.startswith("csv-")
    assert read_table(table(), NAMES)[0].id == entry.id


@pytest.mark.parametrize(
    ("field", "text", "title", "sentence"),
    [
        ("minimum_age", "drei", "Alter ab", "Hier muss eine ganze Zahl stehen."),
        ("maximum_age", "300", "Alter bis", "Diese Zahl ist zu groß"),
        ("schedules", "immer", "Wochenzeiten", "Eine Wochenzeit steht hier so"),
        ("schedules", "Fr-Mo 8-9", "Wochenzeiten", "Eine Wochenzeit steht hier so"),
        ("closed", "31.02.2026", "Geschlossen", "Ein Tag steht hier so"),
        ("assured_date", "gestern", "Geprüft am", "Ein Tag steht hier so"),
        ("languages", "Klingonisch", "Sprachen", "Diese Sprache kennt Lotse nicht"),
        ("kind", "Zauberschule", "Art", "Diese Art von Stelle gibt es im Katalog nicht."),
        ("need_kinds", "Zauberei", "Hilft bei", "Diesen Bedarf gibt es im Katalog nicht."),
        ("capacity", "viele", "Plätze", "Hier steht „frei“ oder „wenige“ oder „voll“."),
        ("local", "vielleicht", "Eigener Eintrag", "Hier steht „ja“, „nein“ oder nichts."),
        ("name", "", "Name", "Hier fehlt ein Text."),
        ("fees_description", "x" * 401, "Kosten", "Dieser Text ist zu lang"),
    ],
)
def test_a_fault_names_row_and_column(field: str, text: str, title: str, sentence: str) -> None:
    told = fault_of(table(**{"description": WORD, field: text}))
    assert told.startswith(f"Zeile 2, Spalte „{title}“: {sentence}")
    assert WORD not in told


def test_ages_that_contradict_each_other_are_refused() -> None:
    assert "Das höchste Alter liegt unter dem niedrigsten." in fault_of(table(minimum_age="7", maximum_age="6"))


def test_headings_must_be_there_and_known() -> None:
    whole = table().decode("utf-8-sig")
    assert fault_of(whole.replace("Kosten", "Preis").encode()).startswith("Zeile 1: Diese Überschriften")
    assert "Spalte „Kosten“: Diese Spalte fehlt." in fault_of(whole.replace(";Kosten", "").encode())
    assert "Diese Spalte steht zweimal da." in fault_of(whole.replace(";Kosten", ";Ort").encode())
    assert fault_of(whole.replace(";", ",").encode()).startswith("Zeile 1: Diese Überschriften")
    assert fault_of(b"") == "Zeile 1, Spalte „Kennung“: Diese Spalte fehlt."


def test_another_coding_an_open_quote_and_a_doubled_id_are_refused() -> None:
    assert "CSV UTF-8" in fault_of(table(name="Süd").decode().encode("cp1252", errors="ignore"))
    assert "Anführungszeichen" in fault_of(table() + b'"offen')
    twice = table(id="a") + table(id="a").split(b"\r\n")[1]
    assert fault_of(twice) == "Zeile 3, Spalte „Kennung“: Diese Kennung steht schon in Zeile 2."


def test_empty_rows_are_skipped_and_an_empty_directory_is_a_form() -> None:
    empty = write_table([], NAMES)
    assert read_table(empty, NAMES) == ()
    assert read_table(empty + b";;;\r\n", NAMES) == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[]", "Das ist keine Verzeichnisdatei von Lotse; es wurde nichts übernommen."),
        ('{"format": "lotse.case/1"}', "Das ist keine Verzeichnisdatei"),
        ('{"format": "lotse.directory/2", "services": []}', "format: Diese Verzeichnisdatei braucht ein neueres Lotse"),
        ('{"format": "lotse.directory/1"}', "services: Hier fehlt eine Angabe."),
        ('{"format": "lotse.directory/1", "services": [{"id": "a"}]}', "services[0].name: Hier fehlt eine Angabe."),
        ('{"format": "lotse.directory/1", "services": [], "more": 1}', "more: "),
        ('{"format": 1, "format": 2}', "format: Diese Angabe steht zweimal da."),
        ("{", "Zeile 1, Spalte 2"),
    ],
)
def test_json_is_read_strictly(text: str, sentence: str) -> None:
    with pytest.raises(BadFileError) as caught:
        read_directory(text.encode())
    assert caught.value.sentence.startswith(sentence)


def test_a_doubled_id_and_unknown_fields_are_refused() -> None:
    tree = json.loads(write_directory([an_entry()]))
    tree["services"].append(tree["services"][0])
    with pytest.raises(BadFileError, match=r"services\[1\].id: Diese Kennung"):
        read_directory(json.dumps(tree).encode())
    tree["services"] = [{"id": "a", "name": "Treff", "contact_person": "x"}]
    with pytest.raises(BadFileError, match=r"services\[0\].contact_person: "):
        read_directory(json.dumps(tree).encode())


def test_the_description_of_the_files_names_every_column_and_every_field() -> None:
    text = (resources_folder() / "handbuch" / "verzeichnis.md").read_text(encoding="utf-8")
    assert [title for title in COLUMNS.values() if title not in text] == []
    own = {"format", *ServiceTime.model_fields} | (set(ServiceEntry.model_fields) - {"kind", "local"})
    assert [field for field in own if field not in text and field != "schedules"] == []
    line = next(line.strip() for line in text.splitlines() if line.strip().startswith("Betreuung: Mo-Fr"))
    (entry,) = read_table(table(schedules=line), NAMES)
    assert [time.what for time in entry.schedules] == [TimeKind.CARE, TimeKind.VISIT, TimeKind.OPEN]


@pytest.mark.parametrize("name", ["verzeichnis.csv", "VERZEICHNIS.CSV", "verzeichnis.json"])
def test_the_ending_decides_about_the_format(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(directory_bytes(path, [an_entry()], NAMES))
    assert load_directory(path, NAMES) == (an_entry(),)
