"""The emergency sheet on paper: one page, in big type, read aloud in order, with a card to cut out."""

import hashlib
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.emergency_sheet import EmergencySheet, SheetChild, SheetNumber, SheetPerson
from lotse_desktop.reporting.emergency_pdf import draw_emergency
from lotse_desktop.reporting.look import showable
from tests.catalogue.shipped import emergency_texts
from tests.reporting.reading import all_bytes, faults_of_parent_tree, follows, opened, plain, read, shown_on, text_of

TEXTS = emergency_texts()
LONG = "Wir klären, wer in dieser Zeit einspringt und die Kinder abholt. " * 2


def maras_sheet() -> EmergencySheet:
    return EmergencySheet(
        name="Mara",
        day=date(2026, 11, 10),
        people=(
            SheetPerson(name="Oma I.", phone="0170 1234567", details="In 30 Minuten da. Fest abgesprochen."),
            SheetPerson(name="Nachbarin F.", details="In 5 Minuten da. Bitte vorher fragen."),
        ),
        steps=("Einen Kinderkrankentag nehmen.", "Die Arbeit bis 5:00 Uhr anrufen."),
        numbers=(
            SheetNumber(name="Arbeit", phone="06131 112233"),
            SheetNumber(name="Kita"),
            SheetNumber(name="Jugendamt"),
        ),
        children=(SheetChild(name="Lio", needs=("Kita: Montag bis Freitag von 7:30 bis 16:00 Uhr.",)),),
    )


def two_children() -> EmergencySheet:
    children = (
        SheetChild(name="Sami", needs=("OGS: Montag bis Donnerstag von 7:45 bis 15:00 Uhr.",)),
        SheetChild(name="Nour", needs=("Geht den Weg allein oder mit der Gruppe.",)),
    )
    return maras_sheet().model_copy(update={"children": children, "steps": ()})


def the_longest_sheet() -> EmergencySheet:
    """As much as the values allow."""
    person = SheetPerson(name="W" * 40, phone="9" * 30, details=(LONG * 2)[:160])
    child = SheetChild(name="Maximiliane", needs=(LONG,) * 8)
    return EmergencySheet(
        name="W" * 120,
        day=date(2026, 11, 10),
        people=(person,) * 5,
        steps=(LONG[:80],) * 5,
        numbers=(SheetNumber(name="M" * 40, phone="9" * 30),) * 12,
        children=(child,) * 9,
    )


def an_empty_sheet() -> EmergencySheet:
    return EmergencySheet(day=date(2026, 11, 10))


SHEETS = {
    "one child": maras_sheet(),
    "two children": two_children(),
    "the longest sheet": the_longest_sheet(),
    "an empty sheet": an_empty_sheet(),
}
every_sheet = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())


def pages_of(pdf: bytes) -> int:
    with opened(pdf) as file:
        return len(file.pages)


@every_sheet
def test_the_file_is_accessible_fit_for_the_archive_sound_and_one_page(sheet: EmergencySheet) -> None:
    pdf = draw_emergency(sheet, TEXTS)

    assert follows(pdf, "ua1")
    assert follows(pdf, "3b")
    assert faults_of_parent_tree(pdf) == []
    assert pages_of(pdf) == 1
    with opened(pdf) as file:
        assert file.check_pdf_syntax() == []


def test_everything_is_read_in_the_order_in_which_it_is_needed() -> None:
    document = read(draw_emergency(maras_sheet(), TEXTS))

    headings = [(element.role, element.text) for element in document.walk() if element.role in {"H1", "H2"}]
    lists = [element for element in document.walk() if element.role == "L"]

    assert headings == [
        ("H1", "Wenn etwas dazwischenkommt"),
        ("H2", "Der Reihe nach anrufen"),
        ("H2", "Danach"),
        ("H2", "Wichtige Nummern"),
        ("H2", "Das braucht Lio"),
        ("H2", "Im Notfall anrufen"),
        ("H2", "Wichtige Nummern"),
    ]
    assert [item.whole_text() for item in lists[0].children] == [
        "1. Oma I. 0170 1234567 In 30 Minuten da. Fest abgesprochen.",
        "2. Nachbarin F. Telefon In 5 Minuten da. Bitte vorher fragen.",
    ]
    assert [item.whole_text() for item in lists[2].children] == [
        "Arbeit 06131 112233",
        "Kita",
        "Jugendamt",
        "Ärztlicher Notdienst 116 117",
        "Notruf 112",
    ]


def test_the_card_repeats_whom_to_call() -> None:
    lists = [element for element in read(draw_emergency(maras_sheet(), TEXTS)).walk() if element.role == "L"]

    assert [item.whole_text() for item in lists[-2].children] == ["1. Oma I. 0170 1234567", "2. Nachbarin F."]
    assert lists[-1].children[-1].whole_text() == "Notruf 112"


def test_nothing_is_smaller_than_eleven_points_but_the_foot_and_whom_to_call_is_big() -> None:
    with opened(draw_emergency(maras_sheet(), TEXTS)) as file:
        shown = shown_on(file.pages[0])

    assert {part.size for part in shown if part.mark is None} == {9}
    assert min(part.size for part in shown if part.mark is not None) >= 11
    assert {part.size for part in shown if part.text in {"Nachbarin F.", "0170 1234567"}} >= {16}


def test_what_does_not_fit_goes_and_whom_to_call_and_what_to_do_stays() -> None:
    text = text_of(draw_emergency(the_longest_sheet(), TEXTS)).replace(" ", "")

    assert TEXTS.card.replace(" ", "") not in text
    assert all(f"{number}.WWWW" in text for number in range(1, 6))
    assert text.count(plain(LONG[:80]).replace(" ", "")) == 5
    assert "Notruf112" in text


def test_no_name_and_no_program_stands_in_the_metadata() -> None:
    pdf = draw_emergency(maras_sheet(), TEXTS)
    with opened(pdf) as file:
        metadata = file.Root.Metadata.read_bytes().decode()

        assert "/Info" not in file.trailer
    assert "Mara" not in metadata
    assert "Lio" not in metadata
    assert b"Lotse Desktop" not in all_bytes(pdf)


def test_the_same_sheet_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    sheet = maras_sheet()
    (tmp_path / "sheet.json").write_text(sheet.model_dump_json(), "utf-8")
    program = (
        "import hashlib, pathlib, sys\n"
        "from lotse_desktop.domain.emergency_sheet import EmergencySheet\n"
        "from lotse_desktop.reporting.emergency_pdf import draw_emergency\n"
        "from tests.catalogue.shipped import emergency_texts\n"
        "sheet = EmergencySheet.model_validate_json(pathlib.Path(sys.argv[1]).read_bytes())\n"
        "print(hashlib.sha256(draw_emergency(sheet, emergency_texts())).hexdigest())\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "sheet.json")]
    ran = subprocess.run(command, cwd=Path(__file__).parents[2], check=True, capture_output=True, text=True)

    assert hashlib.sha256(draw_emergency(sheet, TEXTS)).hexdigest() == ran.stdout.strip()


names = st.text(max_size=40)
people = st.builds(SheetPerson, name=names, phone=st.text(max_size=30), details=st.text(max_size=160))


@settings(max_examples=20)
@given(
    people=st.lists(people, max_size=5).map(tuple),
    steps=st.lists(st.text(max_size=80), max_size=5).map(tuple),
    numbers=st.lists(st.builds(SheetNumber, name=names, phone=st.text(max_size=30)), max_size=12).map(tuple),
    children=st.lists(
        st.builds(SheetChild, name=names, needs=st.lists(st.text(max_size=120), max_size=5).map(tuple)), max_size=6
    ).map(tuple),
)
def test_any_text_fits_on_one_page(
    people: tuple[SheetPerson, ...],
    steps: tuple[str, ...],
    numbers: tuple[SheetNumber, ...],
    children: tuple[SheetChild, ...],
) -> None:
    update = {"people": people, "steps": steps, "numbers": numbers, "children": children}
    pdf = draw_emergency(maras_sheet().model_copy(update=update), TEXTS)

    text = text_of(pdf).replace(" ", "").replace("-", "")

    assert faults_of_parent_tree(pdf) == []
    assert pages_of(pdf) == 1
    for line in steps:
        assert plain(showable(line)).replace(" ", "").replace("-", "") in text
