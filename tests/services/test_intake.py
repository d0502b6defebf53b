"""The list of referrals: those who wait first, the oldest on top, archived ones never."""

from datetime import date

from lotse_desktop.domain.assessment import MEETINGS, REFERRAL
from lotse_desktop.domain.intake import intake_state, next_deadline, safe_words
from lotse_desktop.domain.meetings import Meeting, Meetings, MeetingStatus
from lotse_desktop.domain.project import QualityTimes
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.referral import ContactTry, IntakeState, Referral, SafeContact
from lotse_desktop.services.cases import Clients
from lotse_desktop.services.intake import IntakeDesk
from tests.builders import NOW, a_client, a_record, an_id
from tests.fakes import MemoryVault


def referred(name: str, day: int, state: IntakeState = IntakeState.ASSIGNED) -> CaseRecord:
    return a_record(a_client(name)).with_payload(REFERRAL, Referral(received_on=date(2026, 11, day), state=state))


def test_who_waits_stands_first_the_oldest_on_top() -> None:
    vault = MemoryVault()
    held = Meeting(id="m", day=date(2026, 11, 20), status=MeetingStatus.ATTENDED)
    cases = (
        referred("Neu", 20),
        referred("Alt", 2),
        referred("Nein", 1, IntakeState.DECLINED),
        referred("Da", 3).with_payload(MEETINGS, Meetings(meetings=(held,))),
        a_record(a_client("Ohne")),
    )
    Clients(vault, lambda: NOW, an_id).add_all(list(cases))
    entries, quality = IntakeDesk(vault).entries()
    assert [entry.given_name for entry in entries] == ["Alt", "Neu", "Nein", "Da"]
    assert [intake_state(entry) for entry in entries] == [
        "zugewiesen",
        "zugewiesen",
        "möchte nicht",
        "Erstgespräch am 20.11.2026",
    ]
    assert quality == QualityTimes()


def test_after_the_first_contact_the_first_appointment_is_expected() -> None:
    referral = Referral(received_on=date(2026, 11, 5))
    assert next_deadline(referral, None, QualityTimes()) == ("Zum ersten Mal melden", date(2026, 11, 12))
    tried = referral.with_try(ContactTry(day=date(2026, 11, 6)))
    assert next_deadline(tried, None, QualityTimes()) == ("Erstgespräch führen", date(2026, 11, 26))
    assert next_deadline(tried, date(2026, 11, 20), QualityTimes()) is None


def test_what_has_to_be_minded_is_said_before_anybody_calls() -> None:
    contact = SafeContact(safe_phone=False, safe_voicemail=True, address_lock=True)
    assert safe_words(Referral(contact=contact)) == ("nicht anrufen", "Auskunftssperre: Adresse an niemanden")
