"""Texts of the organisation are kept beside the cases, and can be emptied again."""

from lotse_desktop.domain.desk_texts import procedure_key
from lotse_desktop.services.desk_texts import DeskTexts
from tests.fakes import MemoryVault


def test_a_text_is_kept_rewritten_and_removed() -> None:
    vault = MemoryVault()
    texts = DeskTexts(vault)
    texts.write(procedure_key("VIOLENCE"), "  Erst die Leitung anrufen.\n")
    assert texts.all() == {"procedure-VIOLENCE": "Erst die Leitung anrufen."}
    texts.write("procedure-VIOLENCE", "Durchwahl 12.")
    assert texts.all() == {"procedure-VIOLENCE": "Durchwahl 12."}
    texts.write("procedure-VIOLENCE", "   ")
    assert texts.all() == {}
    assert vault.records == {}
