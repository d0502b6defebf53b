"""The sheet for the fridge: who is called in which order, what is done, what the children need."""

from dataclasses import replace
from datetime import date

import pytest

from lotse_desktop.domain.assessment import (
    CareWay,
    CareWays,
    EmergencyChain,
    EmergencyContact,
    FormAnswers,
    Text,
)
from lotse_desktop.domain.care import CareWeek, Helper, Reliability, Weekday
from lotse_desktop.domain.emergency_contacts import MOST_PEOPLE, ContactKind, Typed, find_contacts
from lotse_desktop.domain.emergency_sheet import (
    LONGEST_DETAILS,
    EmergencySheet,
    build_emergency_sheet,
    dated,
    shorter_sheet,
)
from lotse_desktop.domain.record import CaseRecord
from tests.builders import TODAY, jana
from tests.catalogue.shipped import emergency_texts
from tests.families import MARA_DAY, TAREK_DAY, mara, tarek
from tests.plain_language import average_words, faults, private


def sheet_of(record: CaseRecord, typed: dict[str, Typed] | None = None, today: date = TODAY) -> EmergencySheet:
    return build_emergency_sheet(record, emergency_texts(), typed or {}, today)


def with_chain(record: CaseRecord, *contacts: EmergencyContact) -> CaseRecord:
    form = FormAnswers(answers={"BET5": EmergencyChain(contacts=contacts)})
    return record.with_payload("CHILDCARE", form)


def with_helpers(record: CaseRecord, *helpers: Helper) -> CaseRecord:
    return record.with_care_week(record.care_week.model_copy(update={"helpers": helpers}))


def a_helper(label: str, reliability: Reliability = Reliability.FIRM, end: int = 480) -> Helper:
    return Helper(
        id=label, label=label, children=("mia",), days=(Weekday.DO,), start=300, end=end, reliability=reliability
    )


def lines(sheet: EmergencySheet) -> list[str]:
    """Every sentence of the sheet."""
    details = [person.details for person in sheet.people]
    return [*details, *sheet.steps, *(need for child in sheet.children for need in child.needs)]


def test_the_sheet_of_case_a() -> None:
    sheet = sheet_of(mara(), today=MARA_DAY)
    assert dated(sheet) == "Mara · 10. November 2026"
    assert [(person.name, person.details) for person in sheet.people] == [
        ("Oma I.", "In 30 Minuten da. Fest abgesprochen."),
        ("Nachbarin F.", "In 5 Minuten da. Bitte vorher fragen."),
    ]
    assert sheet.steps == ("Einen Kinderkrankentag nehmen.", "Die Arbeit bis 5:00 Uhr anrufen.")
    assert [number.name for number in sheet.numbers] == ["Arbeit", "Kita", "Jugendamt"]
    (lio,) = sheet.children
    assert lio.needs == (
        "Kita: Montag bis Freitag von 7:30 bis 16:00 Uhr.",
        "Bringen und holen: Mutter. Der Weg dauert 10 Minuten.",
    )
    assert sheet.file_name == "Notfallblatt_2026-11-10.pdf"


def test_the_sheet_of_case_b_adds_a_helper_whom_nobody_asked() -> None:
    sheet = sheet_of(tarek(), today=TAREK_DAY)
    assert [person.name for person in sheet.people] == ["Schwester R.", "Frau K."]
    assert sheet.people[1].details == (
        "Bitte vorher fragen. Hilft sonst Montag, Mittwoch und Freitag von 7:15 bis 7:45 Uhr."
    )
    assert sheet.children[0].needs[-1] == "Bringen und holen: Vater, Frau K. Der Weg dauert 15 Minuten."
    assert sheet.children[1].needs[-1] == "Geht den Weg allein oder mit der Gruppe."


@pytest.mark.parametrize(("record", "day"), [(mara(), MARA_DAY), (tarek(), TAREK_DAY), (jana(), TODAY)])
def test_the_sheet_is_plain_language(record: CaseRecord, day: date) -> None:
    texts = emergency_texts()
    fixed = [texts.title, texts.people, texts.write_here, texts.card_hint, texts.children, texts.at_once, texts.alone]
    sentences = [line for line in (*lines(sheet_of(record, today=day)), *fixed) if line]
    assert [(s, found) for s in sentences if (found := faults(s))] == []
    assert average_words(sentences) <= 11
    assert not any(private(sentence) for sentence in sentences)


def test_the_chain_comes_first_then_firm_then_usual_helpers_and_nobody_twice() -> None:
    helpers = (
        a_helper("Nachbar", Reliability.USUAL),
        a_helper("Oma (Mutter)"),
        a_helper("Tante", Reliability.POSSIBLE),
        a_helper("Paul", Reliability.EMERGENCY),
        a_helper("Lea"),
    )
    record = with_helpers(
        with_chain(jana(), EmergencyContact(who="Opa"), EmergencyContact(who=" "), EmergencyContact(who="oma")),
        *helpers,
    )
    people = [contact.name for contact in find_contacts(record) if contact.kind is ContactKind.PERSON]
    assert people == ["Opa", "oma", "Lea", "Nachbar"]


def test_a_name_that_stands_twice_in_the_chain_is_one_person_at_its_first_place() -> None:
    chain = (EmergencyContact(who="Oma", agreed=True), EmergencyContact(who="Ben"), EmergencyContact(who="Oma"))
    contacts = find_contacts(with_chain(jana(), *chain))
    assert [(c.name, c.agreed) for c in contacts if c.kind is ContactKind.PERSON] == [("Oma", True), ("Ben", False)]


def test_at_most_five_people() -> None:
    record = with_helpers(jana(), *(a_helper(f"Hilfe {number}") for number in range(9)))
    assert len([c for c in find_contacts(record) if c.kind is ContactKind.PERSON]) == MOST_PEOPLE


def test_a_help_over_midnight_and_in_some_weeks_is_told_so() -> None:
    night = a_helper("Lea", end=60).model_copy(update={"weeks": (2,), "start": 1320})
    week = CareWeek(cycle_weeks=2, helpers=(night,))
    (lea,) = sheet_of(jana().with_care_week(week)).people
    assert lea.details.endswith("Hilft sonst in Woche B: Donnerstag von 22:00 bis 1:00 Uhr am nächsten Tag.")


def test_what_is_typed_stands_on_the_sheet_and_who_is_not_wanted_does_not() -> None:
    oma, neighbour, work, *_ = find_contacts(mara())
    typed = {
        oma.key: Typed("0170 1234567", "bis 20 Uhr"),
        neighbour.key: Typed("0170 7654321", wanted=False),
        work.key: Typed("06131 112233"),
    }
    sheet = sheet_of(mara(), typed)
    assert [(person.name, person.phone) for person in sheet.people] == [("Oma I.", "0170 1234567")]
    assert sheet.people[0].details.startswith("Erreichbar bis 20 Uhr. ")
    assert sheet.numbers[0].phone == "06131 112233"
    assert "7654321" not in sheet.model_dump_json()


def test_a_number_is_in_no_message_of_a_fault() -> None:
    typed = Typed("0170 1234567")
    assert "0170" not in repr(typed)
    assert "0170" not in repr(sheet_of(mara(), {find_contacts(mara())[0].key: typed}))


def test_lines_of_the_plan_that_only_call_somebody_are_not_said_again() -> None:
    own = ("Oma I. anrufen.", "Frau Nachbarin fragen.", " ", "Die Arbeit bis 5:00 Uhr anrufen.")
    record = mara().with_plan(mara().plan.model_copy(update={"emergency": own}))
    assert sheet_of(record).steps == ("Frau Nachbarin fragen.", "Die Arbeit bis 5:00 Uhr anrufen.")


def test_an_empty_case_gives_a_sheet_to_write_on() -> None:
    record = jana().with_care_week(CareWeek())
    sheet = sheet_of(record.with_client(record.client.model_copy(update={"children": ()})))
    assert (sheet.people, sheet.steps, sheet.children) == ((), (), ())
    assert [number.name for number in sheet.numbers] == ["Jugendamt"]


def test_family_names_notes_and_answers_never_get_onto_the_sheet() -> None:
    form = mara().answers("CHILDCARE")
    noted = form.model_copy(update={"note": "GEHEIM-1", "answers": {**form.answers, "X": Text(text="GEHEIM-2")}})
    record = mara().with_payload("CHILDCARE", noted)
    client = record.client.model_copy(update={"family_name": "Geheimname", "concern": "GEHEIM-3"})
    text = sheet_of(record.with_client(client)).model_dump_json()
    assert "GEHEIM" not in text
    assert "Geheimname" not in text


def test_long_labels_are_cut() -> None:
    record = with_chain(jana(), EmergencyContact(who="Sehr lange Bezeichnung " * 10, reach_minutes=0))
    typed = {find_contacts(record)[0].key: Typed("1" * 400, "immer " * 60)}
    (person,) = sheet_of(record, typed).people
    assert (len(person.name), len(person.phone)) == (40, 30)
    assert len(person.details) <= LONGEST_DETAILS


def test_a_sheet_is_cut_in_order_and_keeps_whom_to_call_and_what_to_do() -> None:
    sheet: EmergencySheet | None = sheet_of(tarek(), today=TAREK_DAY)
    assert sheet is not None
    people, steps = [person.name for person in sheet.people], sheet.steps
    cuts: list[EmergencySheet] = []
    while (sheet := shorter_sheet(sheet)) is not None:
        cuts.append(sheet)
    assert (cuts[0].card, cuts[0].lines, cuts[1].lines) == (False, True, False)
    assert [person.name for person in cuts[-1].people] == people
    assert cuts[-1].steps == steps
    assert cuts[-1].numbers == ()


def test_a_way_without_a_person_or_minutes_is_told_as_far_as_it_is_known() -> None:
    form = FormAnswers(answers={"BET3": CareWays(ways=(CareWay(child="mia", who="Oma"), CareWay(child="x")))})
    (mia,) = sheet_of(jana().with_payload("CHILDCARE", form)).children
    assert mia.needs[-1] == "Bringen und holen: Oma."


def test_a_contact_is_known_again_when_something_else_about_it_changes() -> None:
    oma = find_contacts(mara())[0]
    assert replace(oma, reach_minutes=5).key == oma.key
