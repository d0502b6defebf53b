"""The checkable style rules of handbook 7.2, as one function over a text."""

import re
from typing import Final

LONGEST_SENTENCE: Final = 15
LONGEST_WORD: Final = 25
AVERAGE: Final = 11

_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ])")
_WORD: Final = re.compile(r"[0-9A-Za-zÄÖÜäöüß:.,-]*[0-9A-Za-zÄÖÜäöüß]")
_FORBIDDEN: Final = {
    "§": re.compile("§"),
    "Klammer": re.compile(r"[()\[\]{}]"),
    "Abkürzung": re.compile(r"\b(?:z\. ?B\.|usw|ggf|bzw|u\. ?a\.|d\. ?h\.|inkl|evtl|Std|Min)\b"),
    "führende Null": re.compile(r"\b0\d:\d\d"),
    "Passiv": re.compile(r"\bwird\b.*\bdurch\b"),
    "negativ": re.compile(r"\bnicht (?:länger|mehr|später) als\b"),
}
_PRIVATE: Final = re.compile(
    r"Schulden|Euro|EUR|Diagnose|Krankheit\b|Aufenthalt|Religion|Gewalt|verpflichte|Sanktion|Stufe \d|"
    r"Bedarfsgemeinschaft|Kundennummer"
)


def sentences(text: str) -> list[str]:
    """The text, cut after full stops that a capital letter follows."""
    return [part for part in _SENTENCE_END.split(text) if part]


def words(sentence: str) -> list[str]:
    """Words and numbers."""
    return _WORD.findall(sentence)


def faults(text: str) -> list[str]:
    """What breaks the rules of 7.2, in words; empty when nothing does."""
    found = [name for name, pattern in _FORBIDDEN.items() if pattern.search(text)]
    found.extend(f"{len(words(s))} Wörter: {s}" for s in sentences(text) if len(words(s)) > LONGEST_SENTENCE)
    letters = (re.sub(r"[^A-Za-zÄÖÜäöüß\u00ad-]", "", word) for word in words(text))
    found.extend(f"langes Wort: {w}" for w in letters if max(map(len, re.split("[\u00ad-]", w))) > LONGEST_WORD)
    return found


def private(text: str) -> bool:
    """Whether the text speaks of something that must not stand on the plan (handbook 7.3)."""
    return _PRIVATE.search(text) is not None


def average_words(texts: list[str]) -> float:
    """Words per sentence over many texts."""
    lengths = [len(words(sentence)) for text in texts for sentence in sentences(text)]
    return sum(lengths) / len(lengths)
