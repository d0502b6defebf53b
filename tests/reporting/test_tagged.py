"""The gate itself: a file from which something was taken no longer passes."""

import io
from collections.abc import Callable
from functools import cache

import pikepdf
import pytest

from lotse_desktop.reporting.plan_pdf import draw_plan
from lotse_desktop.reporting.tagged import Node, TaggedCanvas, tagged_pdf
from tests.builders import TODAY
from tests.reporting.plans import german, maras_plan
from tests.reporting.reading import faults_of_parent_tree, follows


@cache
def the_plan() -> bytes:
    return draw_plan(maras_plan(), german()).pdf


def changed(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The plan after somebody spoiled it."""
    with pikepdf.open(io.BytesIO(the_plan())) as file:
        change(file)
        written = io.BytesIO()
        file.save(written)
    return written.getvalue()


def elements(file: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    return [entry for entry in file.objects if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") == role]


def without_alternative(file: pikepdf.Pdf) -> None:
    for figure in elements(file, "/Figure"):
        del figure.Alt


def without_scope(file: pikepdf.Pdf) -> None:
    for head in elements(file, "/TH"):
        del head.A


def without_language(file: pikepdf.Pdf) -> None:
    del file.Root.Lang


def without_title_shown(file: pikepdf.Pdf) -> None:
    del file.Root.ViewerPreferences


def without_marks(file: pikepdf.Pdf) -> None:
    sheet = file.pages[0]
    kept = [
        instruction
        for instruction in pikepdf.parse_content_stream(sheet)
        if str(instruction.operator) not in {"BDC", "EMC"}
    ]
    sheet.Contents = file.make_stream(pikepdf.unparse_content_stream(kept))


def without_colour_profile(file: pikepdf.Pdf) -> None:
    del file.Root.OutputIntents


def without_font_file(file: pikepdf.Pdf) -> None:
    for font in file.pages[0].Resources.Font.values():
        del font.FontDescriptor.FontFile2


def without_archive_mark(file: pikepdf.Pdf) -> None:
    text = file.Root.Metadata.read_bytes().replace(b"<pdfaid:part>3</pdfaid:part>", b"")
    file.Root.Metadata = file.make_stream(text, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


def test_an_untouched_copy_passes() -> None:
    copy = changed(lambda _file: None)

    assert follows(copy, "ua1")
    assert follows(copy, "3b")
    assert faults_of_parent_tree(copy) == []


@pytest.mark.parametrize(
    "change", [without_alternative, without_scope, without_language, without_title_shown, without_marks]
)
def test_what_a_screen_reader_needs_is_missed(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert not follows(changed(change), "ua1")


@pytest.mark.parametrize("change", [without_colour_profile, without_font_file, without_archive_mark])
def test_what_an_archive_needs_is_missed(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert not follows(changed(change), "3b")


def test_a_lost_parent_tree_is_missed() -> None:
    def change(file: pikepdf.Pdf) -> None:
        del file.Root.StructTreeRoot.ParentTree

    assert faults_of_parent_tree(changed(change)) == ["there is none"]


def test_an_owner_that_does_not_know_its_content_is_missed() -> None:
    def change(file: pikepdf.Pdf) -> None:
        owners = file.Root.StructTreeRoot.ParentTree.Nums[1]
        owners[0], owners[1] = owners[1], owners[0]

    assert len(faults_of_parent_tree(changed(change))) == 2


def test_a_page_with_too_few_owners_is_missed() -> None:
    def change(file: pikepdf.Pdf) -> None:
        del file.Root.StructTreeRoot.ParentTree.Nums[1][-1]

    assert len(faults_of_parent_tree(changed(change))) == 1


def test_marked_content_cannot_be_nested() -> None:
    canvas = TaggedCanvas(io.BytesIO())
    node = Node("P")

    with canvas.element(node), canvas.marked(node), pytest.raises(RuntimeError), canvas.artifact():
        pass


def test_a_node_that_is_opened_again_stays_one_element() -> None:
    canvas = TaggedCanvas(io.BytesIO())
    node = Node("P")
    for _ in range(2):
        with canvas.element(node), canvas.marked(node):
            canvas.line(0, 0, 1, 1)
        canvas.showPage()

    assert canvas.root.kids == [node]
    assert [(mark.page, mark.number) for mark in node.kids if not isinstance(mark, Node)] == [(0, 0), (1, 0)]


def test_title_and_language_are_written_as_text() -> None:
    written = io.BytesIO()
    canvas = TaggedCanvas(written)
    canvas.showPage()
    canvas.save()

    pdf = tagged_pdf(written.getvalue(), canvas.root, title="Mein <Plan> & mehr", language="de", day=TODAY)

    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert file.Root.Lang == "de"
        with file.open_metadata() as metadata:
            assert metadata["dc:title"] == "Mein <Plan> & mehr"
