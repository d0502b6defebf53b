"""One consent: to what, since when, in which words, until when (handbook 10.2)."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field

from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Line, Listed


class ConsentKind(StrEnum):
    """What a client can agree to; everything is voluntary and stands for itself."""

    COACHING_RECORD = "COACHING_RECORD"
    """That the case is kept at all."""
    SPECIAL_CATEGORIES = "SPECIAL_CATEGORIES"
    ANONYMISED_STATISTICS = "ANONYMISED_STATISTICS"
    FEEDBACK_REFERRER = "FEEDBACK_REFERRER"
    PARTNER_CONTACT = "PARTNER_CONTACT"
    """One for each partner: a release from secrecy."""
    LATER_CONTACT = "LATER_CONTACT"
    """That somebody asks again after the end."""
    CONTACT_MAIL = "CONTACT_MAIL"


class ConsentForm(StrEnum):
    """How it was given."""

    PAPER = "PAPER"
    ORAL = "ORAL"


class Consent(Frozen):
    """A consent that was given; taking it back is noted, it is not deleted before its time."""

    id: Key
    what: Annotated[ConsentKind, LOOSE]
    given_on: Day
    revoked_on: Day | None = None
    valid_until: Day | None = None
    text_version: Annotated[int, Field(ge=1)] = 1
    form: Annotated[ConsentForm, LOOSE] = ConsentForm.PAPER
    partner: Line = ""
    """Organisation and function to whom something may be said; empty for all other kinds."""
    scope: Line = ""
    """What may be said, and what for."""

    def holds(self, day: date) -> bool:
        """Whether it is in force on ``day``."""
        return (
            self.given_on <= day and self.revoked_on is None and (self.valid_until is None or day <= self.valid_until)
        )


class ConsentText(Frozen):
    """The words of a consent in their present version."""

    key: Annotated[ConsentKind, LOOSE]
    version: Annotated[int, Field(ge=1)]
    title: Line
    text: Annotated[str, Field(max_length=2000)]
    covers: Line
    """What it makes possible in the program, in plain words."""
    months: Annotated[int, Field(ge=1, le=120)] | None = None
    """How long it usually holds."""


class GivenConsents(Frozen):
    """All consents of a case."""

    given: Annotated[tuple[Consent, ...], Listed] = ()

    def in_force(self, what: ConsentKind, day: date) -> Consent | None:
        """The consent of this kind that holds on ``day``, the latest one."""
        holding = [one for one in self.given if one.what is what and one.holds(day)]
        return holding[-1] if holding else None

    def partners(self, day: date) -> tuple[Consent, ...]:
        """Every release that holds on ``day``."""
        return tuple(one for one in self.given if one.what is ConsentKind.PARTNER_CONTACT and one.holds(day))

    def with_consent(self, consent: Consent) -> Self:
        """A copy in which the consent with the same id is replaced, or ``consent`` is added."""
        known = any(one.id == consent.id for one in self.given)
        changed = tuple(consent if one.id == consent.id else one for one in self.given)
        return self.model_copy(update={"given": changed if known else (*changed, consent)})

    def revoked(self, what: ConsentKind, day: date) -> Self:
        """A copy in which every consent of this kind that holds is taken back on ``day``."""
        changed = tuple(
            one.model_copy(update={"revoked_on": day}) if one.what is what and one.holds(day) else one
            for one in self.given
        )
        return self.model_copy(update={"given": changed})
