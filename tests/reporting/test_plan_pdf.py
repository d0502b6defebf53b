"""The plan on paper: what a reader, a screen reader, an archive and a bad printer find."""

import hashlib
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from lotse_desktop.domain.client import Client
from lotse_desktop.domain.report import DrawnPlan, PlanReport, ReportGoal, ReportStep
from lotse_desktop.paths import resources_folder
from lotse_desktop.reporting.fitting import ever_shorter
from lotse_desktop.reporting.look import showable
from lotse_desktop.reporting.plan_pdf import draw_plan
from lotse_desktop.services.plans import plan_report
from lotse_desktop.storage.catalogue_files import load_catalogue
from tests.builders import TODAY, a_child, a_record, an_early_week, jana
from tests.reporting.plans import (
    LONG,
    an_agreed_plan,
    an_empty_plan,
    german,
    maras_plan,
    sentences,
    the_longest_plan,
    with_week,
)
from tests.reporting.reading import all_bytes, faults_of_parent_tree, follows, opened, plain, read, shown_on, text_of

GERMAN = german()
PLANS = {
    "a plan that fits": maras_plan(),
    "an agreed plan": an_agreed_plan(),
    "the longest plan": the_longest_plan(),
    "an empty plan": an_empty_plan(),
    "five children": with_week(maras_plan(), "Mia", "Ben", "Lio", "Nour", "Sami"),
}
every_plan = pytest.mark.parametrize("report", PLANS.values(), ids=PLANS.keys())


@cache
def _drawn(report: str) -> DrawnPlan:
    return draw_plan(PlanReport.model_validate_json(report), GERMAN)


def drawn_once(report: PlanReport) -> DrawnPlan:
    return _drawn(report.model_dump_json())


def pdf_of(report: PlanReport) -> bytes:
    return drawn_once(report).pdf


def pages_of(pdf: bytes) -> int:
    with opened(pdf) as file:
        return len(file.pages)


@every_plan
def test_the_file_is_accessible_and_fit_for_the_archive(report: PlanReport) -> None:
    pdf = pdf_of(report)

    assert follows(pdf, "ua1")
    assert follows(pdf, "3b")
    assert faults_of_parent_tree(pdf) == []


@every_plan
def test_the_file_is_sound(report: PlanReport) -> None:
    with opened(pdf_of(report)) as file:
        assert file.check_pdf_syntax() == []


@every_plan
def test_two_pages_are_enough(report: PlanReport) -> None:
    assert pages_of(pdf_of(report)) == 2


@every_plan
def test_every_sentence_that_was_drawn_is_read_aloud(report: PlanReport) -> None:
    drawn = drawn_once(report)

    text = text_of(drawn.pdf).replace(" ", "")

    assert [line for line in sentences(drawn.report) if plain(showable(line)).replace(" ", "") not in text] == []


@every_plan
def test_the_report_that_comes_back_needs_no_further_cut(report: PlanReport) -> None:
    drawn = drawn_once(report)

    assert draw_plan(drawn.report, GERMAN).report == drawn.report


def test_a_plan_that_fits_is_drawn_whole() -> None:
    report = maras_plan()

    assert draw_plan(report, GERMAN).report == report


def test_what_does_not_fit_goes_in_the_order_of_the_handbook() -> None:
    """The longer the emergency card, the further down the row of shortenings."""
    reached: list[int] = []
    for number in range(2, 26, 2):
        report = maras_plan().model_copy(update={"emergency": ("Anrufen.",) * number})
        reached.append([report, *ever_shorter(report)].index(draw_plan(report, GERMAN).report))

    assert reached == sorted(reached)
    assert {0, 1} < set(reached)
    assert max(reached) > 3


def test_the_feasible_hours_stand_together_wherever_the_first_page_ends() -> None:
    whole = maras_plan()
    for number in range(4, 24):
        report = whole.model_copy(update={"open_times": whole.open_times[:1] * number, "steps": whole.steps[:1]})
        with opened(draw_plan(report, GERMAN).pdf) as file:
            pages = [{part.text for part in shown_on(sheet)} for sheet in file.pages]

        assert any({GERMAN.feasible, *report.feasible} <= page for page in pages)


def test_what_is_good_to_know_comes_back_when_something_else_made_the_room() -> None:
    whole = maras_plan()
    report = whole.model_copy(update={"resources": (LONG[:400],) * 6, "steps": whole.steps[:2]})

    drawn = draw_plan(report, GERMAN).report

    assert (len(drawn.resources), drawn.good_to_know) == (3, whole.good_to_know)


def test_the_longest_plan_loses_steps_before_its_lines_are_cut() -> None:
    drawn = draw_plan(the_longest_plan(), GERMAN).report

    assert (len(drawn.resources), len(drawn.steps), drawn.later_steps) == (3, 1, 6)
    assert all(line.endswith("…") for line in drawn.resources)


def test_a_program_that_shows_pdfs_finds_the_same_text(qapp: QApplication) -> None:
    report = maras_plan()
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf_of(report)))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument(qapp)
    document.load(buffer)

    found = plain(" ".join(document.getAllText(number).text() for number in range(document.pageCount())))

    for sentence in [*sentences(report), *GERMAN.agreement_sentences, "Seite 1 von 2", "Seite 2 von 2"]:
        assert plain(sentence).replace(" ", "") in found.replace(" ", "")
    document.close()


def test_the_structure_is_told_in_the_order_of_the_handbook() -> None:
    document = read(pdf_of(maras_plan()))

    headings = [(element.role, element.text) for element in document.walk() if element.role in {"H1", "H2"}]

    assert headings == [
        ("H1", "Mein Plan"),
        ("H2", "Das habe ich schon"),
        ("H2", "Das möchte ich erreichen"),
        ("H2", "Meine Betreuung"),
        ("H2", "Machbare Arbeitszeit heute"),
        ("H2", "Die nächsten Schritte"),
        ("H2", "Wenn etwas dazwischenkommt"),
        ("H2", "Gut zu wissen"),
        ("H2", "Unsere Vereinbarung"),
    ]


def test_the_steps_are_a_table_with_a_head_and_a_box_for_each_row() -> None:
    report = maras_plan()
    (table,) = [element for element in read(pdf_of(report)).walk() if element.role == "Table"]
    head, *rows = table.children

    assert [(cell.role, cell.whole_text()) for cell in head.children] == [
        ("TH", word) for word in ("Was", "Wer", "Bis wann", "Wo", "erledigt")
    ]
    assert [[plain(cell.whole_text()) for cell in row.children] for row in rows] == [
        [step.what, step.who, step.until, step.where, ""] for step in report.steps
    ]


def test_lists_are_lists() -> None:
    report = maras_plan()
    lists = [element for element in read(pdf_of(report)).walk() if element.role == "L"]

    assert [[item.whole_text() for item in one.children] for one in lists] == [
        [f"• {line}" for line in report.resources],
        [
            f"1. {report.goals[0].text} {report.goals[0].sign_of_success}",
            f"2. {report.goals[1].text}",
        ],
        [f"{number}. {line}" for number, line in enumerate(report.emergency, start=1)],
        [f"• {line}" for line in report.good_to_know],
    ]
    assert all([part.role for part in item.children] == ["Lbl", "LBody"] for one in lists for item in one.children)


def test_the_week_picture_is_told_in_words() -> None:
    report = maras_plan()
    (figure,) = [element for element in read(pdf_of(report)).walk() if element.role == "Figure"]

    assert figure.alternative == report.week_alternative
    assert "Lio: ohne Betreuung 5:50 bis 7:30" in figure.alternative


def test_only_what_is_there_gets_a_heading() -> None:
    headings = [element.text for element in read(pdf_of(an_empty_plan())).walk() if element.role == "H2"]

    assert headings == ["Meine Betreuung", "Die nächsten Schritte", "Unsere Vereinbarung"]


def test_steps_that_wait_are_counted() -> None:
    report = maras_plan().model_copy(update={"later_steps": 3})

    assert "Weitere Schritte für später: 3" in text_of(pdf_of(report))


def test_every_font_is_embedded() -> None:
    with opened(pdf_of(maras_plan())) as file:
        fonts = [font for sheet in file.pages for font in sheet.Resources.Font.values()]

        assert len(fonts) >= 2
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
        assert all("NotoSans" in str(font.BaseFont) for font in fonts)


@every_plan
def test_only_axis_legend_and_foot_are_smaller_than_eleven_points(report: PlanReport) -> None:
    pdf = pdf_of(report)
    with opened(pdf) as file:
        for sheet in file.pages:
            figures = {
                int(kid.MCID)
                for owner in file.Root.StructTreeRoot.ParentTree.Nums[2 * int(sheet.obj.StructParents) + 1]
                if owner.S == "/Figure"
                for kid in owner.K
            }
            sizes = {part.size for part in shown_on(sheet) if part.mark is not None and part.mark not in figures}
            small = {part.size for part in shown_on(sheet)} - sizes

            assert min(sizes) >= 11
            assert small <= {9}


def test_the_same_report_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    report = maras_plan()
    (tmp_path / "report.json").write_text(report.model_dump_json(), "utf-8")
    program = (
        "import hashlib, pathlib, sys\n"
        "from lotse_desktop.domain.report import PlanReport\n"
        "from lotse_desktop.reporting.plan_pdf import draw_plan\n"
        "from tests.reporting.plans import german\n"
        "report = PlanReport.model_validate_json(pathlib.Path(sys.argv[1]).read_bytes())\n"
        "print(hashlib.sha256(draw_plan(report, german()).pdf).hexdigest())\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "report.json")]
    ran = subprocess.run(command, cwd=Path(__file__).parents[2], check=True, capture_output=True, text=True)

    assert hashlib.sha256(pdf_of(report)).hexdigest() == ran.stdout.strip()


def test_no_name_stands_in_the_metadata() -> None:
    pdf = pdf_of(maras_plan())
    with opened(pdf) as file:
        metadata = file.Root.Metadata.read_bytes().decode()

        assert "/Info" not in file.trailer
    assert '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Mein Plan</rdf:li>' in metadata
    assert "2026-11-10T00:00:00Z" in metadata
    assert "Mara" not in metadata
    assert "dc:creator" not in metadata


def test_the_family_name_is_nowhere_in_the_file() -> None:
    record = jana()
    client: Client = record.client.model_copy(update={"family_name": "Unverwechselbar"})
    record = a_record(client.model_copy(update={"children": (a_child(),)}), an_early_week())
    catalogue = load_catalogue(resources_folder() / "catalogue" / "de").catalogue
    drawn = draw_plan(plan_report(record, catalogue, GERMAN, TODAY, number=1, calendar=None), GERMAN)

    content = all_bytes(drawn.pdf)

    assert b"Jana" in content
    assert "Unverwechselbar" not in text_of(drawn.pdf)
    assert not any("Unverwechselbar".encode(coding) in content for coding in ("utf-8", "utf-16-be", "utf-16-le"))


def test_text_is_printed_as_it_was_typed() -> None:
    typed = ("a <b>fett & <script>alert(1)</script> &amp;", "Müller <m@beispiel.de>", "Türkçe ğış, Українська, Ελλάδα")
    report = maras_plan().model_copy(update={"resources": typed})

    text = text_of(pdf_of(report))

    assert all(line in text for line in typed)


def test_characters_that_the_fonts_lack_are_seen_to_be_missing() -> None:
    typed = ("Gut so 😀👩‍👧!", "مرحبا Text", "Namen: 王小明")
    report = maras_plan().model_copy(update={"resources": typed})
    pdf = pdf_of(report)

    text = text_of(pdf)

    assert all(line in text for line in ("Gut so [?]!", "[?] Text", "Namen: [?]"))
    assert follows(pdf, "ua1")


def test_characters_beyond_sixteen_bits_are_read_as_what_they_are() -> None:
    report = maras_plan().model_copy(update={"resources": ("Laute: \U0001df00 und \U0001f10b",)})
    pdf = pdf_of(report)

    assert "Laute: \U0001df00" in text_of(pdf)
    assert follows(pdf, "ua1")
    assert follows(pdf, "3b")


def test_long_words_wrap_and_break_at_soft_hyphens() -> None:
    step = ReportStep(what="X", who="Fa­mi­li­en­be­ra­tungs­stel­le", until="", where="Z" * 80)
    report = maras_plan().model_copy(update={"steps": (step,)})
    pdf = pdf_of(report)

    with opened(pdf) as file:
        lines = [part.text for part in shown_on(file.pages[1])]

    assert any(line.endswith("-") and "Familien".startswith(line[:5]) for line in lines)
    assert sum(set(line) == {"Z"} for line in lines) > 3
    assert follows(pdf, "3b")


def test_dates_are_not_torn_apart() -> None:
    with opened(pdf_of(maras_plan())) as file:
        lines = [part.text.strip() for part in shown_on(file.pages[1])]

    assert "20. November 2026" in [plain(line) for line in lines]


lines = st.text(max_size=60)


@settings(max_examples=25)
@given(
    name=lines,
    resources=st.lists(lines, max_size=6).map(tuple),
    goals=st.lists(st.builds(ReportGoal, text=lines, sign_of_success=lines), max_size=3).map(tuple),
    steps=st.lists(st.builds(ReportStep, what=lines, who=lines, until=lines, where=lines), max_size=7).map(tuple),
)
def test_any_text_is_drawn_and_read_aloud(
    name: str, resources: tuple[str, ...], goals: tuple[ReportGoal, ...], steps: tuple[ReportStep, ...]
) -> None:
    report = maras_plan().model_copy(
        update={"name": name, "resources": resources, "goals": goals, "steps": steps, "good_to_know": ()}
    )
    drawn = draw_plan(report, GERMAN)

    text = text_of(drawn.pdf).replace(" ", "").replace("-", "")

    assert faults_of_parent_tree(drawn.pdf) == []
    for line in sentences(drawn.report):
        assert plain(showable(line)).replace(" ", "").replace("-", "") in text


def test_what_is_open_and_who_cares_is_read_right_below_its_step() -> None:
    report = an_agreed_plan()
    first, *_ = report.steps
    text = plain(text_of(pdf_of(report)))
    assert plain(" ".join((first.what, *first.notes, first.who))) in text
    assert plain(f"Ich entscheide, wer diesen Plan sieht. {report.agreement}") in text


def test_what_became_of_a_goal_stands_below_it() -> None:
    goal = ReportGoal(text="Ich behalte meine Stelle.", result="Das habe ich erreicht.")
    report = maras_plan().model_copy(update={"goals": (goal,)})
    assert "Ich behalte meine Stelle. Das habe ich erreicht." in plain(text_of(pdf_of(report)))
