"""Employers and what is known about working there with children; entries of a register of the vault."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field

from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Line, Listed, Name


class FamilyFact(StrEnum):
    """What makes work go with a family."""

    DAY_SHIFTS = "DAY_SHIFTS"
    FIXED_SHIFTS = "FIXED_SHIFTS"
    SHIFT_SWAP = "SHIFT_SWAP"
    PART_TIME = "PART_TIME"
    PART_TIME_TRAINING = "PART_TIME_TRAINING"
    HOME_OFFICE = "HOME_OFFICE"
    CARE_PLACES = "CARE_PLACES"
    EARLY_ROSTER = "EARLY_ROSTER"
    """The roster is known four weeks ahead."""


class EmployerContact(Frozen):
    """One contact with an employer; no client is named."""

    day: Day
    what: Line = ""


class Employer(Frozen):
    """A company."""

    id: Key
    name: Name
    branch: Line = ""
    area: Line = ""
    contact: Line = ""
    """A function („Personalstelle“), phone or mail of the company."""
    facts: Annotated[tuple[Annotated[FamilyFact, LOOSE], ...], Listed] = ()
    training_places: Annotated[int, Field(ge=0, le=500)] = 0
    """Places for training in part time."""
    training_from: Day | None = None
    contacts: Annotated[tuple[EmployerContact, ...], Listed] = ()
    active: bool = True
    note: Line = ""

    def with_contact(self, contact: EmployerContact) -> Self:
        """A copy with one more contact, newest first."""
        contacts = tuple(sorted((*self.contacts, contact), key=lambda one: one.day, reverse=True))
        return self.model_copy(update={"contacts": contacts})
