"""Draw parts of a page by themselves, and look at what was drawn."""

import io
from collections.abc import Sequence

from reportlab.platypus import Flowable

from lotse_desktop.reporting.look import HEIGHT, PAGE, REGULAR, WIDTH, load_fonts
from lotse_desktop.reporting.pages import lay_out
from lotse_desktop.reporting.tagged import TaggedCanvas, tagged_pdf
from tests.builders import TODAY
from tests.reporting.reading import Element, opened, read, shown_on

MARGIN = 50


def drawn(story: Sequence[Flowable], height: float = HEIGHT) -> bytes:
    """The story as a tagged PDF on pages with a text area of this height."""
    load_fonts()
    written = io.BytesIO()
    canvas = TaggedCanvas(written, pagesize=PAGE, initialFontName=REGULAR, pageCompression=0)
    for page in lay_out(story, WIDTH, height):
        page.draw(canvas, MARGIN, MARGIN)
        canvas.showPage()
    canvas.save()
    return tagged_pdf(written.getvalue(), canvas.root, title="Probe", language="de", day=TODAY)


def found(pdf: bytes, role: str) -> list[Element]:
    return [element for element in read(pdf).walk() if element.role == role]


def lines_of(pdf: bytes) -> list[list[tuple[str, bool]]]:
    """Per page each line, and whether it is read aloud."""
    with opened(pdf) as file:
        return [[(part.text, part.mark is not None) for part in shown_on(sheet)] for sheet in file.pages]
