"""The organisation's texts in the real vault."""

from functools import partial

from lotse_desktop.services.desk_texts import DeskTexts
from lotse_desktop.storage.unit_of_work import SqlUnitOfWork
from lotse_desktop.storage.vault_file import OpenVault


def test_a_text_is_there_for_the_next_transaction(vault: OpenVault) -> None:
    texts = DeskTexts(partial(SqlUnitOfWork, vault.engine, lambda: None))
    texts.write("procedure-VIOLENCE", "Erst die Leitung anrufen: Öffnung 8–16 Uhr.")
    assert texts.all() == {"procedure-VIOLENCE": "Erst die Leitung anrufen: Öffnung 8–16 Uhr."}
    texts.write("procedure-VIOLENCE", "")
    assert texts.all() == {}
