"""The demo: a throw-away vault with fictional cases, and the main job on it without a window."""

import secrets
import shutil
import tempfile
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from lotse_desktop.bootstrap import create_vault, default_vault_folder, open_workspace
from lotse_desktop.demo_directory import demo_directory
from lotse_desktop.demo_families import demo_cases
from lotse_desktop.domain.care import CareWeek, Weekday
from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import minutes_text
from lotse_desktop.exchange.care_gaps_file import care_gaps_json
from lotse_desktop.exchange.case_file import write_case
from lotse_desktop.exchange.files import write_file
from lotse_desktop.paths import Places, places_in
from lotse_desktop.services.ports import Clock
from lotse_desktop.services.workspace import Workspace

CASES: Final = 40
SEED: Final = 20261124


def open_demo(places: Places, now: Clock) -> Workspace:
    """A new vault with :data:`CASES` fictional cases and a directory; nobody knows its passphrase."""
    folder, passphrase = default_vault_folder(places), secrets.token_urlsafe(24)
    create_vault(folder, passphrase, places=places)
    workspace = open_workspace(folder, passphrase, places=places, now=now)
    workspace.clients.add_all(demo_cases(CASES, SEED, now().date()))
    workspace.directory.put(*demo_directory(now().date()))
    return workspace


@contextmanager
def throw_away_places() -> Generator[Places]:
    """A temporary folder for everything; it is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="lotse-demo-"))
    try:
        yield places_in(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_demo(out: Path | None, now: Clock, say: Callable[[str], None]) -> None:
    """Open a case, let grandma come on Tuesday morning, save, print: the main job; ``say`` hears each step.

    Writes the plan, the gaps and the case file to ``out``, or to a new temporary folder.  Raises a ``UserError``.
    """
    target = _folder(out)
    with throw_away_places() as places, closing(open_demo(places, now)) as workspace:
        say(f"Demo-Tresor geöffnet: {workspace.clients.count()} erfundene Fälle.")
        before = workspace.cases.open(workspace.clients.find("Mara Beispiel")[0].id)
        after = before.with_care_week(_grandma_on_tuesday(before.care_week))
        say(f"Offene Zeit in Woche A: {_first_week(before)}; mit Oma am Dienstag früh: {_first_week(after)}.")
        workspace.cases.save(after)
        printed = workspace.plans.print(after)
        files = {
            printed.version.file_name: printed.pdf,
            "betreuungsluecken.json": care_gaps_json(after.client.children, after.care_week).encode(),
            "fall.json": write_case(after),
        }
        for name, data in files.items():
            write_file(target / name, data)
            say(f"geschrieben: {target / name}")


def _folder(out: Path | None) -> Path:
    if out is None:
        return Path(tempfile.mkdtemp(prefix="lotse-ergebnis-"))
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise NoAccessError("Dieser Ordner lässt sich nicht anlegen; bitte wählen Sie einen anderen.") from None
    return out


def _grandma_on_tuesday(week: CareWeek) -> CareWeek:
    """What the coach drags in the window: the firm helper of Thursday morning comes on Tuesday, too."""
    helper = week.helpers[0]
    return week.with_entry(helper.model_copy(update={"days": (Weekday.DI, *helper.days)}))


def _first_week(record: CaseRecord) -> str:
    return minutes_text(compute(record.client.children, record.care_week).family_gap_minutes[0])
