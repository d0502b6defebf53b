"""A vault in a temporary folder, with key derivation made cheap."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.services.cases import list_figures
from lotse_desktop.storage.keeper import SqlVaultKeeper
from lotse_desktop.storage.keys import Kdf
from lotse_desktop.storage.unit_of_work import SqlUnitOfWork
from lotse_desktop.storage.vault_file import OpenVault, create_vault, open_vault
from tests.builders import NOW

CHEAP = Kdf(memory_kib=8192, passes=1, lanes=1)
PASSPHRASE = "korrekt Pferd Batterie Heftklammer"


def no_migration(_unlocked: object) -> None:
    raise AssertionError("nothing to migrate")


@dataclass
class Lab:
    """One computer: a vault folder, the user's configuration folder, and what is open."""

    folder: Path
    config: Path
    code: str = ""
    opened: list[OpenVault] = field(default_factory=list)

    def create(self) -> str:
        self.code = create_vault(self.folder, PASSPHRASE, config_folder=self.config, kdf=CHEAP)
        return self.code

    def open(self, secret: str = PASSPHRASE, folder: Path | None = None) -> OpenVault:
        vault = open_vault(
            folder or self.folder, secret, config_folder=self.config, now=NOW, before_migration=no_migration
        )
        self.opened.append(vault)
        return vault

    def close(self) -> None:
        while self.opened:
            self.opened.pop().close()

    def unit(self, vault: OpenVault, committed: Callable[[], None] = lambda: None) -> SqlUnitOfWork:
        return SqlUnitOfWork(vault.engine, committed)

    def save(self, vault: OpenVault, record: CaseRecord, at: datetime = NOW) -> None:
        with self.unit(vault) as unit:
            unit.cases.save(record, list_figures(record), at)
            unit.commit()

    def load(self, vault: OpenVault, record: CaseRecord) -> CaseRecord | None:
        with self.unit(vault) as unit:
            return unit.cases.get(record.client.id)

    def keeper(self, vault: OpenVault, at: datetime = NOW, backups: Path | None = None) -> SqlVaultKeeper:
        return SqlVaultKeeper(vault, lambda: at, backups)

    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    """A vault that exists and is closed."""
    lab = Lab(tmp_path / "tresor", tmp_path / "einstellungen")
    lab.create()
    yield lab
    lab.close()


@pytest.fixture
def vault(lab: Lab) -> OpenVault:
    """The open vault of the lab."""
    return lab.open()


@pytest.fixture(scope="module")
def shared_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """One vault for many examples of a property."""
    folder = tmp_path_factory.mktemp("gemeinsam")
    lab = Lab(folder / "tresor", folder / "einstellungen")
    lab.create()
    yield lab
    lab.close()
