"""Registers of the vault: put, replaced, removed, each for itself."""

from sqlalchemy.orm import Session

from lotse_desktop.domain.plan import Goal
from lotse_desktop.storage.registers import SqlRegisterRepository
from lotse_desktop.storage.vault_file import OpenVault


def test_entries_come_back_by_id_and_are_replaced(vault: OpenVault) -> None:
    with Session(vault.engine) as session:
        goals = SqlRegisterRepository(session, "goals", Goal)
        goals.put([("b", Goal(id="b", text="Zwei")), ("a", Goal(id="a", text="Eins"))])
        goals.put([("b", Goal(id="b", text="Drei"))])
        session.commit()
    with Session(vault.engine) as session:
        goals = SqlRegisterRepository(session, "goals", Goal)
        assert list(goals.all()) == [("a", Goal(id="a", text="Eins")), ("b", Goal(id="b", text="Drei"))]
        assert goals.get("b") == Goal(id="b", text="Drei")
        assert goals.get("c") is None


def test_a_register_holds_only_its_own_entries(vault: OpenVault) -> None:
    with Session(vault.engine) as session:
        goals, others = (SqlRegisterRepository(session, name, Goal) for name in ("goals", "others"))
        goals.put([("a", Goal(id="a"))])
        others.put([("a", Goal(id="a", text="anders"))])
        goals.remove(["a", "never there"])
        assert goals.all() == []
        assert others.get("a") == Goal(id="a", text="anders")
        others.put([])
