"""Registers and the project: kept, replaced, removed, each change one transaction."""

from lotse_desktop.domain.employers import Employer
from lotse_desktop.domain.project import Project
from lotse_desktop.services.registers import ProjectDesk, Register
from tests.fakes import MemoryVault

FIRM = Employer(id="a", name="Beispiel-Pflege")


def employers(vault: MemoryVault) -> Register[Employer]:
    return Register(vault, lambda unit: unit.employers, lambda entry: entry.id)


def test_an_entry_is_kept_replaced_and_removed() -> None:
    vault = MemoryVault()
    register = employers(vault)
    register.put(FIRM, Employer(id="b", name="Muster-Bau"))
    register.put(FIRM.model_copy(update={"area": "Nord"}))
    assert [(entry.id, entry.area) for entry in register.all()] == [("a", "Nord"), ("b", "")]
    register.remove("a", "unknown")
    assert [entry.id for entry in register.all()] == ["b"]
    assert vault.commits == 3


def test_a_project_has_defaults_until_it_decides() -> None:
    desk = ProjectDesk(MemoryVault())
    assert desk.read() == Project()
    decided = Project(name="Beispielprojekt", source_code="L07")
    desk.write(decided)
    assert desk.read() == decided
