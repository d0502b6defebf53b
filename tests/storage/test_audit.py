"""The audit log is added to and read; the name is that of the client as it is now, or none."""

from datetime import timedelta

from lotse_desktop.domain.audit import AuditAction, AuditEntry
from lotse_desktop.storage.vault_file import OpenVault
from tests.builders import NOW, an_id, jana
from tests.storage.conftest import Lab


def test_entries_come_newest_first_with_the_name_where_there_is_one(lab: Lab, vault: OpenVault) -> None:
    record = jana()
    lab.save(vault, record)
    later = NOW + timedelta(hours=1)
    with lab.unit(vault) as unit:
        unit.audit.add(NOW, AuditAction.OPEN, an_id(5))
        unit.audit.add(later, AuditAction.PRINT, record.client.id)
        unit.commit()
    with lab.unit(vault) as unit:
        assert list(unit.audit.newest(10)) == [
            AuditEntry(later, AuditAction.PRINT, record.client.id, "Jana Beispiel"),
            AuditEntry(NOW, AuditAction.OPEN, an_id(5)),
        ]
        assert len(unit.audit.newest(1)) == 1


def test_what_is_too_old_goes(lab: Lab, vault: OpenVault) -> None:
    with lab.unit(vault) as unit:
        unit.audit.add(NOW - timedelta(seconds=1), AuditAction.OPEN, an_id())
        unit.audit.add(NOW, AuditAction.EXPORT, an_id())
        unit.audit.forget_before(NOW)
        unit.commit()
    with lab.unit(vault) as unit:
        assert [entry.action for entry in unit.audit.newest(10)] == [AuditAction.EXPORT]
