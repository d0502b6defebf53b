"""Saves cases one after the other until it is killed; tells each one that is safe."""

from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

from lotse_desktop.domain.plan import Step
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.services.cases import list_figures
from lotse_desktop.storage.keeper import SqlVaultKeeper
from lotse_desktop.storage.unit_of_work import SqlUnitOfWork
from lotse_desktop.storage.vault_file import open_vault
from tests.builders import NOW, a_child, a_client, a_record, an_early_week

PASSPHRASE = "korrekt Pferd Batterie Heftklammer"


def record_of(number: int) -> CaseRecord:
    """The case that is saved as number ``number``: always three children, a care week and a step."""
    client = a_client(f"Kim{number}", "Geheimnis", tuple(a_child(f"Kind{n}", child_id=f"k{n}") for n in range(3)))
    record = a_record(client.model_copy(update={"id": UUID(int=number)}), an_early_week())
    record = record.model_copy(update={"assessment_id": UUID(int=number + 10**9)})
    return record.with_plan(record.plan.with_step(Step(id="s", text=f"Schritt {number}")))


def save_for_ever(folder: Path, config: Path, number: int, told: Connection) -> None:
    """From case ``number`` on; every seventh is changed once more, after every tenth there is a backup."""
    vault = open_vault(folder, PASSPHRASE, config_folder=config, now=NOW, before_migration=print)
    keeper = SqlVaultKeeper(vault, lambda: NOW + timedelta(seconds=number), None)
    while True:
        record = record_of(number)
        for minute in (0, 1) if number % 7 == 0 else (0,):
            with SqlUnitOfWork(vault.engine, keeper.committed) as unit:
                unit.cases.save(record, list_figures(record), NOW + timedelta(minutes=minute))
                unit.commit()
        told.send(number)
        if number % 10 == 0:
            keeper.backup()
        number += 1
