"""Outcomes and their checks in words."""

from datetime import date
from typing import Final

from lotse_desktop.domain.outcomes import Checkpoint, FollowUpStatus, IntegrationKind, Outcome, YesNo
from lotse_desktop.domain.wording import short_date

KINDS: Final = {
    IntegrationKind.INSURED_FULL: "Arbeit in Vollzeit, sozialversichert",
    IntegrationKind.INSURED_PART: "Arbeit in Teilzeit, sozialversichert",
    IntegrationKind.APPRENTICESHIP: "Ausbildung",
    IntegrationKind.APPRENTICESHIP_PT: "Ausbildung in Teilzeit",
    IntegrationKind.SELF_EMPLOYED: "Selbstständigkeit",
    IntegrationKind.RETRAINING: "Umschulung",
    IntegrationKind.MINIJOB: "Minijob",
    IntegrationKind.SUBSIDISED: "geförderte Beschäftigung",
    IntegrationKind.VOLUNTARY_SERVICE: "Freiwilligendienst",
    IntegrationKind.JOB_KEPT: "Arbeit oder Ausbildung gesichert",
    IntegrationKind.HOURS_INCREASED: "Stunden erhöht",
    IntegrationKind.EDUCATION: "Schule oder Studium",
}
CHECKS: Final = {
    Checkpoint.WEEKS_2: "nach 2 Wochen",
    Checkpoint.MONTHS_3: "nach 3 Monaten",
    Checkpoint.MONTHS_6: "nach 6 Monaten",
    Checkpoint.MONTHS_12: "nach 12 Monaten",
}
STATUS: Final = {
    FollowUpStatus.STILL: "noch da",
    FollowUpStatus.OTHER_JOB: "andere Arbeit",
    FollowUpStatus.ENDED: "beendet",
    FollowUpStatus.UNKNOWN: "nicht erreicht",
    FollowUpStatus.REFUSED: "möchte nicht",
}
ENDED: Final = {YesNo.YES: "ja", YesNo.NO: "nein", YesNo.UNKNOWN: "unbekannt"}


def outcome_title(outcome: Outcome) -> str:
    """„Arbeit in Teilzeit, sozialversichert, 25 Stunden“."""
    hours = f", {outcome.hours} Stunden" if outcome.hours is not None else ""
    return f"{KINDS[outcome.what]}{hours}"


def next_check(outcome: Outcome, today: date) -> str:
    """The next check that was not made: „nach 3 Monaten: 28.02.2027“; late ones say so."""
    for checkpoint, day in outcome.open_checks():
        words = f"{CHECKS[checkpoint]}: {short_date(day)}"
        return f"{words}, überfällig" if day < today else words
    return "alles gefragt"
