"""The two papers: nothing is kept of them, and nothing private is on the employer's."""

from datetime import date

import pytest

from lotse_desktop.domain.assessment import Answer, EmergencyChain, EmergencyContact, FormAnswers, Standing, Text
from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.client import Consents
from lotse_desktop.domain.compare_sheet import CompareSheet, CompareTexts, CompareWish
from lotse_desktop.domain.emergency_contacts import Typed, find_contacts
from lotse_desktop.domain.emergency_sheet import EmergencySheet, EmergencyTexts
from lotse_desktop.domain.errors import NoConsentError, NothingToPrintError
from lotse_desktop.domain.plan import Goal, Plan
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.work_times import WorkTimes, WorkTimesTexts, WorkTimesWish
from lotse_desktop.reporting.compare_pdf import draw_compare
from lotse_desktop.reporting.emergency_pdf import draw_emergency
from lotse_desktop.reporting.work_times_pdf import draw_work_times
from lotse_desktop.services.papers import Papers
from tests.builders import NOW, an_id, jana
from tests.catalogue.shipped import catalogue, compare_texts, emergency_texts, work_times_texts
from tests.families import mara, tarek, whole_mara
from tests.reporting.reading import all_bytes, text_of

PHONE = "0170 9876543"
WISH = WorkTimesWish(date(2026, 11, 30))


def as_text(
    paper: EmergencySheet | WorkTimes | CompareSheet, _texts: EmergencyTexts | WorkTimesTexts | CompareTexts
) -> bytes:
    return paper.model_dump_json().encode()


def the_desk(*, drawn: bool = False) -> Papers:
    """Draws real PDFs, or gives the values as text."""
    return Papers(
        lambda: NOW,
        catalogue(),
        emergency_texts=emergency_texts,
        draw_emergency=draw_emergency if drawn else as_text,
        work_times_texts=work_times_texts,
        draw_work_times=draw_work_times if drawn else as_text,
        compare_texts=compare_texts,
        draw_compare=draw_compare if drawn else as_text,
    )


def agreed(record: CaseRecord) -> CaseRecord:
    return record.with_consents(Consents(employer_times=date(2026, 11, 24)))


def test_the_emergency_sheet_has_what_was_typed_and_a_name_without_a_name() -> None:
    typed = {find_contacts(mara())[0].key: Typed(PHONE)}
    paper = the_desk().emergency(mara(), typed)
    sheet = EmergencySheet.model_validate_json(paper.pdf)
    assert sheet.people[0].phone == PHONE
    assert sheet.day == NOW.date()
    assert paper.file_name == "Notfallblatt_2026-11-24.pdf"


def test_the_times_for_an_employer_need_consent() -> None:
    with pytest.raises(NoConsentError, match="nur mit Zustimmung"):
        the_desk().work_times(mara(), WISH)
    paper = the_desk().work_times(agreed(mara()), WISH)
    assert paper.file_name == "Arbeitszeiten_2026-11-24.pdf"
    assert WorkTimes.model_validate_json(paper.pdf).hours == "Mindestens 35 Stunden in jeder Woche"


def test_consent_that_was_taken_back_is_none() -> None:
    with pytest.raises(NoConsentError):
        the_desk().work_times(agreed(mara()).with_consents(Consents()), WISH)


@pytest.mark.parametrize("empty", ["no care", "no child"])
def test_a_page_without_a_time_is_refused_in_one_sentence(empty: str) -> None:
    record = agreed(jana()).with_care_week(CareWeek())
    if empty == "no child":
        record = record.with_client(record.client.model_copy(update={"children": ()}))
    with pytest.raises(NothingToPrintError, match="noch keine Arbeitszeit"):
        the_desk().work_times(record, WISH)


def marked(record: CaseRecord) -> CaseRecord:
    """The case with a mark in every place where somebody can write."""
    week = record.care_week
    labels = {
        name: tuple(entry.model_copy(update={"label": "GEHEIM-WOCHE"}) for entry in getattr(week, name))
        for name in ("activities", "care", "helpers")
    }
    children = tuple(c.model_copy(update={"given_name": "GEHEIM-KIND"}) for c in record.client.children)
    names = {"given_name": "GEHEIM-VOR", "family_name": "GEHEIM-NACH", "concern": "GEHEIM-ANLIEGEN"}
    chain = EmergencyChain(contacts=(EmergencyContact(who="GEHEIM-OMA", agreed=True),))
    told: dict[str, Answer] = {"BET5": chain, "X": Text(text="GEHEIM-TEXT")}
    form = FormAnswers(self_rating=1, answers=told, note="GEHEIM-NOTIZ")
    plan = Plan(goals=(Goal(id="g", text="GEHEIM-ZIEL"),), emergency=("GEHEIM-ZEILE",), good_to_know=("GEHEIM-RECHT",))
    client = record.client.model_copy(update={**names, "children": children})
    changed = record.with_client(client).with_care_week(week.model_copy(update=labels))
    return changed.with_payload("CHILDCARE", form).with_plan(plan)


@pytest.mark.parametrize("record", [mara(), tarek()], ids=["A", "B"])
def test_nothing_private_is_in_the_pdf_for_an_employer(record: CaseRecord) -> None:
    pdf = the_desk(drawn=True).work_times(agreed(marked(record)), WISH).pdf
    content, text = all_bytes(pdf), text_of(pdf)
    for mark in ("GEHEIM", "Kind", "Kita", "Betreuung", "Oma", "Offen", "offen", "Lücke", "allein", "Lotse"):
        assert mark not in text
        assert not any(mark.encode(coding) in content for coding in ("utf-8", "utf-16-be"))


def test_the_marks_would_be_found() -> None:
    """The sheet for the fridge has them; so the test above can fail."""
    text = text_of(the_desk(drawn=True).emergency(marked(mara()), {}).pdf)
    assert all(mark in text for mark in ("GEHEIM-OMA", "GEHEIM-KIND", "GEHEIM-WOCHE", "GEHEIM-ZEILE"))


def test_the_name_is_there_when_the_client_wants_it() -> None:
    record = agreed(mara())
    pdf = the_desk(drawn=True).work_times(record, WorkTimesWish(WISH.valid_from, record.client.full_name)).pdf
    assert "Mara Beispiel" in text_of(pdf)
    assert "Lio" not in text_of(pdf)


def test_the_case_is_not_changed_by_what_is_typed() -> None:
    record = mara()
    before = record.model_dump_json()
    typed = {contact.key: Typed(PHONE, "bis 20 Uhr") for contact in find_contacts(record)}
    pdf = the_desk(drawn=True).emergency(record, typed).pdf
    assert PHONE in text_of(pdf)
    assert record.model_dump_json() == before


def compared(record: CaseRecord, **wish: bool) -> CompareSheet:
    return CompareSheet.model_validate_json(the_desk().compare(record, CompareWish(**wish)).pdf)


def second_round() -> CaseRecord:
    record = whole_mara().with_new_round(an_id(7), date(2026, 11, 20))
    form = FormAnswers(standing=Standing.DISCUSSED, self_rating=4, coach_rating=1, note="Vater ruft an")
    return record.with_payload("NETWORK", form).with_payload("FINANCE", FormAnswers(standing=Standing.DECLINED))


def test_start_and_today_needs_two_rounds() -> None:
    with pytest.raises(NothingToPrintError, match="noch keine zwei Runden"):
        the_desk().compare(whole_mara(), CompareWish())
    with pytest.raises(NothingToPrintError):
        the_desk().compare(jana().with_new_round(an_id(7), date(2026, 11, 20)), CompareWish())
    assert the_desk().compare(second_round(), CompareWish()).file_name == "Start-und-heute_2026-11-24.pdf"


def test_start_and_today_says_only_what_the_client_said_and_wants_there() -> None:
    record = second_round()
    sheet = compared(record)
    titles = [row.title for row in sheet.rows]
    assert len(titles) == 11
    assert "Gesundheit & Belastung" not in titles
    assert "Finanzen & Leistungen" not in titles, "not wished today"
    assert sheet.name == ""
    network = sheet.rows[titles.index("Soziales Netz")]
    anchors = catalogue().domain("NETWORK").anchors
    assert network.lines == (f"Start: {anchors[2]}", f"Heute: {anchors[3]}")
    assert (network.start, network.latest) == (3, 4)
    other = record.answers("NETWORK").model_copy(update={"coach_rating": 5, "note": ""})
    assert sheet == compared(record.with_payload("NETWORK", other))

    wished = compared(record, with_name=True, with_health=True)
    assert wished.name == "Mara"
    assert [row.title for row in wished.rows if row not in sheet.rows] == ["Gesundheit & Belastung"]
    text = text_of(the_desk(drawn=True).compare(record, CompareWish()).pdf)
    for private in ("Mara", "Beispiel", "Vater", "Gesundheit", "Finanzen", "Coach", "1", "5"):
        assert private not in text.replace("20. November 2026", "").replace("2. November 2026", "").replace("24.", "")
