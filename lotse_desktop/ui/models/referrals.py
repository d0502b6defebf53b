"""The columns of the referrals: who, since when, from where, how it stands, what is expected next."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.intake import SOURCES, IntakeEntry, intake_state, next_deadline
from lotse_desktop.domain.project import QualityTimes
from lotse_desktop.domain.today import day_words
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.models.columns import Column
from lotse_desktop.ui.models.since import since_words

NAME, RECEIVED, SOURCE, STATE, NEXT = range(5)


def referral_columns(today: Callable[[], date], quality: Callable[[], QualityTimes]) -> tuple[Column[IntakeEntry], ...]:
    """What the list of referrals shows; what is late says since when, in words."""

    def expected(entry: IntakeEntry) -> str:
        due = next_deadline(entry.referral, entry.first, quality())
        if due is None:
            return "–"
        what, day = due
        when = since_words(day, today()) if day < today() else day_words(day, today())
        return f"{what} · {when}"

    def tone(entry: IntakeEntry) -> str:
        due = next_deadline(entry.referral, entry.first, quality())
        return "gap_text" if due is not None and due[1] < today() else ""

    return (
        Column(_tr("Name"), lambda entry: f"{entry.family_name}, {entry.given_name}", bold=True),
        Column(_tr("Eingegangen"), lambda entry: _day(entry.referral.received_on)),
        Column(_tr("Woher"), lambda entry: SOURCES[entry.referral.source] if entry.referral.source else "–"),
        Column(_tr("Stand"), intake_state),
        Column(_tr("Als Nächstes"), expected, tone),
    )


def _day(day: date | None) -> str:
    return short_date(day) if day is not None else "–"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Referrals", text)
