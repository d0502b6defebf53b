"""Use-cases around the texts of an organisation: read and rewrite."""

from collections.abc import Mapping

from lotse_desktop.domain.desk_texts import DeskText
from lotse_desktop.services.ports import UnitOfWorkFactory


class DeskTexts:
    """Texts by key; they belong to the vault.  Every method is one transaction."""

    def __init__(self, units: UnitOfWorkFactory) -> None:
        self._units = units

    def all(self) -> Mapping[str, str]:
        """Every text that somebody wrote."""
        with self._units() as unit:
            return {key: text.text for key, text in unit.desk_texts.all()}

    def write(self, key: str, text: str) -> None:
        """Keep ``text`` under ``key``; an empty one is removed."""
        with self._units() as unit:
            if text.strip():
                unit.desk_texts.put([(key, DeskText(text=text.strip()))])
            else:
                unit.desk_texts.remove([key])
            unit.commit()
