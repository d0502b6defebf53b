"""German words for what stands on a network map."""

from fractions import Fraction
from typing import Final

from lotse_desktop.domain.care import Helper, Reliability
from lotse_desktop.domain.network import Balance, HelpBlock, HelpKind, NetworkPerson, Sector
from lotse_desktop.domain.wording import clock, week_letter, weekday_list

SECTOR_NAMES: Final = {
    Sector.FAMILY: "Familie",
    Sector.FRIENDS_NEIGHBOURS: "Freunde · Nachbarschaft",
    Sector.PROFESSIONAL: "Fachstellen",
    Sector.WORK_SCHOOL_CLUB: "Arbeit · Schule · Verein",
}
CLOSENESS_NAMES: Final = {1: "sehr nah", 2: "mittel", 3: "weiter weg"}
HELP_NAMES: Final = {
    HelpKind.CHILD_CARE: "Betreuung",
    HelpKind.ESCORT: "Bringen und Abholen",
    HelpKind.EMERGENCY: "Notfall",
    HelpKind.EMOTIONAL: "Zuhören",
    HelpKind.ADVICE: "Rat",
    HelpKind.FORMS: "Papiere",
    HelpKind.TRANSPORT: "Fahren",
    HelpKind.HOUSEHOLD: "Haushalt",
    HelpKind.REPAIRS: "Reparieren",
    HelpKind.LEARNING: "Lernen",
    HelpKind.SHIFT_SWAP: "Dienste tauschen",
    HelpKind.CHILD_ACTIVITY: "Freizeit der Kinder",
    HelpKind.CHILD_CARE_PAID: "bezahlte Betreuung",
    HelpKind.CONTACT_TIME: "Umgangszeit",
}
SURE_NAMES: Final = {
    Reliability.FIRM: "fest zugesagt",
    Reliability.USUAL: "meistens",
    Reliability.EMERGENCY: "nur im Notfall",
    Reliability.POSSIBLE: "noch nicht gefragt",
}
BALANCE_NAMES: Final = {
    Balance.GIVES_MORE: "gibt mehr",
    Balance.BALANCED: "ausgeglichen",
    Balance.TAKES_MORE: "nimmt mehr",
    Balance.UNKNOWN: "nicht besprochen",
}
UNKNOWN: Final = "nicht besprochen"


def sure_text(person: NetworkPerson) -> str:
    """„fest zugesagt“, „nicht besprochen“."""
    return SURE_NAMES[person.reliability] if person.reliability else UNKNOWN


def help_text(person: NetworkPerson) -> str:
    """„Betreuung, Rat“; empty when nothing was said."""
    return ", ".join(HELP_NAMES[kind] for kind in person.help)


def times_text(block: HelpBlock | Helper, cycle_weeks: int) -> str:
    """„Do 5:00–8:00“, with „(Woche A)“ where it is not every week."""
    days = weekday_list([day.number for day in set(block.days)], short=True)
    text = f"{days} {clock(block.start)}–{clock(block.end)}".strip()
    weeks = sorted(set(block.weeks or ()) & set(range(1, cycle_weeks + 1)))
    if block.weeks is None or len(weeks) == cycle_weeks:
        return text
    return f"{text} (Woche {', '.join(week_letter(number) for number in weeks)})"


def when_text(person: NetworkPerson, cycle_weeks: int) -> str:
    """All times of a person; empty when there are none."""
    return "; ".join(times_text(block, cycle_weeks) for block in person.blocks)


def percent_text(share: Fraction) -> str:
    """„62,5 %“, „100 %“."""
    tenths = round(share * 1000)
    return f"{tenths // 10} %" if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10} %"
