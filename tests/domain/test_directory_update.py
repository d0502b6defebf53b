"""An update says what is new, changed and gone; nothing is lost without a word."""

from datetime import date

from lotse_desktop.domain.directory import Status
from lotse_desktop.domain.directory_update import Gone, find_update
from tests.directories import an_entry


def test_the_same_file_again_changes_nothing() -> None:
    entries = [an_entry("a"), an_entry("b", name="Treff")]
    update = find_update(entries, entries)
    assert update.is_empty
    assert update.same == 2


def test_new_changed_and_gone_are_told_field_by_field() -> None:
    present = [an_entry("a"), an_entry("b", name="Treff"), an_entry("c", name="Kurs")]
    coming = [an_entry("a", fees_description="frei", phones=("06131 1",)), an_entry("c", name="Kurs"), an_entry("d")]
    update = find_update(present, [*coming[:2], coming[2].model_copy(update={"name": "Neu"})])
    assert [entry.id for entry in update.new] == ["d"]
    (change,) = update.changed
    assert [(one.field, one.old, one.new) for one in change.fields] == [
        ("fees_description", "", "frei"),
        ("phones", ("06131 000000",), ("06131 1",)),
    ]
    assert [entry.id for entry in update.gone] == ["b"]
    assert update.same == 1


def test_what_is_gone_is_laid_down_kept_or_removed_as_the_coach_says() -> None:
    update = find_update([an_entry("a")], [])
    (laid_down,) = update.put(Gone.LAY_DOWN)
    assert laid_down.status is Status.INACTIVE
    assert (update.put(Gone.KEEP), update.removed(Gone.KEEP)) == ((), ())
    assert (update.put(Gone.REMOVE), update.removed(Gone.REMOVE)) == ((), ("a",))
    assert update.removed(Gone.LAY_DOWN) == ()


def test_own_entries_and_those_laid_down_are_never_gone() -> None:
    present = [an_entry("own", local=True), an_entry("down", status=Status.INACTIVE)]
    update = find_update(present, [])
    assert update.gone == ()
    assert [entry.id for entry in update.kept_local] == ["own"]


def test_an_entry_without_its_id_is_known_by_name_and_organisation() -> None:
    present = [an_entry("a"), an_entry("b", name="Treff")]
    coming = [an_entry("csv-1", name="KINDERSCHIRM  Musterstadt", assured_date=date(2026, 11, 1)), an_entry("b")]
    update = find_update(present, [coming[0], an_entry("b", name="Treff")])
    assert update.new == ()
    assert update.gone == ()
    (change,) = update.changed
    assert change.after.id == "a"


def test_two_of_the_same_name_are_not_guessed() -> None:
    present = [an_entry("a"), an_entry("b")]
    update = find_update(present, [an_entry("csv-1")])
    assert [entry.id for entry in update.new] == ["csv-1"]
    assert [entry.id for entry in update.gone] == ["a", "b"]
