"""Plainly fictional entries of a directory, written down and random."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from lotse_desktop.domain.care import Weekday
from lotse_desktop.domain.directory import (
    Access,
    Capacity,
    ChildCare,
    ServiceEntry,
    ServiceTime,
    Status,
    TimeKind,
)
from lotse_desktop.domain.directory_words import Names

WORKDAYS = (Weekday.MO, Weekday.DI, Weekday.MI, Weekday.DO, Weekday.FR)
NAMES = Names(
    kinds={"SUPPLEMENTARY_CARE": "Ergänzende Betreuung", "SINGLE_PARENT_ASSOC": "Treff", "TRAINING_PROVIDER": "Träger"},
    needs={"CARE_EARLY": "Lücke vor 7:30 Uhr", "PEER_CONTACT": "Kontakt zu anderen", "APPLICATION_DOCS": "Bewerbung"},
    languages={"de": "Deutsch", "en": "Englisch", "ar": "Arabisch", "tr": "Türkisch"},
)


def an_entry(entry_id: str = "kinderschirm", **changes: Any) -> ServiceEntry:
    """Care at home early and late, for children up to 12, checked in October 2026."""
    values: dict[str, Any] = {
        "name": "Kinderschirm Musterstadt",
        "organization": "Beispielverein",
        "kind": "SUPPLEMENTARY_CARE",
        "minimum_age": 0,
        "maximum_age": 12,
        "area": "Musterstadt",
        "languages": ("de", "en", "ar"),
        "phones": ("06131 000000",),
        "assured_date": date(2026, 10, 5),
        "schedules": (ServiceTime(what=TimeKind.CARE, days=WORKDAYS, opens_at=300, closes_at=480),),
    }
    return ServiceEntry(id=entry_id, **{**values, **changes})


_WORDS = st.text(st.characters(codec="utf-8"), max_size=24)
_TEXTS = st.one_of(
    _WORDS,
    st.sampled_from(("=1+1", "'=x", "''+49", "+49 6131 000000", "-5", "@a", "a | b", "\\|", 'er sagt "ja"; oder')),
)
_FILLED = _TEXTS.filter(lambda text: bool(text.strip()))
_DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
_SEASONS = st.tuples(_DAYS, _DAYS).map(lambda pair: (min(pair), max(pair)))


@st.composite
def service_times(draw: st.DrawFn) -> ServiceTime:
    first, last = draw(st.one_of(st.just((None, None)), _SEASONS))
    return ServiceTime(
        what=draw(st.sampled_from(TimeKind)),
        days=tuple(draw(st.lists(st.sampled_from(Weekday), min_size=1, max_size=7))),
        opens_at=draw(st.integers(0, 1440)),
        closes_at=draw(st.integers(0, 1440)),
        valid_from=first,
        valid_to=draw(st.sampled_from((last, None))),
        notes=draw(_TEXTS),
    )


@st.composite
def service_entries(draw: st.DrawFn, entry_id: str = "e1") -> ServiceEntry:
    least, most = sorted((draw(st.integers(0, 18)), draw(st.integers(0, 18))))
    texts = (
        "organization", "description", "eligibility_description", "area", "schedule_description", "fees_description",
        "application_process", "email", "url", "address", "child_care_notes", "capacity_notes", "assurer", "source",
    )  # fmt: skip
    return ServiceEntry(
        id=entry_id,
        name=draw(_FILLED),
        kind=draw(st.sampled_from((None, "SUPPLEMENTARY_CARE", "OWN_KIND"))),
        minimum_age=draw(st.sampled_from((None, least))),
        maximum_age=draw(st.sampled_from((None, most))),
        need_kinds=tuple(draw(st.lists(st.sampled_from(("CARE_EARLY", "PEER_CONTACT", "OWN_NEED")), max_size=3))),
        schedules=tuple(draw(st.lists(service_times(), max_size=3))),
        closed=tuple(draw(st.lists(_SEASONS, max_size=2))),
        languages=tuple(draw(st.lists(st.sampled_from(("de", "ar", "xyz")), max_size=3))),
        required_documents=tuple(draw(st.lists(_FILLED, max_size=2))),
        access=draw(st.sampled_from((None, *Access))),
        phones=tuple(draw(st.lists(_FILLED, max_size=2))),
        child_care=draw(st.sampled_from((None, *ChildCare))),
        child_care_from=draw(st.sampled_from((None, 2))),
        capacity=draw(st.sampled_from((None, *Capacity))),
        waiting_weeks=draw(st.sampled_from((None, 0, 6))),
        accessible=draw(st.sampled_from((None, True, False))),
        assured_date=draw(st.one_of(st.none(), _DAYS)),
        status=draw(st.sampled_from(Status)),
        local=draw(st.booleans()),
        **{name: draw(_TEXTS) for name in texts},
    )
