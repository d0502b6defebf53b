"""The command line: the same use-cases without a window.  Nothing here imports Qt.

Exit status 0; 2 with one German sentence on standard error when the input or the user's world is at fault.
What a command needs is imported by it, so that the window starts as fast as without commands.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final, NoReturn
from uuid import UUID

from typing_extensions import override

from lotse_desktop import __version__
from lotse_desktop.domain.errors import BadFileError, UserError, WrongSecretError
from lotse_desktop.paths import find_places, resources_folder

_WIDTH: Final = 78
_USAGE: Final = "Aufruf: "


class Options(argparse.Namespace):
    """What was asked for on the command line."""

    command: str | None
    demo: bool
    data: Path | None
    file: Path
    vault: Path
    json: bool
    first: str
    last: str
    pdf: Path
    language: str
    out: Path | None
    case: str | None
    files: list[Path]
    folder: Path
    plan: Path | None
    coaches: str | None


class _GermanFormatter(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=_WIDTH)

    @override
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],  # pyright: ignore[reportPrivateUsage] - the base's own type
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _USAGE)


class _GermanParser(argparse.ArgumentParser):
    """argparse speaks English in places; here every one of them is German, whatever the Python version."""

    def __init__(self, prog: str, description: str, **later: Any) -> None:
        """``later``: what younger Pythons hand to the parser of a command."""
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_GermanFormatter,
            **later,
        )
        self.given = self.add_argument_group("Angaben")
        self.switches = self.add_argument_group("Schalter")
        self.switches.add_argument("-h", "--help", action="help", help="diese Hilfe zeigen")

    @override
    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().removeprefix(_USAGE).split())
        self.exit(2, f"Dieser Aufruf passt nicht; so geht es: {usage}\n")


def parse(arguments: Sequence[str]) -> Options:
    """Read the command line; ends the process with status 2 when it makes no sense."""
    parser = _GermanParser(
        "lotse", "Lotse Desktop: Fallarbeit für Coaches von Alleinerziehenden. Ohne Befehl öffnet sich das Fenster."
    )
    switches = parser.switches
    switches.add_argument("--version", action="version", version=f"Lotse Desktop {__version__}", help="Version zeigen")
    switches.add_argument("--demo", action="store_true", help="mit erfundenen Fällen in einem Wegwerf-Tresor öffnen")
    switches.add_argument("--data", type=Path, metavar="ORDNER", help="alles in diesem Ordner halten")
    commands = parser.add_subparsers(dest="command", metavar="BEFEHL", title="Befehle")

    def command(name: str, text: str) -> _GermanParser:
        added = commands.add_parser(name, help=text, prog=f"lotse {name}", description=f"{text[0].upper()}{text[1:]}.")
        added.switches.add_argument(
            "--data", type=Path, metavar="ORDNER", default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
        return added

    def vault(parser: _GermanParser) -> None:
        parser.given.add_argument("vault", type=Path, metavar="TRESOR", help="der Ordner des Tresors")

    def case_file(parser: _GermanParser) -> None:
        parser.given.add_argument("file", type=Path, metavar="FALL.json", help="eine Falldatei (lotse.case/1)")

    gaps = command("care-gaps", "Betreuungslücken einer Falldatei ausrechnen")
    case_file(gaps)
    gaps.switches.add_argument("--json", action="store_true", help="als JSON (lotse.care-gaps/1)")

    year = command(
        "care-year", "Betreuungslücken an wirklichen Tagen ausrechnen: Feiertage, Ferien, Schließtage, Urlaub"
    )
    case_file(year)
    year.switches.add_argument(
        "--from", dest="first", required=True, metavar="TAG", help="erster Tag, JJJJ-MM-TT (nötig)"
    )
    year.switches.add_argument(
        "--to", dest="last", required=True, metavar="TAG", help="letzter Tag, JJJJ-MM-TT (nötig)"
    )
    year.switches.add_argument("--json", action="store_true", help="als JSON (lotse.care-year/1)")

    plan = command("plan", "den Aktionsplan einer Falldatei als PDF schreiben")
    case_file(plan)
    plan.switches.add_argument("--pdf", type=Path, required=True, metavar="PLAN.pdf", help="wohin (nötig)")
    plan.switches.add_argument("--language", default="de", metavar="SPRACHE", help="Sprache des Plans, sonst de")

    demo = command("demo", "die Hauptaufgabe ohne Fenster mit erfundenen Fällen ausführen")
    demo.switches.add_argument("--out", type=Path, metavar="ORDNER", help="wohin die Dateien geschrieben werden")

    take = command("import-case", "eine Falldatei in einen Tresor übernehmen")
    case_file(take)
    vault(take)

    give = command("export-case", "einen Fall eines Tresors als Datei schreiben")
    vault(give)
    give.given.add_argument("case", nargs="?", metavar="KENNUNG", help="welcher Fall; ohne sie werden alle gezeigt")
    give.given.add_argument("out", nargs="?", type=Path, metavar="FALL.json", help="wohin")

    together = command("consolidate", "Lieferungen vieler Rechner prüfen, zusammenführen und auszählen")
    together.given.add_argument(
        "files", nargs="+", type=Path, metavar="DATEI|ORDNER", help="Lieferungen (lotse.bundle/1) oder Ordner mit ihnen"
    )
    together.switches.add_argument(
        "--out", dest="folder", type=Path, required=True, metavar="ORDNER", help="wohin Tabellen und Protokoll (nötig)"
    )
    together.switches.add_argument(
        "--plan", type=Path, metavar="PLAN.json", help="der Prüfplan des Projekts (lotse.plan/1)"
    )
    together.switches.add_argument("--coaches", metavar="ZAHL", help="Vollzeitstellen, für den Betreuungsschlüssel")

    vault(command("check", "einen Tresor prüfen"))
    vault(command("backup", "einen Tresor sichern"))
    return parser.parse_args(arguments, namespace=Options())


def run_command(options: Options) -> int:
    """Run the command of ``options``; the exit status."""
    commands: dict[str | None, Callable[[Options], None]] = {
        "care-gaps": _care_gaps,
        "care-year": _care_year,
        "plan": _plan,
        "demo": _demo,
        "import-case": _import_case,
        "export-case": _export_case,
        "consolidate": _consolidate,
        "check": _check,
        "backup": _backup,
    }
    try:
        commands[options.command](options)
    except UserError as error:
        print(error.sentence, file=sys.stderr)  # noqa: T201 - this is what a command line is for
        return 2
    return 0


def _say(text: str) -> None:
    print(text)  # noqa: T201


def _now() -> datetime:
    return datetime.now()  # noqa: DTZ005 - the program works in local wall-clock time


def _secret() -> str:
    """The passphrase or recovery code, asked without showing it, or one line of standard input."""
    if sys.stdin is None:
        raise WrongSecretError("Dieser Befehl braucht die Passphrase auf der Standardeingabe.")
    if sys.stdin.isatty():
        import getpass

        return getpass.getpass("Passphrase oder Wiederherstellungscode: ")
    try:
        return sys.stdin.readline().rstrip("\r\n")
    except UnicodeDecodeError:
        raise WrongSecretError("Die Passphrase auf der Standardeingabe ist kein lesbarer Text.") from None


def _care_gaps(options: Options) -> None:
    from lotse_desktop.exchange.care_gaps_file import care_gaps_json, care_gaps_table
    from lotse_desktop.exchange.case_file import load_case

    record = load_case(options.file, _now().date())
    write = care_gaps_json if options.json else care_gaps_table
    _say(write(record.client.children, record.care_week).rstrip("\n"))


def _care_year(options: Options) -> None:
    from lotse_desktop.exchange.care_year_file import care_year_json, care_year_table
    from lotse_desktop.exchange.case_file import load_case
    from lotse_desktop.storage.holiday_data import load_calendar

    record = load_case(options.file, _now().date())
    write = care_year_json if options.json else care_year_table
    _say(write(record, load_calendar, options.first, options.last).rstrip("\n"))


def _plan(options: Options) -> None:
    from lotse_desktop.bootstrap import draw_first_plan
    from lotse_desktop.exchange.case_file import load_case
    from lotse_desktop.exchange.files import write_file

    record = load_case(options.file, _now().date())
    write_file(options.pdf, draw_first_plan(record, options.language, _now))


def _demo(options: Options) -> None:
    from lotse_desktop.demo import run_demo

    run_demo(options.out, _now, _say)


def _import_case(options: Options) -> None:
    from lotse_desktop.bootstrap import open_workspace
    from lotse_desktop.exchange.case_file import load_case

    record = load_case(options.file, _now().date())
    with closing(open_workspace(options.vault, _secret(), places=find_places(options.data), now=_now)) as workspace:
        client_id = workspace.clients.add(record)
    _say(f"Der Fall ist übernommen. Seine Kennung: {client_id}")


def _export_case(options: Options) -> None:
    from lotse_desktop.bootstrap import open_workspace
    from lotse_desktop.exchange.case_file import write_case
    from lotse_desktop.exchange.files import write_file

    client_id = _client_id(options)
    with closing(open_workspace(options.vault, _secret(), places=find_places(options.data), now=_now)) as workspace:
        if client_id is not None and options.out is not None:
            write_file(options.out, write_case(workspace.cases.open(client_id)))
            return
        for archived in (False, True):
            for entry in workspace.clients.find("", archived=archived, limit=sys.maxsize):
                _say(f"{entry.id}  {entry.family_name}, {entry.given_name}")


def _client_id(options: Options) -> UUID | None:
    if options.case is None:
        return None
    if options.out is None:
        raise BadFileError(
            "Es fehlt, wohin der Fall geschrieben werden soll: lotse export-case TRESOR KENNUNG FALL.json"
        )
    try:
        return UUID(options.case)
    except ValueError:
        raise BadFileError("Das ist keine Kennung eines Falls; ohne Kennung werden alle Fälle gezeigt.") from None


def _consolidate(options: Options) -> None:
    from lotse_desktop.domain.disclosure.gate import SimpleGate
    from lotse_desktop.exchange.consolidation import consolidate
    from lotse_desktop.exchange.disclosure_plan import load_plan
    from lotse_desktop.exchange.evaluation_files import write_evaluation
    from lotse_desktop.services.lead import Lead
    from lotse_desktop.storage.signing import verify

    plan = load_plan(options.plan or resources_folder() / "disclosure" / "standard.json")
    coaches = _coaches(options.coaches)
    told = consolidate(options.files, plan, verify)
    evaluation = Lead(SimpleGate()).evaluate(told.pool, full_time_coaches=coaches)
    write_evaluation(options.folder, told, evaluation.tables, evaluation.indicators)
    for remark in (*told.settlement.replaced, *told.settlement.refused):
        _say(f"{remark.name}: {remark.sentence}")
    _say(f"{len(told.settlement.kept)} von {told.files} Dateien zählen: {told.pool.clients} Fälle.")


def _coaches(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        number = Decimal(0)
    if not number.is_finite() or not 0 < number <= 100_000:
        raise BadFileError("--coaches: Das ist keine Zahl von Vollzeitstellen, zum Beispiel 7,5.")
    return number


def _check(options: Options) -> None:
    from lotse_desktop.bootstrap import check_vault

    for sentence in check_vault(options.vault, _secret(), places=find_places(options.data)):
        _say(sentence)


def _backup(options: Options) -> None:
    from lotse_desktop.bootstrap import open_workspace

    with closing(open_workspace(options.vault, _secret(), places=find_places(options.data), now=_now)) as workspace:
        path = workspace.vault.backup()
    _say(f"gesichert: {path}" if path else "Seit der letzten Sicherung hat sich nichts geändert.")
