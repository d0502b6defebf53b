"""An entry of the directory in words: on the sheet, in a table, on the plan."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.directory import (
    Access,
    Capacity,
    ChildCare,
    Freshness,
    ServiceEntry,
    ServiceTime,
    TimeKind,
)
from lotse_desktop.domain.wording import (
    clock,
    count_text,
    listing,
    short_date,
    weekday_list,
    without_brackets,
)

TIME_NAMES: Final = {
    TimeKind.CARE: "Betreuung",
    TimeKind.VISIT: "Termin vor Ort",
    TimeKind.OPEN: "erreichbar",
}
ACCESS_NAMES: Final = {
    Access.OPEN: "offen für alle",
    Access.REFERRAL: "mit Zuweisung",
    Access.VOUCHER: "mit Gutschein",
}
CHILD_CARE_NAMES: Final = {
    ChildCare.NONE: "keine",
    ChildCare.ON_SITE: "vor Ort",
    ChildCare.ON_REQUEST: "auf Anfrage",
    ChildCare.NOT_NEEDED: "entfällt",
}
CAPACITY_NAMES: Final = {Capacity.FREE: "frei", Capacity.FEW: "wenige", Capacity.FULL: "voll"}
FRESHNESS_NAMES: Final = {
    Freshness.CURRENT: "aktuell",
    Freshness.OLD: "veraltet",
    Freshness.UNCHECKED: "ungeprüft",
}
CALL_FIRST: Final = "bitte vorher anrufen"
LAID_DOWN: Final = "stillgelegt"
FIELD_TITLES: Final = {
    "name": "Name",
    "organization": "Träger",
    "kind": "Art",
    "description": "Was",
    "eligibility_description": "Für wen",
    "minimum_age": "Alter ab",
    "maximum_age": "Alter bis",
    "area": "Ort",
    "need_kinds": "Hilft bei",
    "schedules": "Wochenzeiten",
    "schedule_description": "Wann",
    "closed": "Geschlossen",
    "fees_description": "Kosten",
    "languages": "Sprachen",
    "required_documents": "Unterlagen",
    "application_process": "Anmeldung",
    "access": "Zugang",
    "phones": "Telefon",
    "email": "E-Mail",
    "url": "Internet",
    "address": "Adresse",
    "child_care": "Kinderbetreuung",
    "child_care_from": "Kinderbetreuung ab",
    "child_care_notes": "Zur Kinderbetreuung",
    "capacity": "Plätze",
    "capacity_notes": "Zu den Plätzen",
    "waiting_weeks": "Wartezeit in Wochen",
    "accessible": "Ohne Barrieren",
    "assured_date": "Geprüft am",
    "assurer": "Geprüft von",
    "source": "Quelle",
    "status": "Stand",
    "local": "Eigener Eintrag",
}
"""Every field of an entry but its id, as it is called in a form, in a table and in an update."""

_LANGUAGES_ASKED: Final = "SPR1"
_FURTHER: Final = {
    "cs": "Tschechisch", "da": "Dänisch", "de": "Deutsch", "el": "Griechisch", "hi": "Hindi", "hu": "Ungarisch",
    "ka": "Georgisch", "mk": "Mazedonisch", "nl": "Niederländisch", "sk": "Slowakisch", "sl": "Slowenisch",
    "ta": "Tamil", "zh": "Chinesisch", "dgs": "Deutsche Gebärdensprache",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """German names of keys; what has no name is shown as its key."""

    kinds: Mapping[str, str]
    needs: Mapping[str, str]
    languages: Mapping[str, str]

    @property
    def titles(self) -> dict[str, str]:
        """Names of kinds and needs together, for the search."""
        return {**self.kinds, **self.needs}

    def kind(self, key: str | None) -> str:
        """„Ergänzende Betreuung“."""
        return "" if key is None else self.kinds.get(key, key)

    def need(self, key: str) -> str:
        """„Lücke vor 7:30 Uhr“."""
        return self.needs.get(key, key)

    def language(self, key: str) -> str:
        """„Arabisch“."""
        return self.languages.get(key, key)


def directory_names(catalogue: Catalogue) -> Names:
    """Names out of the catalogue; languages are those that the assessment asks for, and some more."""
    found = (domain.item(_LANGUAGES_ASKED) for domain in catalogue.domains)
    asked = next((item for item in found if item is not None), None)
    options = {} if asked is None else {option.key: option.text for option in asked.options}
    return Names(
        kinds={kind.key: kind.title for kind in catalogue.partners},
        needs={need.key: need.title for need in catalogue.needs},
        languages={**_FURTHER, **options},
    )


def freshness_text(entry: ServiceEntry, today: date) -> str:
    """„aktuell“, „veraltet“, „ungeprüft“, „stillgelegt“."""
    return FRESHNESS_NAMES[entry.freshness(today)] if entry.is_active else LAID_DOWN


def freshness_sentence(entry: ServiceEntry, today: date) -> str:
    """„veraltet: geprüft am 20.03.2026, vor 247 Tagen; bitte vorher anrufen“."""
    if not entry.is_active:
        return "Stillgelegt: Der Eintrag wird nicht mehr vorgeschlagen."
    state = entry.freshness(today)
    if entry.assured_date is None:
        return "ungeprüft: Noch niemand hat diese Angaben geprüft; sie werden nicht von selbst vorgeschlagen"
    days = max(0, (today - entry.assured_date).days)
    ago = "heute" if not days else f"am {short_date(entry.assured_date)}, vor {count_text(days, 'Tag', 'Tagen')}"
    who = f" ({entry.assurer})" if entry.assurer else ""
    after = {
        Freshness.CURRENT: "",
        Freshness.OLD: f"; {CALL_FIRST}",
        Freshness.UNCHECKED: "; nach mehr als einem Jahr wird nichts von selbst vorgeschlagen",
    }
    return f"{FRESHNESS_NAMES[state]}: geprüft {ago}{who}{after[state]}"


def ages_text(entry: ServiceEntry) -> str:
    """„Kinder von 0 bis 12 Jahren“, „Kinder ab 3 Jahren“."""
    least, most = entry.minimum_age, entry.maximum_age
    if most is None:
        return f"Kinder ab {count_text(least, 'Jahr', 'Jahren')}" if least is not None else ""
    if least == most:
        return f"Kinder mit {count_text(most, 'Jahr', 'Jahren')}"
    if least is None:
        return f"Kinder bis {count_text(most, 'Jahr', 'Jahre')}"
    return f"Kinder von {least} bis {most} Jahren"


def time_text(time: ServiceTime, *, short: bool = False) -> str:
    """„Montag bis Freitag 5:00 bis 8:00 Uhr, jeden 1. Samstag“; ``short``: „Mo–Fr 5:00–8:00“."""
    days = weekday_list([day.number for day in time.days], short=short)
    if short:
        return f"{days} {clock(time.opens_at)}–{clock(time.closes_at)}"
    parts = [f"{days} {clock(time.opens_at)} bis {clock(time.closes_at)} Uhr"]
    season = _season(time)
    parts.extend(part for part in (season, time.notes) if part)
    return ", ".join(parts)


def times_text(entry: ServiceEntry) -> tuple[str, ...]:
    """Each weekly time with what it means, then what was said beside."""
    lines = [f"{TIME_NAMES[time.what]}: {time_text(time)}" for time in entry.schedules]
    if entry.schedule_description:
        lines.append(entry.schedule_description)
    if entry.closed:
        lines.append(f"geschlossen: {listing([days_text(*days) for days in entry.closed])}")
    return tuple(lines)


def days_text(first: date, last: date) -> str:
    """„24.12.2026“, „24.12.2026 bis 01.01.2027“."""
    return short_date(first) if first == last else f"{short_date(first)} bis {short_date(last)}"


def contact_text(entry: ServiceEntry) -> str:
    """Phones, mail, web, address of the organisation in one line."""
    return " · ".join(part for part in (*entry.phones, entry.email, entry.url, entry.address) if part)


def place_text(entry: ServiceEntry, today: date) -> str:
    """Where the organisation is found, as it stands in a step of the plan; no brackets (handbook 7.2)."""
    who = without_brackets(entry.organization or entry.name)
    how = next((part for part in (*entry.phones, entry.email, entry.address) if part), "")
    first = CALL_FIRST if entry.freshness(today) is not Freshness.CURRENT else ""
    return ", ".join(part for part in (who, how, first) if part)


def child_care_text(entry: ServiceEntry) -> str:
    """„vor Ort, ab 2 Jahren“."""
    age = "" if entry.child_care_from is None else f"ab {count_text(entry.child_care_from, 'Jahr', 'Jahren')}"
    name = "" if entry.child_care is None else CHILD_CARE_NAMES[entry.child_care]
    return ", ".join(part for part in (name, age, entry.child_care_notes) if part)


def waiting_text(entry: ServiceEntry) -> str:
    """„6 Wochen“, „keine“."""
    if entry.waiting_weeks is None:
        return ""
    return count_text(entry.waiting_weeks, "Woche", "Wochen") if entry.waiting_weeks else "keine"


def capacity_text(entry: ServiceEntry) -> str:
    """„wenige, Anmeldung vorab“."""
    name = "" if entry.capacity is None else CAPACITY_NAMES[entry.capacity]
    return ", ".join(part for part in (name, entry.capacity_notes) if part)


def entry_rows(entry: ServiceEntry, names: Names) -> tuple[tuple[str, str], ...]:
    """The sheet of an entry: who, what, when, for whom …; what is not known is left out."""
    whom = "; ".join(part for part in (entry.eligibility_description, ages_text(entry)) if part)
    accessible = {None: "", True: "ja", False: "nein"}[entry.accessible]
    rows = (
        ("Wer", " · ".join(part for part in (entry.organization, names.kind(entry.kind)) if part)),
        ("Was", entry.description),
        ("Für wen", whom),
        ("Wo", entry.area),
        ("Wann", "\n".join(times_text(entry))),
        ("Kosten", entry.fees_description),
        ("Sprachen", _named(names.language(language) for language in entry.languages)),
        ("Kontakt", contact_text(entry)),
        ("Anmeldung", entry.application_process),
        ("Zugang", "" if entry.access is None else ACCESS_NAMES[entry.access]),
        ("Unterlagen", _named(entry.required_documents)),
        ("Kinderbetreuung dort", child_care_text(entry)),
        ("Plätze", capacity_text(entry)),
        ("Wartezeit", waiting_text(entry)),
        ("Ohne Barrieren", accessible),
        ("Hilft bei", _named(names.need(need) for need in entry.need_kinds)),
        ("Quelle", "; ".join(part for part in (entry.source, "eigener Eintrag" if entry.local else "") if part)),
    )
    return tuple((label, text) for label, text in rows if text)


def field_text(entry: ServiceEntry, field: str, names: Names) -> str:
    """One field of an entry, to be compared with another; „–“ when nothing is known."""
    value: object = getattr(entry, field)
    if value is None or value in ("", ()):
        return "–"
    words = _FIELD_TEXTS.get(field)
    return str(value) if words is None else words(entry, names)


def _yes(value: bool | None) -> str:  # noqa: FBT001
    return "ja" if value else "nein"


_FIELD_TEXTS: Final[Mapping[str, Callable[[ServiceEntry, Names], str]]] = {
    "kind": lambda entry, names: names.kind(entry.kind),
    "need_kinds": lambda entry, names: _named(names.need(need) for need in entry.need_kinds),
    "languages": lambda entry, names: _named(names.language(language) for language in entry.languages),
    "schedules": lambda entry, _: "; ".join(f"{TIME_NAMES[time.what]}: {time_text(time)}" for time in entry.schedules),
    "closed": lambda entry, _: _named(days_text(*days) for days in entry.closed),
    "required_documents": lambda entry, _: _named(entry.required_documents),
    "phones": lambda entry, _: _named(entry.phones),
    "access": lambda entry, _: ACCESS_NAMES[entry.access] if entry.access else "",
    "child_care": lambda entry, _: CHILD_CARE_NAMES[entry.child_care] if entry.child_care else "",
    "capacity": lambda entry, _: CAPACITY_NAMES[entry.capacity] if entry.capacity else "",
    "assured_date": lambda entry, _: short_date(entry.assured_date) if entry.assured_date else "",
    "status": lambda entry, _: "aktiv" if entry.is_active else LAID_DOWN,
    "accessible": lambda entry, _: _yes(entry.accessible),
    "local": lambda entry, _: _yes(entry.local),
}


def _named(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def _season(time: ServiceTime) -> str:
    if time.valid_from is None:
        return "" if time.valid_to is None else f"bis {short_date(time.valid_to)}"
    last = "" if time.valid_to is None else f" bis {short_date(time.valid_to)}"
    return f"ab {short_date(time.valid_from)}{last}"
