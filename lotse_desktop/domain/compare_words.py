"""„Start und heute“ in words; the window and the alternative text of the picture say the same."""

from collections.abc import Sequence
from typing import Final

from lotse_desktop.domain.compare import ComparedDomain, Pair, Rated
from lotse_desktop.domain.wording import plain_date

NOT_YET: Final = "noch nicht eingeschätzt"
NOT_WISHED: Final = "möchte ich nicht besprechen"


def before_text(pair: Pair, words: Sequence[str]) -> str:
    """What the first rating means: its anchor or the name of its level, whatever ``words`` (five of them) are."""
    return words[pair.start.level - 1] if pair.start else NOT_YET


def now_text(pair: Pair, words: Sequence[str], *, declined: bool) -> str:
    """What the latest rating means today."""
    if declined:
        return NOT_WISHED
    return words[pair.latest.level - 1] if pair.latest else NOT_YET


def now_label(latest: Rated | None) -> str:
    """„heute“, or the day of the round in which the latest rating was given."""
    return f"zuletzt, {plain_date(latest.day)}" if latest is not None and not latest.present else "heute"


def compared_in_words(compared: ComparedDomain, levels: Sequence[str], *, coach: bool) -> str:
    """One row of the picture as a sentence, for whoever does not see it."""
    own = compared.own
    before, now = before_text(own, levels), now_text(own, levels, declined=compared.declined)
    told = [f"{compared.domain.title}: vorher: {before}, {now_label(own.latest)}: {now}."]
    if coach and (compared.coach.start or compared.coach.latest):
        pair = compared.coach
        before, now = before_text(pair, levels), now_text(pair, levels, declined=False)
        told.append(f"Coach vorher: {before}, {now_label(pair.latest)}: {now}.")
    return " ".join(told)
