"""The table of commands of the desk; order and sections as in the menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from lotse_desktop.ui.shell.appearance import Appearance
from lotse_desktop.ui.shell.case_work import CaseWork
from lotse_desktop.ui.shell.commands import Command
from lotse_desktop.ui.shell.house import House
from lotse_desktop.ui.shell.navigation import Navigation
from lotse_desktop.ui.shell.open_case import NUMBERED
from lotse_desktop.ui.shell.talk import TalkDesk
from lotse_desktop.ui.shell.vault_work import VaultWork
from lotse_desktop.ui.shell.vaults import Desk


def command_table(
    desk: Desk,
    navigation: Navigation,
    *,
    cases: CaseWork,
    vault: VaultWork,
    house: House,
    appearance: Appearance,
    talk: TalkDesk,
) -> tuple[Command, ...]:
    """Everything that can be done from anywhere."""
    return (
        *_case_commands(desk, navigation, cases, vault),
        *_talk_commands(talk),
        *_room_commands(navigation),
        *_vault_commands(vault),
        *_view_commands(house, appearance),
        *_end_commands(desk, house),
    )


def _case_commands(desk: Desk, navigation: Navigation, cases: CaseWork, vault: VaultWork) -> tuple[Command, ...]:
    def export() -> None:
        if navigation.case is not None:
            vault.export_case(navigation.case.record)

    def archive() -> None:
        case = navigation.case
        if case is not None and navigation.put_down():
            client = case.record.client
            cases.set_archived(client.id, client.archived_on is None)
            navigation.show_list()

    return (
        Command("case", "list", _tr("Alle Fälle"), navigation.show_list, ("Alt+Left",), coach_only=True),
        Command("case", "search", _tr("Suchen …"), desk.search, ("Ctrl+K", "Ctrl+F")),
        Command("case", "new", _tr("Neuer Fall …"), cases.new_case, ("Ctrl+N",), coach_only=True),
        Command("case", "import", _tr("Falldatei übernehmen …"), vault.import_case, coach_only=True),
        Command("one", "print", _tr("Plan drucken …"), navigation.print_plan, ("Ctrl+P",), needs_case=True),
        Command("one", "mirror", _tr("Gemeinsam schauen"), navigation.switch_mirror, ("Ctrl+M",), needs_case=True),
        Command("one", "undo", _tr("Rückgängig"), navigation.undo, ("Ctrl+Z",), needs_case=True),
        Command("one", "redo", _tr("Wiederholen"), navigation.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), needs_case=True),
        Command("one", "export", _tr("Fall als Datei speichern …"), export, needs_case=True, coach_only=True),
        Command(
            "one", "archive", _tr("Fall ins Archiv legen oder zurückholen"), archive, needs_case=True, coach_only=True
        ),
    )


def _talk_commands(talk: TalkDesk) -> tuple[Command, ...]:
    return (
        Command("one", "talk", _tr("Gespräch …"), talk.open_menu, ("Ctrl+G",), needs_case=True, coach_only=True),
        Command(
            "one", "child", _tr("Kind ist dabei"), talk.switch_child, ("Ctrl+J",), needs_case=True, coach_only=True
        ),
    )


def _room_commands(navigation: Navigation) -> tuple[Command, ...]:
    def command(name: str, text: str, run: Callable[[], None], keys: str, *, in_help: bool = True) -> Command:
        return Command("go", name, text, run, (keys,), needs_case=True, in_menu=False, in_help=in_help)

    numbered = (
        command(
            f"room{number}",
            _tr("Raum 1 des Falls, mit 2 bis 9 die anderen"),
            partial(navigation.go_to_number, number),
            f"Ctrl+{number}",
            in_help=number == 1,
        )
        for number in range(1, NUMBERED + 1)
    )
    return (
        *numbered,
        command("room-before", _tr("Ein Raum des Falls weiter oben"), partial(navigation.step, -1), "Alt+PgUp"),
        command("room-after", _tr("Ein Raum des Falls weiter unten"), partial(navigation.step, 1), "Alt+PgDown"),
    )


def _vault_commands(vault: VaultWork) -> tuple[Command, ...]:
    return (
        Command("vault", "backup", _tr("Jetzt sichern"), vault.back_up, coach_only=True),
        Command("vault", "backups", _tr("Sicherungen …"), vault.show_backups, coach_only=True),
        Command("vault", "passphrase", _tr("Passphrase ändern …"), vault.change_passphrase, coach_only=True),
        Command("vault", "code", _tr("Wiederherstellungscode …"), vault.show_code, coach_only=True),
    )


def _view_commands(house: House, appearance: Appearance) -> tuple[Command, ...]:
    return (
        Command("view", "theme", _tr("Hell oder dunkel"), appearance.switch_theme, ("Ctrl+D",)),
        Command("view", "larger", _tr("Text größer"), appearance.larger, ("Ctrl++", "Ctrl+=")),
        Command("view", "smaller", _tr("Text kleiner"), appearance.smaller, ("Ctrl+-",)),
        Command("view", "normal", _tr("Text normal"), appearance.normal_size, ("Ctrl+0",)),
        Command("view", "settings", _tr("Einstellungen …"), house.show_settings, ("Ctrl+,",), coach_only=True),
    )


def _end_commands(desk: Desk, house: House) -> tuple[Command, ...]:
    def quit_program() -> None:
        desk.close()

    return (
        Command("end", "help", _tr("Hilfe und Tasten"), desk.show_help, ("F1", "Ctrl+/")),
        Command("end", "about", _tr("Über Lotse"), house.show_about),
        Command("end", "lock", _tr("Sperren"), desk.lock, ("Ctrl+L",)),
        Command("end", "quit", _tr("Beenden"), quit_program, ("Ctrl+Q",)),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Menu", text)
