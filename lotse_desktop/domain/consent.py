"""What a consent makes possible, and what must go when it is taken back (handbook 3.2, 10.2)."""

from collections.abc import Mapping
from datetime import date

from lotse_desktop.domain.answers import with_present_names
from lotse_desktop.domain.assessment import REFERRAL, FormAnswers, Section
from lotse_desktop.domain.catalogue import Catalogue, LifeDomain, Sensitivity
from lotse_desktop.domain.consents import Consent, ConsentKind
from lotse_desktop.domain.record import CaseRecord


def count_special_answers(catalogue: Catalogue, record: CaseRecord) -> int:
    """How many questions marked S are answered, in the present round or in an earlier one."""
    found: set[tuple[str, str]] = set()
    for sections in (record.sections, *(past.sections for past in record.earlier)):
        for domain in catalogue.domains:
            found.update((domain.key, item) for item in _special(domain, _form(domain, sections)))
    return len(found)


def with_consent(catalogue: Catalogue, record: CaseRecord, *, given: bool) -> CaseRecord:
    """A copy with consent given or taken back; without it no answer to a question marked S is left in any round."""
    changed = record.with_client(record.client.model_copy(update={"special_categories": given}))
    if given:
        return changed
    earlier = tuple(
        past.model_copy(update={"sections": _without_special(catalogue, past.sections)}) for past in record.earlier
    )
    return changed.model_copy(update={"sections": _without_special(catalogue, record.sections), "earlier": earlier})


def _without_special(catalogue: Catalogue, sections: Mapping[str, Section]) -> dict[str, Section]:
    left = dict(sections)
    for domain in catalogue.domains:
        form = _form(domain, sections)
        special = _special(domain, form)
        if special:
            answers = {key: answer for key, answer in form.answers.items() if key not in special}
            payload = form.model_copy(update={"answers": answers})
            left[domain.key] = sections[domain.key].model_copy(update={"payload": payload})
    return left


def _form(domain: LifeDomain, sections: Mapping[str, Section]) -> FormAnswers:
    section = sections.get(domain.key)
    if section and isinstance(section.payload, FormAnswers):
        return with_present_names(domain, section.payload)
    return FormAnswers()


def give(catalogue: Catalogue, record: CaseRecord, consent: Consent) -> CaseRecord:
    """A copy with this consent; what it makes possible is possible at once."""
    changed = record.with_consents(record.consents.with_consent(consent))
    if consent.what is ConsentKind.SPECIAL_CATEGORIES and consent.holds(consent.given_on):
        changed = with_consent(catalogue, changed, given=True)
    return changed


def revoke(catalogue: Catalogue, record: CaseRecord, what: ConsentKind, day: date, consent_id: str = "") -> CaseRecord:
    """A copy in which this kind of consent (``consent_id``: only this one) is taken back, without what it covered."""
    consents = record.consents
    if consent_id:
        one = next(one for one in consents.given if one.id == consent_id)
        changed = record.with_consents(consents.with_consent(one.model_copy(update={"revoked_on": day})))
    else:
        changed = record.with_consents(consents.revoked(what, day))
    return without_covered(catalogue, changed, what)


def without_covered(catalogue: Catalogue, record: CaseRecord, what: ConsentKind) -> CaseRecord:
    """A copy without the data that only this consent allowed to keep."""
    if what is ConsentKind.SPECIAL_CATEGORIES:
        return with_consent(catalogue, record, given=False)
    if what is ConsentKind.CONTACT_MAIL and record.referral.contact.mail:
        contact = record.referral.contact.model_copy(update={"mail": ""})
        return record.with_payload(REFERRAL, record.referral.model_copy(update={"contact": contact}))
    return record


def with_present_consents(record: CaseRecord, today: date) -> CaseRecord:
    """A copy in which a consent whose time is over allows nothing any more; nothing is deleted by that.

    A case whose consent to special categories was never noted with a day keeps it.
    """
    given = [one for one in record.consents.given if one.what is ConsentKind.SPECIAL_CATEGORIES]
    if not given or not record.client.special_categories or any(one.holds(today) for one in given):
        return record
    return record.with_client(record.client.model_copy(update={"special_categories": False}))


def _special(domain: LifeDomain, form: FormAnswers) -> set[str]:
    """The answered questions marked S, under their present names."""
    marked = {item.id for item in (*domain.items, *domain.deleted) if item.sensitivity is Sensitivity.SPECIAL}
    return marked & form.answers.keys()
