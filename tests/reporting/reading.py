"""Read a PDF as a screen reader does: the structure tree, and the text of its marked content."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import page
import pikepdf

FontMap = dict[int, str]


@dataclass
class Element:
    """An element of the structure with its own text and its children in order."""

    role: str
    text: str = ""
    alternative: str = ""
    children: list["Element"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            yield from child.walk()

    def whole_text(self) -> str:
        return " ".join(part for part in (self.text, *(child.whole_text() for child in self.children)) if part)


@dataclass
class Shown:
    """A piece of text on a page; ``mark``: number of its marked content, ``None`` for decoration."""

    text: str
    size: float
    mark: int | None


def follows(pdf: bytes, profile: str) -> bool:
    """Whether the file follows „ua1“ or „3b“."""
    return page.validate_pdf_bytes(pdf, profile=page.ValidationProfile(profile)).is_compliant


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def read(pdf: bytes) -> Element:
    """The document as it is read aloud."""
    with opened(pdf) as file:
        texts = {
            (sheet.objgen, mark): " ".join(part.text for part in parts)
            for sheet, parts_of in ((sheet.obj, _by_mark(shown_on(sheet))) for sheet in file.pages)
            for mark, parts in parts_of.items()
        }
        return _element(file.Root.StructTreeRoot.K[0], texts)


def shown_on(sheet: pikepdf.Page) -> list[Shown]:
    """Every piece of text of a page in the order in which it is drawn; lines of a paragraph are pieces."""
    fonts = {name: _font_map(font) for name, font in sheet.Resources.Font.items()}
    shown: list[Shown] = []
    mark: int | None = None
    font: FontMap = {}
    size, new_line = 0.0, True
    for instruction in pikepdf.parse_content_stream(sheet):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC":
                mark = int(operands[1].MCID) if "/MCID" in operands[1] else None
            case "EMC":
                mark = None
            case "Tf":
                font, size = fonts[str(operands[0])], float(operands[1])
            case "BT" | "T*" | "Td" | "Tm":
                new_line = True
            case "Tj":
                text = "".join(font[code] for code in bytes(operands[0]))
                if new_line or not shown:
                    shown.append(Shown(text, size, mark))
                else:
                    shown[-1].text += text
                new_line = False
            case _:
                pass
    return shown


def faults_of_parent_tree(pdf: bytes) -> list[str]:
    """Marked content that the parent tree does not lead back to its element; the validator does not look at it."""
    faults: list[str] = []
    with opened(pdf) as file:
        root = file.Root.StructTreeRoot
        if "/ParentTree" not in root:
            return ["there is none"]
        numbers = list(root.ParentTree.Nums)
        tree = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        reachable = {element.objgen for element in _elements(root.K[0])}
        for index, sheet in enumerate(file.pages):
            marks = sorted(_marks(sheet))
            owners = list(tree.get(int(sheet.obj.get("/StructParents", -1)), []))
            if marks != list(range(len(owners))):
                faults.append(f"page {index}: {len(marks)} marks, {len(owners)} owners")
            for mark, owner in zip(marks, owners, strict=False):
                kids: Any = owner.get("/K", [])
                if owner.objgen not in reachable:
                    faults.append(f"page {index}, mark {mark}: its element is not in the tree")
                if not any(_is_mark(kid, sheet, mark) for kid in kids):
                    faults.append(f"page {index}, mark {mark}: its element does not know it")
    return faults


def text_of(pdf: bytes) -> str:
    """Everything that is read aloud, in one line."""
    return " ".join(read(pdf).whole_text().split())


def plain(text: str) -> str:
    """A sentence as it comes out of a PDF: one kind of blank, no soft hyphens."""
    return " ".join(text.replace("\N{SOFT HYPHEN}", "").split())


def all_bytes(pdf: bytes) -> bytes:
    """Everything in the file, streams unpacked."""
    with opened(pdf) as file:
        streams = [entry.read_bytes() for entry in file.objects if isinstance(entry, pikepdf.Stream)]
    return b"\n".join([pdf, *streams])


def _by_mark(shown: list[Shown]) -> dict[int, list[Shown]]:
    grouped: dict[int, list[Shown]] = {}
    for part in shown:
        if part.mark is not None:
            grouped.setdefault(part.mark, []).append(part)
    return grouped


def _font_map(font: pikepdf.Object) -> FontMap:
    rows = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]+)>", font.ToUnicode.read_bytes().split(b"beginbfchar", 1)[1])
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows}


def _element(element: Any, texts: dict[tuple[tuple[int, int], int], str]) -> Element:
    made = Element(str(element.S).removeprefix("/"), alternative=str(element.get("/Alt", "")))
    for kid in element.get("/K", []):
        if kid.get("/Type") == "/MCR":
            made.text = f"{made.text} {texts.get((kid.Pg.objgen, int(kid.MCID)), '')}".strip()
        else:
            made.children.append(_element(kid, texts))
    return made


def _elements(element: Any) -> Iterator[Any]:
    yield element
    for kid in element.get("/K", []):
        if kid.get("/Type") != "/MCR":
            yield from _elements(kid)


def _marks(sheet: pikepdf.Page) -> Iterator[int]:
    for instruction in pikepdf.parse_content_stream(sheet):
        operands: Any = instruction.operands
        if str(instruction.operator) == "BDC" and "/MCID" in operands[1]:
            yield int(operands[1].MCID)


def _is_mark(kid: Any, sheet: pikepdf.Page, mark: int) -> bool:
    return kid.get("/Type") == "/MCR" and kid.Pg.objgen == sheet.obj.objgen and int(kid.MCID) == mark
