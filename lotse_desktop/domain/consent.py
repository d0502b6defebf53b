"""Consent to special categories: what must go when it is taken back (handbook 3.2, 10.2)."""

from lotse_desktop.domain.answers import with_present_names
from lotse_desktop.domain.assessment import FormAnswers
from lotse_desktop.domain.catalogue import Catalogue, LifeDomain, Sensitivity
from lotse_desktop.domain.record import CaseRecord


def count_special_answers(catalogue: Catalogue, record: CaseRecord) -> int:
    """How many questions marked S are answered."""
    return sum(len(_special(domain, record.answers(domain.key))) for domain in catalogue.domains)


def with_consent(catalogue: Catalogue, record: CaseRecord, *, given: bool) -> CaseRecord:
    """A copy with consent given or taken back; without it no answer to a question marked S is left."""
    changed = record.with_client(record.client.model_copy(update={"special_categories": given}))
    if given:
        return changed
    for domain in catalogue.domains:
        form = with_present_names(domain, record.answers(domain.key))
        special = _special(domain, form)
        if special:
            answers = {key: answer for key, answer in form.answers.items() if key not in special}
            version = record.sections[domain.key].catalogue_version
            changed = changed.with_payload(domain.key, form.model_copy(update={"answers": answers}), version)
    return changed


def _special(domain: LifeDomain, form: FormAnswers) -> set[str]:
    marked = {item.id for item in (*domain.items, *domain.deleted) if item.sensitivity is Sensitivity.SPECIAL}
    return marked & with_present_names(domain, form).answers.keys()
