"""„Start und heute“ as a table: every life domain as a row, for keyboard and screen reader."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from lotse_desktop.domain.compare import ComparedDomain
from lotse_desktop.domain.compare_words import NOT_WISHED, NOT_YET, before_text, now_text
from lotse_desktop.ui.models.columns import Column, ValueTableModel

COACH_COLUMNS: Final = (3, 4)
"""Hidden when the client looks, too."""


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One row in words: the names of the levels."""

    title: str
    short_title: str
    before: str
    now: str
    coach_before: str
    coach_now: str


class LevelsModel(ValueTableModel[LevelRow]):
    """Shows :class:`LevelRow` values."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Column(_tr("Lebensbereich"), lambda row: row.short_title, spoken=lambda row: row.title, bold=True),
                _column(_tr("Vorher"), lambda row: row.before),
                _column(_tr("Heute"), lambda row: row.now),
                _column(_tr("Coach vorher"), lambda row: row.coach_before),
                _column(_tr("Coach heute"), lambda row: row.coach_now),
            ),
            parent,
        )


def level_rows(compared: Sequence[ComparedDomain], levels: Sequence[str]) -> tuple[LevelRow, ...]:
    """A row for each life domain, in their order."""
    return tuple(
        LevelRow(
            each.domain.title,
            each.domain.short_title,
            before_text(each.own, levels),
            now_text(each.own, levels, declined=each.declined),
            before_text(each.coach, levels),
            now_text(each.coach, levels, declined=False),
        )
        for each in compared
    )


def _column(title: str, words: Callable[[LevelRow], str]) -> Column[LevelRow]:
    return Column(title, lambda row: _short(words(row)), spoken=words)


def _short(words: str) -> str:
    """A narrow column shows little where there is no rating; the screen reader says all."""
    return {NOT_YET: "–", NOT_WISHED: _tr("möchte nicht")}.get(words, words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LevelsModel", text)
