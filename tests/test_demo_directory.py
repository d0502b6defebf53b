"""The demo shows the entries of the handbook, as old as it says there on every day."""

from datetime import date

from lotse_desktop.demo_directory import WRITTEN_ON, demo_directory
from lotse_desktop.domain.directory import Freshness
from tests.catalogue.shipped import catalogue

EARLIER, LATER = date(2026, 2, 1), date(2031, 5, 5)


def test_the_entries_are_as_old_on_every_day() -> None:
    for today in (EARLIER, WRITTEN_ON, LATER):
        ages = [entry.freshness(today) for entry in demo_directory(today)]
        assert ages.count(Freshness.OLD) == 1
        assert ages.count(Freshness.UNCHECKED) == 1
    samples = {entry.id: entry.assured_date for entry in demo_directory(WRITTEN_ON)}
    assert samples["demo-s1"] == date(2026, 10, 5)
    assert samples["demo-s4"] == date(2026, 3, 20)


def test_every_name_says_that_it_is_made_up_and_every_kind_and_need_is_known() -> None:
    known = catalogue()
    kinds, needs = {kind.key for kind in known.partners}, {need.key for need in known.needs}
    for entry in demo_directory(WRITTEN_ON):
        assert "(fiktiv)" in entry.name
        assert entry.kind in kinds
        assert needs.issuperset(entry.need_kinds)
        assert not entry.email or entry.email.endswith(".invalid")
