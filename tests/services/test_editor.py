"""The editor keeps the present case and its history."""

import pytest

from lotse_desktop.domain.closing import with_restriction
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.services.editor import MAX_HISTORY, CaseEditor
from tests.builders import TODAY, a_record


class Heard:
    """Counts how often the editor spoke."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def editor(heard: Heard) -> CaseEditor:
    return CaseEditor(a_record(), heard)


def renamed(record: CaseRecord, name: str) -> CaseRecord:
    return record.with_client(record.client.model_copy(update={"given_name": name}))


def test_a_change_can_be_undone_and_brought_back(editor: CaseEditor, heard: Heard) -> None:
    before = editor.record
    after = renamed(before, "Lena")

    editor.change("Vorname ändern", after)
    assert (editor.undo_name, editor.redo_name) == ("Vorname ändern", None)

    editor.undo()
    assert editor.record == before
    assert (editor.undo_name, editor.redo_name) == (None, "Vorname ändern")

    editor.redo()
    assert editor.record == after
    assert heard.times == 3


def test_an_equal_record_is_no_change(editor: CaseEditor, heard: Heard) -> None:
    editor.change("Nichts", editor.record.model_copy())
    assert editor.undo_name is None
    assert heard.times == 0


def test_typing_in_one_field_is_one_step(editor: CaseEditor) -> None:
    before = editor.record
    for name in ("L", "Le", "Len", "Lena"):
        editor.change("Vorname ändern", renamed(before, name), merge="given_name")

    editor.undo()
    assert editor.record == before


def test_typing_again_after_undo_starts_a_new_step(editor: CaseEditor) -> None:
    before = editor.record
    editor.change("Vorname ändern", renamed(before, "Lena"), merge="given_name")
    editor.undo()
    editor.change("Vorname ändern", renamed(before, "Olena"), merge="given_name")

    assert editor.redo_name is None
    editor.undo()
    assert editor.record == before


def test_the_history_does_not_grow_without_end(editor: CaseEditor) -> None:
    record = editor.record
    for number in range(MAX_HISTORY + 5):
        editor.change("Vorname ändern", renamed(record, f"Probe {number}"))
    for _ in range(MAX_HISTORY + 5):
        editor.undo()
    assert editor.record.client.given_name == "Probe 4"


def test_undo_without_a_change_does_nothing(editor: CaseEditor, heard: Heard) -> None:
    editor.undo()
    editor.redo()
    assert heard.times == 0


def test_what_is_settled_can_not_be_taken_back(editor: CaseEditor, heard: Heard) -> None:
    before = editor.record
    editor.change("Vorname ändern", renamed(before, "Lena"))
    editor.undo()
    editor.settle(renamed(before, "Olena"))
    assert (editor.undo_name, editor.redo_name) == (None, None)
    editor.undo()
    editor.redo()
    assert editor.record.client.given_name == "Olena"
    assert heard.times == 3


def test_a_restricted_case_is_not_changed_and_says_so() -> None:
    heard, refused = Heard(), Heard()
    restricted = with_restriction(a_record(), TODAY)
    editor = CaseEditor(restricted, heard, refused)
    editor.change("Vorname ändern", renamed(restricted, "Lena"))
    assert (editor.record, editor.undo_name, heard.times, refused.times) == (restricted, None, 0, 1)
    editor.change("Einschränkung aufheben", with_restriction(restricted, None))
    assert (editor.record.lifecycle.restricted_on, refused.times) == (None, 1)
