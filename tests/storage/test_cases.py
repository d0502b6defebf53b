"""Cases in the database: what is saved is what is loaded, and the list finds it."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from lotse_desktop.domain.assessment import FormAnswers
from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.listing import ClientEntry, ListFigures
from lotse_desktop.domain.plan import Goal, Step
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.storage.unit_of_work import SqlUnitOfWork
from lotse_desktop.storage.vault_file import OpenVault
from tests.builders import NOW, TODAY, a_child, a_client, a_record, an_id, jana
from tests.storage.conftest import Lab
from tests.strategies import records

FIGURES = ListFigures(search_text="", gap_minutes=None, open_steps=0, next_due=None)


def put(lab: Lab, vault: OpenVault, record: CaseRecord) -> None:
    with lab.unit(vault) as unit:
        unit.cases.save(record, FIGURES, NOW)
        unit.commit()


def rows(vault: OpenVault, table: str) -> int:
    with vault.engine.connect() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())  # noqa: S608


@pytest.fixture(scope="module")
def shared_vault(shared_lab: Lab) -> OpenVault:
    return shared_lab.open()


@settings(max_examples=25)
@given(first=records(), second=records())
def test_any_case_is_loaded_as_it_was_saved_and_saved_again(
    shared_lab: Lab, shared_vault: OpenVault, first: CaseRecord, second: CaseRecord
) -> None:
    put(shared_lab, shared_vault, first)
    assert shared_lab.load(shared_vault, first) == first

    changed = second.with_client(second.client.model_copy(update={"id": first.client.id}))
    put(shared_lab, shared_vault, changed)
    assert shared_lab.load(shared_vault, changed) == changed


def test_a_case_that_was_never_saved_is_none(lab: Lab, vault: OpenVault) -> None:
    assert lab.load(vault, jana()) is None


def test_rows_that_left_the_case_leave_the_database(lab: Lab, vault: OpenVault) -> None:
    record = jana()
    full = record.with_plan(record.plan.with_goal(Goal(id="g1")).with_step(Step(id="s1")))
    lab.save(vault, full)
    lab.save(
        vault, a_record(record.client.without_child("mia")).model_copy(update={"assessment_id": record.assessment_id})
    )
    assert [rows(vault, table) for table in ("child", "goal", "step", "section")] == [0, 0, 0, 0]


def test_children_goals_and_steps_keep_their_new_order(lab: Lab, vault: OpenVault) -> None:
    mia, ben = a_child(), a_child("Ben", child_id="ben")
    record = a_record(a_client(children=(mia, ben)))
    lab.save(vault, record)
    turned = record.with_client(record.client.model_copy(update={"children": (ben, mia)}))
    lab.save(vault, turned)
    assert lab.load(vault, turned) == turned


def test_saving_writes_only_the_rows_that_differ(lab: Lab, vault: OpenVault) -> None:
    record = jana()
    lab.save(vault, record)
    written: list[str] = []

    @event.listens_for(vault.engine, "before_cursor_execute")
    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("SELECT", "BEGIN")):
            written.append(statement.split(" SET ", maxsplit=1)[0])

    lab.save(vault, record)
    assert written == []
    lab.save(vault, record, NOW + timedelta(minutes=1))
    assert written == ["UPDATE client"]
    written.clear()
    lab.save(vault, record.with_care_week(CareWeek()), NOW + timedelta(minutes=1))
    assert written == ["UPDATE client", "UPDATE section"]  # the client row shows the gap


def test_a_new_assessment_becomes_the_present_one(lab: Lab, vault: OpenVault) -> None:
    record = jana()
    lab.save(vault, record)
    later = a_record(record.client).model_copy(update={"assessment_id": an_id(7)})
    lab.save(vault, later)
    assert lab.load(vault, record) == later


def test_a_round_that_undo_took_back_leaves_the_database(lab: Lab, vault: OpenVault) -> None:
    record = jana().with_payload("FAMILY", FormAnswers(self_rating=2))
    lab.save(vault, record)
    later = record.with_new_round(an_id(7), TODAY).with_payload("FAMILY", FormAnswers(self_rating=4))
    lab.save(vault, later)
    assert lab.load(vault, record) == later
    lab.save(vault, record)
    assert lab.load(vault, record) == record
    assert rows(vault, "assessment") == 1
    assert rows(vault, "section") == 2


def test_an_earlier_round_is_never_written_again(lab: Lab, vault: OpenVault) -> None:
    record = jana().with_payload("FAMILY", FormAnswers(self_rating=2)).with_new_round(an_id(7), TODAY)
    lab.save(vault, record)
    with vault.engine.begin() as connection:
        connection.exec_driver_sql(
            f"CREATE TRIGGER closed BEFORE UPDATE ON section WHEN old.assessment_id != '{an_id(7).hex}' "
            "BEGIN SELECT RAISE(FAIL, 'a closed round'); END"
        )
    for level in (3, 4):
        record = record.with_payload("FAMILY", FormAnswers(self_rating=level))
        lab.save(vault, record)
    assert lab.load(vault, record) == record


def test_leaving_without_commit_rolls_back(lab: Lab, vault: OpenVault) -> None:
    record = jana()
    with lab.unit(vault) as unit:
        unit.cases.save(record, FIGURES, NOW)
    assert lab.load(vault, record) is None


def test_an_error_rolls_back(lab: Lab, vault: OpenVault) -> None:
    record = jana()

    def fail() -> None:
        with lab.unit(vault) as unit:
            unit.cases.save(record, FIGURES, NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert lab.load(vault, record) is None


# ---- the list


def found(unit: SqlUnitOfWork, text: str, *, archived: bool = False, limit: int = 200) -> list[str]:
    return [entry.given_name for entry in unit.cases.find(text, archived=archived, limit=limit)]


@pytest.fixture
def unit(lab: Lab, vault: OpenVault) -> Iterator[SqlUnitOfWork]:
    """Three clients: Özlem Groß with Müge, Ana Zander, and Jana Beispiel with Mia, a step and an early week."""
    step = Step(id="s1", text="Kita-Antrag abgeben", due=date(2026, 12, 1))
    mia = jana()
    for record in (
        a_record(a_client("Özlem", "Groß", (a_child("Müge", child_id="mue"),))),
        a_record(a_client("Ana", "Zander")),
        mia.with_plan(mia.plan.with_step(step)),
    ):
        lab.save(vault, record)
    with lab.unit(vault) as unit:
        yield unit


def test_the_list_is_sorted_by_family_name(unit: SqlUnitOfWork) -> None:
    assert found(unit, "") == ["Jana", "Özlem", "Ana"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("gross", ["Özlem"]),
        ("GROẞ", ["Özlem"]),
        ("oezlem", ["Özlem"]),
        ("müge", ["Özlem"]),
        ("kita antrag", ["Jana"]),
        ("antrag mia", ["Jana"]),
        ("erstgespräch", ["Jana", "Özlem", "Ana"]),
        ("an", ["Jana", "Ana"]),
        ("a", ["Jana", "Özlem", "Ana"]),
        ("mia zander", []),
        ("zzz", []),
        ("%", []),
        ("_", []),
        ("\\", []),
        ("'", []),
        ('"', []),
        ("*", []),
        ("?", []),
        ("[a", []),
        ("[^a]", []),
        ("NEAR(", []),
    ],
)
def test_every_word_is_looked_for_in_name_child_phase_and_step(
    unit: SqlUnitOfWork, text: str, names: list[str]
) -> None:
    assert found(unit, text) == names


def test_a_word_is_found_over_no_border_between_two_words(unit: SqlUnitOfWork) -> None:
    assert found(unit, "nabei") == []


def test_the_limit_takes_the_first_by_name(unit: SqlUnitOfWork) -> None:
    assert found(unit, "", limit=2) == ["Jana", "Özlem"]
    assert found(unit, "erst", limit=1) == ["Jana"]


def test_an_entry_shows_children_gap_steps_and_date(unit: SqlUnitOfWork) -> None:
    (entry,) = unit.cases.find("jana", archived=False, limit=5)
    assert entry == ClientEntry(
        id=entry.id,
        given_name="Jana",
        family_name="Beispiel",
        children=(("Mia", date(2021, 5, 1)),),
        phase="INTAKE",
        gap_minutes=140,
        open_steps=1,
        next_due=date(2026, 12, 1),
        archived=False,
        changed_at=NOW,
    )


def test_archived_clients_are_listed_and_counted_apart(lab: Lab, vault: OpenVault, unit: SqlUnitOfWork) -> None:
    del unit
    record = a_record(a_client("Alt", "Fall").model_copy(update={"archived_on": date(2026, 1, 1)}))
    lab.save(vault, record)
    with lab.unit(vault) as again:
        assert found(again, "", archived=True) == ["Alt"]
        assert found(again, "fall", archived=False) == []
        assert (again.cases.count(archived=True), again.cases.count(archived=False)) == (1, 3)


@settings(max_examples=60)
@given(words=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=6), max_size=3))
def test_whatever_is_typed_finds_the_case_that_holds_these_words(
    shared_lab: Lab, shared_vault: OpenVault, words: list[str]
) -> None:
    record = a_record(a_client())
    with shared_lab.unit(shared_vault) as unit:
        unit.cases.save(record, ListFigures(" ".join(words), None, 0, None), NOW)
        for text in (*words, " ".join(reversed(words))):
            entries = unit.cases.find(text, archived=False, limit=100_000)
            assert record.client.id in {entry.id for entry in entries}
