"""What the program is delivered with, loaded once for all tests."""

from functools import cache
from pathlib import Path

from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.chain_sheet import ChainTexts
from lotse_desktop.domain.compare_sheet import CompareTexts
from lotse_desktop.domain.emergency_sheet import EmergencyTexts
from lotse_desktop.domain.report import PlanTexts
from lotse_desktop.domain.work_times import WorkTimesTexts
from lotse_desktop.storage.catalogue_files import (
    LoadedCatalogue,
    load_catalogue,
    load_chain_texts,
    load_compare_texts,
    load_emergency_texts,
    load_plan_texts,
    load_work_times_texts,
)

RESOURCES = Path(__file__).parents[2] / "resources"
GERMAN = RESOURCES / "catalogue" / "de"


@cache
def loaded() -> LoadedCatalogue:
    """The catalogue and its problems."""
    return load_catalogue(GERMAN)


def catalogue() -> Catalogue:
    """The catalogue."""
    return loaded().catalogue


@cache
def texts() -> PlanTexts:
    """The German words of the plan."""
    return load_plan_texts(RESOURCES / "texts", "de")


@cache
def emergency_texts() -> EmergencyTexts:
    """The German words of the emergency sheet."""
    return load_emergency_texts(RESOURCES / "texts", "de")


@cache
def work_times_texts() -> WorkTimesTexts:
    """The German words for an employer."""
    return load_work_times_texts(RESOURCES / "texts", "de")


@cache
def compare_texts() -> CompareTexts:
    """The German words of „Start und heute“."""
    return load_compare_texts(RESOURCES / "texts", "de")


@cache
def chain_texts() -> ChainTexts:
    """The German words on the page of a chain."""
    return load_chain_texts(RESOURCES / "texts", "de")
