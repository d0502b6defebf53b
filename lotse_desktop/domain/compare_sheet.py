"""„Start und heute“ for the client: the own ratings then and now, in words; a sheet of its own, never on the plan.

No rating of the coach, no domain that is not wished, HEALTH only when the client wants it (handbook 7.3).
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from lotse_desktop.domain.assessment import Level
from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.compare import ComparedDomain, Direction, compare_domains
from lotse_desktop.domain.frozen import Day, Frozen, Line, Listed
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import plain_date

HEALTH: Final = "HEALTH"


@dataclass(frozen=True, slots=True)
class CompareWish:
    """What is chosen for one print; never stored."""

    with_name: bool = False
    with_health: bool = False


class CompareRow(Frozen):
    """A life domain: what both ratings mean, and how the picture is told to whoever does not see it."""

    title: Line
    lines: Annotated[tuple[str, ...], Listed]
    start: Level | None = None
    latest: Level | None = None
    alternative: str


class CompareSheet(Frozen):
    """One sheet; ``name``: the first name or nothing."""

    language: str = "de"
    day: Day
    name: Line = ""
    days: Line
    worst: Line
    best: Line
    rows: Annotated[tuple[CompareRow, ...], Listed]

    @property
    def file_name(self) -> str:
        """What the PDF is called; never with a name (handbook 7.3)."""
        return f"Start-und-heute_{self.day:%Y-%m-%d}.pdf"


class CompareTexts(Frozen):
    """Every fixed word of the sheet, from ``resources/texts/<language>/compare.yaml``; ``{…}`` is filled in."""

    language: Line
    title: Line
    days: Line
    intro: Line
    open_mark: Line
    full_mark: Line
    before: Line
    now: Line
    same: Line
    latest: Line
    not_rated: Line
    picture: Line
    own: Line
    footer: Line


COMPARE_WORDS: Final = {
    "days": frozenset({"start", "now"}),
    "before": frozenset({"words"}),
    "now": frozenset({"words"}),
    "same": frozenset({"words"}),
    "latest": frozenset({"day", "words"}),
    "picture": frozenset({"worst", "best", "before", "now"}),
    "footer": frozenset({"day"}),
}
"""Text of :class:`CompareTexts` → the names in braces that are filled in; the other texts have none."""


def build_compare_sheet(
    catalogue: Catalogue, record: CaseRecord, texts: CompareTexts, wish: CompareWish, today: date
) -> CompareSheet | None:
    """The sheet of ``today``; ``None`` when there is one round only or nothing was rated."""
    levels = catalogue.levels
    rows = tuple(
        _row(each, levels, texts)
        for each in compare_domains(catalogue, record)
        if each.rated(coach=False) and not each.declined and (wish.with_health or each.domain.key != HEALTH)
    )
    if not record.earlier or not rows:
        return None
    start, now = plain_date(record.earlier[0].begun_on), plain_date(record.round_begun_on)
    return CompareSheet(
        language=texts.language,
        day=today,
        name=record.client.given_name if wish.with_name else "",
        days=texts.days.format(start=start, now=now),
        worst=levels[0],
        best=levels[-1],
        rows=rows,
    )


def _row(compared: ComparedDomain, levels: tuple[str, ...], texts: CompareTexts) -> CompareRow:
    own, anchors = compared.own, compared.domain.anchors
    start, latest = own.levels
    before, now = (anchors[level - 1] if level else texts.not_rated for level in (start, latest))
    if own.direction is Direction.SAME:
        lines = [texts.same.format(words=now)]
    else:
        lines = [texts.before.format(words=before), texts.now.format(words=now)]
    if own.latest is not None and not own.latest.present:
        day = plain_date(own.latest.day)
        lines = [texts.before.format(words=before), texts.latest.format(day=day, words=now)]
    names = [levels[level - 1] if level else texts.not_rated for level in (start, latest)]
    picture = texts.picture.format(worst=levels[0], best=levels[-1], before=names[0], now=names[1])
    return CompareRow(
        title=compared.domain.title,
        lines=tuple(lines),
        start=start,
        latest=latest,
        alternative=f"{compared.domain.title}. {picture}",
    )
