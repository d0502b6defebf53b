"""The only module that knows every adapter: it puts a :class:`Workspace` together.

Slow libraries (Alembic, ReportLab) are imported by the adapters at their first use, not by opening a vault.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Final
from uuid import uuid4

from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.chain_sheet import ChainTexts
from lotse_desktop.domain.chains import ServiceChain
from lotse_desktop.domain.compare_sheet import CompareSheet, CompareTexts
from lotse_desktop.domain.directory_words import directory_names
from lotse_desktop.domain.emergency_sheet import EmergencySheet, EmergencyTexts
from lotse_desktop.domain.partners import PartnerKind
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.report import DrawnPlan, PlanReport, PlanTexts
from lotse_desktop.domain.work_times import WorkTimes, WorkTimesTexts
from lotse_desktop.paths import Places, resources_folder
from lotse_desktop.services.cases import Cases, Clients
from lotse_desktop.services.chains import Chains
from lotse_desktop.services.desk_texts import DeskTexts
from lotse_desktop.services.directory import DirectoryDesk
from lotse_desktop.services.erasure import Erasure
from lotse_desktop.services.figures import FiguresDesk
from lotse_desktop.services.intake import IntakeDesk
from lotse_desktop.services.papers import Papers
from lotse_desktop.services.plans import Plans, plan_report, year_ahead
from lotse_desktop.services.ports import Clock, UnitOfWorkFactory
from lotse_desktop.services.privacy import Privacy
from lotse_desktop.services.registers import ProjectDesk, Register
from lotse_desktop.services.today import DayDesk
from lotse_desktop.services.workspace import Workspace
from lotse_desktop.storage import restore, vault_file
from lotse_desktop.storage.catalogue_files import (
    LoadedCatalogue,
    load_catalogue,
    load_chain_texts,
    load_compare_texts,
    load_emergency_texts,
    load_plan_texts,
    load_work_times_texts,
)
from lotse_desktop.storage.holiday_data import load_calendar
from lotse_desktop.storage.keeper import SqlVaultKeeper, backup_before_migration
from lotse_desktop.storage.key_files import DATABASE
from lotse_desktop.storage.unit_of_work import SqlUnitOfWork

_LANGUAGE: Final = "de"


def default_vault_folder(places: Places) -> Path:
    """Where a vault is made when nobody chooses another place."""
    return places.data


def is_vault(folder: Path) -> bool:
    """Whether a vault lies in ``folder``; nothing is opened."""
    return (folder / DATABASE).is_file()


def create_vault(folder: Path, passphrase: str, *, places: Places) -> str:
    """Make a new vault in ``folder``; the recovery code, which is shown once and kept nowhere.

    Raises a ``UserError``.
    """
    return vault_file.create_vault(folder, passphrase, config_folder=places.config)


def open_workspace(
    folder: Path, secret: str, *, places: Places, now: Clock, backup_folder: Path | None = None
) -> Workspace:
    """Open the vault in ``folder`` with its passphrase or recovery code.

    ``backup_folder``: where backups go, ``None``: below the vault.  Raises a ``UserError``; then nothing was changed.
    """
    loaded, texts = _catalogue(), _texts(_LANGUAGE)
    vault = vault_file.open_vault(
        folder,
        secret,
        config_folder=places.config,
        now=now(),
        before_migration=partial(backup_before_migration, folder, backup_folder, now),
    )
    keeper = SqlVaultKeeper(vault, now, backup_folder)
    units = partial(SqlUnitOfWork, vault.engine, keeper.committed)
    return Workspace(
        clients=Clients(units, now, uuid4),
        cases=Cases(units, now),
        plans=Plans(units, loaded.catalogue, texts, partial(_draw, texts), now, holidays=load_calendar),
        papers=_papers(now, loaded.catalogue),
        desk_texts=DeskTexts(units),
        referrers=Register(units, lambda unit: unit.referrers, lambda entry: entry.id),
        carers=Register(units, lambda unit: unit.carers, lambda entry: entry.id),
        employers=Register(units, lambda unit: unit.employers, lambda entry: entry.id),
        project=ProjectDesk(units),
        day=DayDesk(units, now),
        intake=IntakeDesk(units),
        figures=FiguresDesk(units, now),
        directory=DirectoryDesk(units, directory_names(loaded.catalogue).titles, lambda: uuid4().hex),
        chains=_chains(units, now, loaded.catalogue),
        erasure=Erasure(units, keeper, now),
        privacy=Privacy(units, now),
        catalogue=loaded.catalogue,
        holidays=load_calendar,
        catalogue_problems=loaded.problems,
        vault=keeper,
    )


def check_vault(folder: Path, secret: str, *, places: Places) -> tuple[str, ...]:
    """Read every page of a vault and say what was found.  Raises a ``UserError`` when it is not whole."""
    return vault_file.check_vault(folder, secret, config_folder=places.config)


def restore_backup(backup: Path, folder: Path, *, places: Places, now: Clock) -> Path | None:
    """Put a backup in the place of the closed vault in ``folder``.

    Where the former vault is now; ``None`` when there was none.  Raises a ``UserError``; then nothing was changed.
    """
    return restore.restore(backup, folder, config_folder=places.config, now=now())


def draw_first_plan(record: CaseRecord, language: str, now: Clock) -> bytes:
    """The plan of a case that is in no vault, as PDF.  Raises ``BadFileError`` for an unknown language."""
    texts = _texts(language)
    today = now().date()
    calendar = year_ahead(load_calendar, record, today)
    report = plan_report(record, _catalogue().catalogue, texts, today, number=1, calendar=calendar)
    return _draw(texts, report).pdf


def warm_up() -> None:
    """Read what every vault needs before somebody waits for it."""
    _catalogue()
    _texts(_LANGUAGE)


@lru_cache(maxsize=1)
def _catalogue() -> LoadedCatalogue:
    return load_catalogue(resources_folder() / "catalogue" / _LANGUAGE)


@lru_cache(maxsize=4)
def _texts(language: str) -> PlanTexts:
    return load_plan_texts(resources_folder() / "texts", language)


def _papers(now: Clock, catalogue: Catalogue) -> Papers:
    folder = resources_folder() / "texts"
    return Papers(
        now,
        catalogue,
        emergency_texts=partial(load_emergency_texts, folder, _LANGUAGE),
        draw_emergency=_draw_emergency,
        work_times_texts=partial(load_work_times_texts, folder, _LANGUAGE),
        draw_work_times=_draw_work_times,
        compare_texts=partial(load_compare_texts, folder, _LANGUAGE),
        draw_compare=_draw_compare,
    )


def _draw_compare(sheet: CompareSheet, texts: CompareTexts) -> bytes:
    from lotse_desktop.reporting.compare_pdf import draw_compare

    return draw_compare(sheet, texts)


def _chains(units: UnitOfWorkFactory, now: Clock, catalogue: Catalogue) -> Chains:
    texts = partial(load_chain_texts, resources_folder() / "texts", _LANGUAGE)
    draw = partial(_draw_chain, catalogue.partners)
    return Chains(units, catalogue.chains, now, texts=texts, draw=draw)


def _draw_chain(partners: Sequence[PartnerKind], chain: ServiceChain, texts: ChainTexts, day: date) -> bytes:
    from lotse_desktop.reporting.chain_pdf import draw_chain_sheet

    return draw_chain_sheet(chain, texts, partners, day)


def _draw_emergency(sheet: EmergencySheet, texts: EmergencyTexts) -> bytes:
    from lotse_desktop.reporting.emergency_pdf import draw_emergency

    return draw_emergency(sheet, texts)


def _draw_work_times(times: WorkTimes, texts: WorkTimesTexts) -> bytes:
    from lotse_desktop.reporting.work_times_pdf import draw_work_times

    return draw_work_times(times, texts)


def _draw(texts: PlanTexts, report: PlanReport) -> DrawnPlan:
    from lotse_desktop.reporting.plan_pdf import draw_plan

    return draw_plan(report, texts)
