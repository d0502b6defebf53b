"""A service chain on one page for the wall: what stands on it beside its steps."""

from typing import Final

from lotse_desktop.domain.chains import ServiceChain
from lotse_desktop.domain.frozen import Frozen, Line
from lotse_desktop.domain.wording import plain_date


class ChainTexts(Frozen):
    """Every fixed word of the page, from ``resources/texts/<language>/chain.yaml``; ``{…}`` is filled in."""

    language: Line
    title: Line
    kind: Line
    entry: Line
    exit: Line
    owner: Line
    footer: Line
    footer_undated: Line
    file_name: Line


CHAIN_WORDS: Final = {
    "title": frozenset({"key", "title"}),
    "entry": frozenset({"words"}),
    "exit": frozenset({"words"}),
    "owner": frozenset({"words"}),
    "footer": frozenset({"version", "day"}),
    "footer_undated": frozenset({"version"}),
    "file_name": frozenset({"key", "version"}),
}
"""Text of :class:`ChainTexts` → the names in braces that are filled in; the other texts have none."""


def sheet_title(chain: ServiceChain, texts: ChainTexts) -> str:
    """„C3 Betreuung in Randzeiten“."""
    return texts.title.format(key=chain.key, title=chain.title)


def sheet_lines(chain: ServiceChain, texts: ChainTexts) -> tuple[str, ...]:
    """What stands above the boxes."""
    told = ((texts.entry, chain.entry), (texts.exit, chain.exit), (texts.owner, chain.owner))
    return tuple(text.format(words=words) for text, words in told if words)


def sheet_foot(chain: ServiceChain, texts: ChainTexts) -> str:
    """Which version it is."""
    if chain.valid_from is None:
        return texts.footer_undated.format(version=chain.version)
    return texts.footer.format(version=chain.version, day=plain_date(chain.valid_from))


def sheet_name(chain: ServiceChain, texts: ChainTexts) -> str:
    """What the PDF is called."""
    key = "".join(letter for letter in chain.key if letter.isalnum())
    return texts.file_name.format(key=key, version=chain.version)
