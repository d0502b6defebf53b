"""Consent to special categories: what must go when it is taken back (handbook 3.2, 10.2)."""

from collections.abc import Mapping

from lotse_desktop.domain.answers import with_present_names
from lotse_desktop.domain.assessment import FormAnswers, Section
from lotse_desktop.domain.catalogue import Catalogue, LifeDomain, Sensitivity
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


def _special(domain: LifeDomain, form: FormAnswers) -> set[str]:
    """The answered questions marked S, under their present names."""
    marked = {item.id for item in (*domain.items, *domain.deleted) if item.sensitivity is Sensitivity.SPECIAL}
    return marked & form.answers.keys()
