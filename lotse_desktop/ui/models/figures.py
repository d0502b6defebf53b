"""The figures of a care week before and after what is tried, as a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from lotse_desktop.domain.care_words import GAP_CLASS_NAMES
from lotse_desktop.domain.effects import Effect
from lotse_desktop.domain.gaps import CareReport, GapClass
from lotse_desktop.domain.wording import half_hours_text, minutes_text, week_letter
from lotse_desktop.ui.models.columns import Column, ValueTableModel

WEEKS_SHOWN: Final = 4
"""So many weeks are told one by one, else the average and the largest."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure; ``gain``: better when positive, worse when negative."""

    what: str
    before: str
    after: str
    difference: str
    gain: int


class FiguresModel(ValueTableModel[FigureRow]):
    """Shows :class:`FigureRow` values."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Column(_tr("Was"), lambda row: row.what),
                Column(_tr("Heute"), lambda row: row.before, right=True),
                Column(_tr("Dann"), lambda row: row.after, bold=True, right=True),
                Column(_tr("Unterschied"), lambda row: row.difference, tone=_tone, spoken=_spoken, right=True),
            ),
            parent,
        )


def figure_rows(effect: Effect) -> tuple[FigureRow, ...]:
    """Gap per week and per class, coverage, feasible hours; minutes are those of the engine."""
    before, after = effect.before, effect.after
    rows = [*_gap_rows(before, after), *_class_rows(before, after)]
    if before.coverage is not None or after.coverage is not None:
        gain = round(1000 * ((after.coverage or 0) - (before.coverage or 0)))
        points = _tr("{number} Punkte").format(number=_tenths(abs(gain)))
        difference = f"{_sign(gain)}{points}" if gain else _same()
        rows.append(
            FigureRow(_tr("Gedeckt"), percent_text(before.coverage), percent_text(after.coverage), difference, gain)
        )
    least = [min(report.feasible_week_minutes, default=0) for report in (before, after)]
    hours = [_tr("{hours} h").format(hours=half_hours_text(minutes)) for minutes in least]
    gain = least[1] - least[0]
    rows.append(FigureRow(_tr("Machbar je Woche"), hours[0], hours[1], difference_text(gain), gain))
    return tuple(rows)


def difference_text(minutes: int) -> str:
    """„−5 h“, „+30 min“, „gleich“."""
    return f"{_sign(minutes)}{minutes_text(abs(minutes))}" if minutes else _same()


def gap_text(minutes: int) -> str:
    """„9 h 30 min“, „keine“."""
    return minutes_text(minutes) if minutes else _tr("keine")


def percent_text(coverage: Fraction | None) -> str:
    """„49,5 %“; never 100 % while a minute is open."""
    if coverage is None:
        return "–"
    tenths = round(coverage * 1000)
    return f"{_tenths(min(tenths, 999) if coverage < 1 else tenths)} %"


def _gap_rows(before: CareReport, after: CareReport) -> Iterator[FigureRow]:
    pairs = list(zip(before.family_gap_minutes, after.family_gap_minutes, strict=True))
    if len(pairs) == 1:
        yield _gap_row(_tr("Offene Lücke"), *pairs[0])
    elif len(pairs) <= WEEKS_SHOWN:
        for number, (one, other) in enumerate(pairs, start=1):
            yield _gap_row(_tr("Lücke, Woche {letter}").format(letter=week_letter(number)), one, other)
    else:
        means = [round(Fraction(sum(report.family_gap_minutes), len(pairs))) for report in (before, after)]
        yield _gap_row(_tr("Lücke, mittlere Woche"), *means)
        yield _gap_row(_tr("Lücke, größte Woche"), max(before.family_gap_minutes), max(after.family_gap_minutes))


def _class_rows(before: CareReport, after: CareReport) -> Iterator[FigureRow]:
    """Sums over children and weeks, as needs are computed from them."""
    first, second = dict(before.classes), dict(after.classes)
    for name in GapClass:
        if name in first or name in second:
            yield _gap_row(GAP_CLASS_NAMES[name], first.get(name, 0), second.get(name, 0))


def _gap_row(what: str, before: int, after: int) -> FigureRow:
    return FigureRow(what, gap_text(before), gap_text(after), difference_text(after - before), before - after)


def _sign(number: int) -> str:
    return "+" if number > 0 else "−"


def _tenths(tenths: int) -> str:
    return f"{tenths // 10},{tenths % 10}" if tenths % 10 else str(tenths // 10)


def _same() -> str:
    return _tr("gleich")


def _tone(row: FigureRow) -> str:
    return "good" if row.gain > 0 else "gap_text" if row.gain < 0 else "ink2"


def _spoken(row: FigureRow) -> str:
    better = _tr("{difference}, besser") if row.gain > 0 else _tr("{difference}, schlechter")
    return better.format(difference=row.difference) if row.gain else row.difference


def _tr(text: str) -> str:
    return QCoreApplication.translate("FiguresModel", text)
