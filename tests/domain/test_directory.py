"""Entries age, are found by every wish, and are told in words."""

from datetime import date

import pytest
from pydantic import ValidationError

from lotse_desktop.domain.care import Weekday
from lotse_desktop.domain.directory import Freshness, ServiceEntry, ServiceTime, Status
from lotse_desktop.domain.directory_search import Directory, Wanted, partner_kinds
from lotse_desktop.domain.directory_words import (
    ages_text,
    entry_rows,
    freshness_sentence,
    place_text,
    time_text,
)
from tests.directories import NAMES, an_entry

TODAY = date(2026, 11, 22)


def found(directory: Directory, **wishes: object) -> list[str]:
    return [entry.id for entry in directory.find(Wanted(**wishes), TODAY)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("checked", "freshness", "days"),
    [
        (date(2026, 10, 5), Freshness.CURRENT, 48),
        (date(2026, 3, 20), Freshness.OLD, 247),
        (date(2025, 11, 1), Freshness.UNCHECKED, 386),
    ],
)
def test_the_dates_of_the_handbook_age_as_it_says(checked: date, freshness: Freshness, days: int) -> None:
    entry = an_entry(assured_date=checked)
    assert entry.freshness(TODAY) is freshness
    assert f"vor {days} Tagen" in freshness_sentence(entry, TODAY)


@pytest.mark.parametrize(
    ("days", "freshness"),
    [(180, Freshness.CURRENT), (181, Freshness.OLD), (365, Freshness.OLD), (366, Freshness.UNCHECKED)],
)
def test_an_entry_ages_at_the_borders(days: int, freshness: Freshness) -> None:
    entry = an_entry(assured_date=date.fromordinal(TODAY.toordinal() - days))
    assert entry.freshness(TODAY) is freshness


def test_what_was_never_checked_is_unchecked_until_somebody_does() -> None:
    entry = an_entry(assured_date=None, status=Status.INACTIVE)
    assert entry.freshness(TODAY) is Freshness.UNCHECKED
    checked = entry.with_check(TODAY, "Coach")
    assert checked.freshness(TODAY) is Freshness.CURRENT
    assert checked.is_active
    assert freshness_sentence(checked, TODAY) == "aktuell: geprüft heute (Coach)"


def test_only_the_name_is_needed_and_it_must_say_something() -> None:
    assert ServiceEntry(id="x", name="  Ein \n Treff ").name == "Ein Treff"
    with pytest.raises(ValidationError):
        ServiceEntry(id="x", name="  ")
    with pytest.raises(ValidationError):
        an_entry(minimum_age=7, maximum_age=6)


def test_words_are_found_in_any_spelling_and_in_the_names_of_kinds() -> None:
    directory = Directory.of([an_entry(), an_entry("b", name="Treff Süd", kind=None)], NAMES.titles)
    assert found(directory, words="ERGAENZENDE muster") == ["kinderschirm"]
    assert found(directory, words="sued") == ["b"]
    assert found(directory, words="sued ergänzende") == []
    assert found(directory, words="06131") == ["kinderschirm", "b"]


def test_a_need_is_answered_by_what_an_entry_says_else_by_its_kind() -> None:
    silent = an_entry("silent")
    says = an_entry("says", need_kinds=("PEER_CONTACT",))
    directory = Directory.of([silent, says], {})
    kinds = partner_kinds(("SUPPLEMENTARY_CARE", "JOBCENTER (VB)"))
    assert kinds == {"SUPPLEMENTARY_CARE", "JOBCENTER"}
    assert found(directory, need="CARE_EARLY", answered_by=kinds) == ["silent"]
    assert found(directory, need="PEER_CONTACT") == ["says"]


def test_ages_areas_and_languages_that_are_not_named_fit() -> None:
    small = an_entry("small", minimum_age=3, maximum_age=5, area="Kreis Beispiel", languages=())
    directory = Directory.of([an_entry(), small], {})
    assert found(directory, age=5) == ["kinderschirm", "small"]
    assert found(directory, age=6) == ["kinderschirm"]
    assert found(directory, age=13) == []
    assert found(directory, area="Beispiel") == ["small"]
    assert found(Directory.of([an_entry(area="")], {}), area="Anderswo") == ["kinderschirm"]
    assert found(directory, language="ar") == ["kinderschirm"]
    assert found(directory, language="de") == ["kinderschirm", "small"]
    assert found(directory, language="uk") == []


def test_a_day_and_a_time_are_looked_for_also_past_midnight_and_not_out_of_season() -> None:
    night = ServiceTime(days=(Weekday.SO,), opens_at=1320, closes_at=360)
    over = ServiceTime(days=(Weekday.MI,), opens_at=0, closes_at=1440, valid_to=date(2026, 10, 31))
    directory = Directory.of([an_entry("night", schedules=(night, over))], {})
    assert found(directory, day=Weekday.SO, minute=1320) == ["night"]
    assert found(directory, day=Weekday.MO, minute=359) == ["night"]
    assert found(directory, day=Weekday.MO) == ["night"]
    assert found(directory, day=Weekday.MO, minute=360) == []
    assert found(directory, day=Weekday.MI) == []


def test_only_what_is_current_or_only_what_was_laid_down() -> None:
    old = an_entry("old", assured_date=date(2026, 3, 20))
    down = an_entry("down", status=Status.INACTIVE)
    directory = Directory.of([an_entry(), old, down], {})
    assert found(directory, only_current=True) == ["kinderschirm"]
    assert found(directory) == ["kinderschirm", "old"]
    assert found(directory, inactive=True) == ["down"]


def test_a_changed_directory_knows_new_names_and_forgets_removed_entries() -> None:
    directory = Directory.of([an_entry("a", name="Zebra"), an_entry("b", name="Bär")], {})
    changed = directory.changed([an_entry("a", name="Ameise")], ["b"])
    assert [entry.name for entry in changed.entries] == ["Ameise"]
    assert found(changed, words="zebra") == []
    assert len(directory) == 2
    assert changed.get("b") is None


def test_the_sheet_says_what_is_known_and_nothing_else() -> None:
    assert dict(entry_rows(ServiceEntry(id="x", name="Treff"), NAMES)) == {}
    rows = dict(entry_rows(an_entry(waiting_weeks=6, closed=((TODAY, TODAY),)), NAMES))
    assert rows["Wer"] == "Beispielverein · Ergänzende Betreuung"
    assert rows["Für wen"] == "Kinder von 0 bis 12 Jahren"
    assert rows["Wann"] == "Betreuung: Montag bis Freitag 5:00 bis 8:00 Uhr\ngeschlossen: 22.11.2026"
    assert rows["Sprachen"] == "Deutsch, Englisch, Arabisch"
    assert rows["Wartezeit"] == "6 Wochen"


def test_times_and_ages_in_words() -> None:
    season = ServiceTime(
        days=(Weekday.SA,),
        opens_at=600,
        closes_at=780,
        valid_from=date(2026, 9, 1),
        valid_to=date(2027, 3, 31),
        notes="jeden 1. Samstag",
    )
    words = "Samstag 10:00 bis 13:00 Uhr, ab 01.09.2026 bis 31.03.2027, jeden 1. Samstag"
    assert time_text(season) == words
    assert time_text(season, short=True) == "Sa 10:00–13:00"
    assert ages_text(an_entry(minimum_age=1, maximum_age=None)) == "Kinder ab 1 Jahr"
    assert ages_text(an_entry(minimum_age=None)) == "Kinder bis 12 Jahre"


def test_a_step_of_the_plan_gets_place_phone_and_a_warning_when_the_entry_is_old() -> None:
    entry = an_entry(organization="Verein (e. V.)")
    assert place_text(entry, TODAY) == "Verein, 06131 000000"
    old = entry.model_copy(update={"assured_date": date(2026, 3, 20), "phones": (), "email": "treff@beispiel.invalid"})
    assert place_text(old, TODAY) == "Verein, treff@beispiel.invalid, bitte vorher anrufen"
