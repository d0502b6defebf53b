"""What is looked at together: the case without what the coach noted and rated (handbook 2.3, 2.4).

Specially protected answers are left out, too: the client sees them when the client asks for them, not by the way.
"""

from typing import Final

from lotse_desktop.domain.assessment import FormAnswers, Payload, Section
from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.consent import with_consent
from lotse_desktop.domain.meetings import Meetings
from lotse_desktop.domain.record import CaseRecord

_NOTHING: Final = {"coach_rating": None, "note": ""}


def for_client(catalogue: Catalogue, record: CaseRecord) -> CaseRecord:
    """A copy to look at, never to be stored; what follows from the coach's ratings follows from the client's alone."""
    earlier = tuple(past.model_copy(update={"sections": _cleared(past.sections)}) for past in record.earlier)
    cleared = record.model_copy(update={"sections": _cleared(record.sections), "earlier": earlier})
    return with_consent(catalogue, cleared, given=False)


def _cleared(sections: dict[str, Section]) -> dict[str, Section]:
    return {key: section.model_copy(update={"payload": _seen(section.payload)}) for key, section in sections.items()}


def _seen(payload: Payload) -> Payload:
    if isinstance(payload, FormAnswers):
        return payload.model_copy(update=_NOTHING)
    if isinstance(payload, Meetings):
        return Meetings(meetings=tuple(one.model_copy(update={"notes": ()}) for one in payload.meetings))
    return payload
