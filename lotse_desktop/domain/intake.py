"""The way from the referral to the first appointment: what is expected until when, and where it stands in words."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from lotse_desktop.domain.project import QualityTimes
from lotse_desktop.domain.referral import IntakeState, Referral, ReferralSource
from lotse_desktop.domain.wording import short_date
from lotse_desktop.domain.workdays import workdays_after

SOURCES: Final = {
    ReferralSource.BCA_JOBCENTER: "Jobcenter",
    ReferralSource.BCA_AGENCY: "Agentur für Arbeit",
    ReferralSource.OTHER: "auf anderem Weg",
}
STATES: Final = {
    IntakeState.ASSIGNED: "zugewiesen",
    IntakeState.CONTACTED: "angesprochen",
    IntakeState.ACCEPTED: "möchte kommen",
    IntakeState.DECLINED: "möchte nicht",
    IntakeState.NOT_REACHED: "nicht erreicht",
}


@dataclass(frozen=True, slots=True)
class IntakeEntry:
    """A client on the way to the first appointment; ``first``: when it took place."""

    client_id: UUID
    given_name: str
    family_name: str
    referral: Referral
    first: date | None

    @property
    def is_waiting(self) -> bool:
        """Whether somebody still has to do something."""
        return self.first is None and self.referral.state not in {IntakeState.DECLINED, IntakeState.NOT_REACHED}


def intake_state(entry: IntakeEntry) -> str:
    """Where it stands, in words."""
    if entry.first is not None:
        return f"Erstgespräch am {short_date(entry.first)}"
    words = STATES[entry.referral.state]
    return f"{words}, nur Information" if entry.referral.light else words


def next_deadline(referral: Referral, first: date | None, quality: QualityTimes) -> tuple[str, date] | None:
    """What is expected next and until when (handbook 2.1): the first contact, then the first appointment."""
    closed = referral.state in {IntakeState.DECLINED, IntakeState.NOT_REACHED} or referral.light
    if first is not None or referral.received_on is None or closed:
        return None
    if referral.first_contact is None:
        return "Zum ersten Mal melden", workdays_after(referral.received_on, quality.first_contact_workdays)
    return "Erstgespräch führen", workdays_after(referral.received_on, quality.first_meeting_workdays)


def safe_words(referral: Referral) -> tuple[str, ...]:
    """What has to be minded before somebody calls or writes; empty: nothing was said against anything."""
    contact = referral.contact
    found = [
        words
        for safe, words in (
            (contact.safe_phone, "nicht anrufen"),
            (contact.safe_voicemail, "nichts auf die Mailbox sprechen"),
            (contact.safe_post, "keine Post schicken"),
        )
        if safe is False
    ]
    if contact.address_lock:
        found.append("Auskunftssperre: Adresse an niemanden")
    return tuple(found)
