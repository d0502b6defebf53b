"""One spelling for searching and sorting: „Müller“, „MUELLER“ and „Mueller“ are the same."""

import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


def folded(text: str) -> str:
    """Lower case, umlauts and ß written out, no accents, single blanks; folding twice changes nothing."""
    letters = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(letter))
    return " ".join(plain.casefold().split())
