"""The use-cases of one unlocked vault, handed to the window and dropped whole when it locks."""

from dataclasses import dataclass

from lotse_desktop.domain.calendar import HolidaySource
from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.employers import Employer
from lotse_desktop.domain.placements import Carer
from lotse_desktop.domain.referral import ReferringBody
from lotse_desktop.services.cases import Cases, Clients
from lotse_desktop.services.chains import Chains
from lotse_desktop.services.desk_texts import DeskTexts
from lotse_desktop.services.directory import DirectoryDesk
from lotse_desktop.services.erasure import Erasure
from lotse_desktop.services.figures import FiguresDesk
from lotse_desktop.services.intake import IntakeDesk
from lotse_desktop.services.papers import Papers
from lotse_desktop.services.plans import Plans
from lotse_desktop.services.ports import VaultKeeper
from lotse_desktop.services.privacy import Privacy
from lotse_desktop.services.registers import ProjectDesk, Register
from lotse_desktop.services.today import DayDesk


@dataclass(frozen=True, slots=True)
class Workspace:
    """Every call belongs on the one database thread; the catalogue is a plain value."""

    clients: Clients
    cases: Cases
    plans: Plans
    papers: Papers
    desk_texts: DeskTexts
    referrers: Register[ReferringBody]
    carers: Register[Carer]
    employers: Register[Employer]
    project: ProjectDesk
    day: DayDesk
    intake: IntakeDesk
    figures: FiguresDesk
    directory: DirectoryDesk
    chains: Chains
    erasure: Erasure
    privacy: Privacy
    catalogue: Catalogue
    holidays: HolidaySource
    """Slow at its first call."""
    catalogue_problems: tuple[str, ...]
    """Sentences about catalogue files that could not be read; the rest works."""
    vault: VaultKeeper

    def close(self) -> None:
        """Back up if something changed and close the vault."""
        self.vault.close()
