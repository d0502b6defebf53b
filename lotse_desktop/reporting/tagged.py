"""Tagged PDF over ReportLab: a canvas that keeps the structure of the document, and ``tagged_pdf`` that writes it.

The result follows PDF/UA-1 (ISO 14289-1) and PDF/A-3b (ISO 19005-3).  ReportLab itself writes no structure; pikepdf
adds the structure tree, the parent tree, the metadata and the colour profile to its file.
"""

import io
import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Final
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from lotse_desktop.paths import resources_folder


@dataclass(slots=True, eq=False)
class Node:
    """One element of the structure; ``role`` is a standard type of PDF 1.7 („P“, „H1“, „Table“ …)."""

    role: str
    alternative: str = ""
    """What a figure shows, in words."""
    numbered: bool = False
    """A list with numbers, not with bullets."""
    bounds: tuple[float, float, float, float] | None = None
    """Left, bottom, right, top of a figure on its page."""
    kids: "list[Node | Mark]" = field(default_factory=list)
    placed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of marked content: page from 0, number within the page."""

    page: int
    number: int


class TaggedCanvas(Canvas):
    """A canvas on which everything is drawn inside ``marked`` (read aloud) or ``artifact`` (not read)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # pyright: ignore[reportUnknownMemberType]
        self.root = Node("Document")
        self._open = [self.root]
        self._marks = 0
        self._inside = False

    @override
    def showPage(self) -> None:
        super().showPage()
        self._marks = 0

    @contextmanager
    def element(self, node: Node) -> Generator[None]:
        """Open an element below the present one; the same node may be opened again, for its next part."""
        if not node.placed:
            self._open[-1].kids.append(node)
            node.placed = True
        self._open.append(node)
        yield
        self._open.pop()

    @contextmanager
    def marked(self, node: Node) -> Generator[None]:
        """What is drawn here is the content of ``node``, which must be open."""
        mark = Mark(self.getPageNumber() - 1, self._marks)
        self._marks += 1
        node.kids.append(mark)
        with self._content(f"/{node.role} <</MCID {mark.number}>> BDC"):
            yield

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Generator[None]:
        """What is drawn here is decoration („Layout“) or belongs to the page („Pagination“)."""
        with self._content(f"/Artifact <</Type /{kind}>> BDC"):
            yield

    @contextmanager
    def _content(self, begin: str) -> Generator[None]:
        if self._inside:
            raise RuntimeError("marked content inside marked content")
        self._inside = True
        self.addLiteral(begin)
        yield
        self.addLiteral("EMC")
        self._inside = False


def tagged_pdf(
    raw: bytes, root: Node, *, title: str, language: str, day: date, program: str = "Lotse Desktop"
) -> bytes:
    """ReportLab's file with structure, metadata and colour profile; equal input gives equal bytes.

    ``language`` is a BCP 47 code, ``day`` stands as the date of the document, ``program`` as what made it; empty: it is
    not told.
    """
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        _repair_unicode_maps(pdf)
        _add_structure(pdf, root)
        catalog = pdf.Root
        catalog.MarkInfo = Dictionary(Marked=True)
        catalog.Lang = String(language)
        catalog.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        catalog.OutputIntents = Array([_output_intent(pdf)])
        made_by = _MADE_BY.format(program=escape(program)) if program else ""
        text = _METADATA.format(title=escape(title), language=language, day=day, made_by=made_by)
        metadata = pdf.make_stream(text.encode())
        metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
        catalog.Metadata = metadata
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        written = io.BytesIO()
        pdf.save(
            written,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            recompress_flate=True,
        )
    return written.getvalue()


def _add_structure(pdf: pikepdf.Pdf, root: Node) -> None:
    pages = [page.obj for page in pdf.pages]
    owners: list[dict[int, pikepdf.Object]] = [{} for _ in pages]
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))

    def written(node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.role}"), P=parent))
        kids: list[pikepdf.Object] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(written(kid, element))
            else:
                owners[kid.page][kid.number] = element
                kids.append(Dictionary(Type=Name.MCR, Pg=pages[kid.page], MCID=kid.number))
        if kids:
            element.K = Array(kids)
        _describe(node, element)
        return element

    tree.K = Array([written(root, tree)])
    numbers: list[Any] = []
    for index, (page, owned) in enumerate(zip(pages, owners, strict=True)):
        page.StructParents = index
        page.Tabs = Name.S
        numbers += [index, pdf.make_indirect(Array([owned[number] for number in sorted(owned)]))]
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    tree.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = tree


def _describe(node: Node, element: pikepdf.Object) -> None:
    if node.alternative:
        element.Alt = String(node.alternative)
    if node.bounds is not None:
        element.A = Dictionary(
            O=Name.Layout, BBox=Array([round(edge, 2) for edge in node.bounds]), Placement=Name.Block
        )
    if node.role == "TH":
        element.A = Dictionary(O=Name.Table, Scope=Name.Column)
    if node.role == "L":
        element.A = Dictionary(O=Name.List, ListNumbering=Name.Decimal if node.numbered else Name.Disc)


_BFCHAR: Final = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>")


def _repair_unicode_maps(pdf: pikepdf.Pdf) -> None:
    """ReportLab maps unused codes of a font to U+0000, which PDF/UA forbids (7.21.7): leave them out.

    It writes code points beyond U+FFFF as they are; they must stand as UTF-16, with two halves.
    """
    for entry in pdf.objects:
        if isinstance(entry, Dictionary) and "/ToUnicode" in entry:
            text = entry.ToUnicode.read_bytes()
            head, rest = text.split(b"endcodespacerange\n", 1)
            rows = [b"<%s> <%s>" % (row[1], _utf_16(row[2])) for row in _BFCHAR.finditer(rest) if row[2] != b"0000"]
            parts = [rows[first : first + 100] for first in range(0, len(rows), 100)]
            body = b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(part), b"\n".join(part)) for part in parts)
            tail = rest[rest.index(b"endcmap") :]
            entry.ToUnicode = pdf.make_stream(head + b"endcodespacerange\n" + body + tail)


def _utf_16(code_point: bytes) -> bytes:
    return chr(int(code_point, 16)).encode("utf-16-be").hex().upper().encode()


@cache
def _colour_profile() -> bytes:
    return (resources_folder() / "colour" / "sRGB.icc").read_bytes()


def _output_intent(pdf: pikepdf.Pdf) -> Dictionary:
    profile = pdf.make_stream(_colour_profile())
    profile.N = 3
    name = String("sRGB IEC61966-2.1")
    return Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=name, Info=name, DestOutputProfile=profile
    )


_MADE_BY: Final = "<pdf:Producer>{program}</pdf:Producer><xmp:CreatorTool>{program}</xmp:CreatorTool>"
_METADATA: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{made_by}
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part><pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
