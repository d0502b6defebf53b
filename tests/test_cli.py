"""The command line: same answers as the window, one German sentence when something is wrong, nothing half done."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from lotse_desktop import app
from lotse_desktop.__main__ import main
from lotse_desktop.bootstrap import create_vault
from lotse_desktop.exchange.case_file import load_case
from lotse_desktop.paths import find_places
from tests.builders import CASES, TODAY

A = str(CASES / "a.json")
PASSPHRASE = "sieben muster wandern leise"
COMMANDS = ("care-gaps", "care-year", "plan", "demo", "import-case", "export-case", "consolidate", "check", "backup")


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    create_vault(folder / "tresor", PASSPHRASE, places=find_places(folder / "data"))
    return folder / "tresor"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, vault: Path) -> list[str]:
    """Standard input holds the passphrase; the arguments that keep everything in the test's folder."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
    return ["--data", str(vault.parent / "data")]


def fails(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one sentence of a command that ends with status 2 and prints nothing else."""
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    sentence = told.err.strip()
    assert sentence.count("\n") == 0
    assert sentence
    return sentence


def misused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    return capsys.readouterr().err


def test_care_year_as_json_is_the_public_holiday_of_case_a(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["care-year", A, "--from", "2027-05-06", "--to", "2027-05-06", "--json"]) == 0
    (day,) = json.loads(capsys.readouterr().out)["days"]
    assert day == {
        "date": "2027-05-06",
        "child": "lio",
        "minutes": 370,
        "pieces": [["08:00", "14:10"]],
        "reason": "PUBLIC_HOLIDAY",
    }


def test_care_year_refuses_a_period_that_makes_no_sense(capsys: pytest.CaptureFixture[str]) -> None:
    assert fails(capsys, "care-year", A, "--from", "2027-05-06", "--to", "2027-05-05").startswith("--to: Das Ende")
    assert fails(capsys, "care-year", A, "--from", "6.5.2027", "--to", "2027-05-05").startswith("--from: Das ist kein")
    assert "lotse care-year [-h] --from TAG" in misused(capsys, "care-year", A, "--from", "2027-05-06")


def test_care_gaps_as_json_are_those_of_case_a(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["care-gaps", A, "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["family_gap_minutes"] == [390, 1750]
    assert value["feasible_week_minutes"] == [2190, 2120]


def test_care_gaps_for_reading(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["care-gaps", A]) == 0
    assert "Woche A  Montag       5:20 bis  7:30 Uhr" in capsys.readouterr().out


def test_care_gaps_need_no_qt_no_database_and_no_paper() -> None:
    script = (
        "import sys\n"
        "from lotse_desktop.__main__ import main\n"
        f"status = main(['care-gaps', {A!r}, '--json'])\n"
        "heavy = {'PySide6', 'shiboken6', 'sqlalchemy', 'sqlcipher3', 'reportlab', 'alembic', 'yaml', 'pikepdf'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stderr.strip() == "[]"
    assert json.loads(done.stdout)["format"] == "lotse.care-gaps/1"


def test_the_start_of_the_window_imports_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "import lotse_desktop.__main__\n"
        "heavy = {'PySide6', 'sqlalchemy', 'reportlab', 'pydantic', 'alembic'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "lotse_desktop", "care-gaps", A], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0


def test_a_console_without_umlauts_gets_question_marks() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lotse_desktop", "care-gaps", A],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(CASES.parents[1])},
    )
    assert b"Fr?h" in done.stdout


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_german(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert text.startswith(f"Aufruf: lotse {command}".rstrip())
    assert "Schalter:" in text
    for english in ("usage", "options", "optional", "positional", "arguments", "show", "exit", "default"):
        assert english not in text.lower()


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("Lotse Desktop ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["wanderkarte"],
        ["care-gaps"],
        ["care-gaps", A, "--xml"],
        ["plan", A],
        ["plan", A, "--pdf"],
        ["import-case", A],
        ["check"],
        ["--data"],
    ],
    ids=" ".join,
)
def test_a_call_that_makes_no_sense_is_told_in_one_german_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = misused(capsys, *arguments)
    assert told.startswith("Dieser Aufruf passt nicht; so geht es: lotse ")
    assert told.count("\n") == 1


def test_without_a_command_the_window_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[Path | None, bool]] = []

    def run(*, data_folder: Path | None, demo: bool) -> int:
        opened.append((data_folder, demo))
        return 0

    monkeypatch.setattr(app, "run", run)
    assert main([]) == 0
    assert main(["--demo", "--data", "hier"]) == 0
    assert opened == [(None, False), (Path("hier"), True)]


def test_bad_case_files_are_told_with_their_place(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "fall.json"
    path.write_text(Path(A).read_text(encoding="utf-8").replace('"06:00"', '"25:00"', 1), encoding="utf-8")
    assert fails(capsys, "care-gaps", str(path)).startswith("activities[0].start: ")
    assert fails(capsys, "care-gaps", str(path), "--json").startswith("activities[0].start: ")
    assert fails(capsys, "plan", str(path), "--pdf", str(tmp_path / "plan.pdf")).startswith("activities[0].start: ")
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_missing_file_and_a_folder_are_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "gibt es nicht" in fails(capsys, "care-gaps", str(tmp_path / "Jana Beispiel.json"))
    assert fails(capsys, "care-gaps", str(tmp_path))


def test_a_plan_is_written(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    assert main(["plan", A, "--pdf", str(path)]) == 0
    assert path.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("language", ["xx", "Klingonisch", "../de", "", "de/../de"])
def test_an_unknown_language_is_told_and_nothing_written(
    language: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert fails(capsys, "plan", A, "--pdf", str(tmp_path / "plan.pdf"), "--language", language)
    assert list(tmp_path.iterdir()) == []


def test_a_plan_into_a_missing_folder_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "Zielordner" in fails(capsys, "plan", A, "--pdf", str(tmp_path / "fehlt" / "plan.pdf"))


def test_a_case_goes_into_a_vault_and_out_again(
    vault: Path, typed: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main([*typed, "import-case", A, str(vault)]) == 0
    client_id = capsys.readouterr().out.split()[-1]

    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
    assert main([*typed, "export-case", str(vault)]) == 0
    assert f"{client_id}  Beispiel, Mara\n" in capsys.readouterr().out

    out = tmp_path / "fall.json"
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
    assert main(["export-case", str(vault), client_id, str(out), *typed]) == 0
    assert load_case(out, TODAY).care_week == load_case(Path(A), TODAY).care_week


def test_a_vault_is_checked_and_backed_up(
    vault: Path, typed: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main([*typed, "check", str(vault)]) == 0
    assert capsys.readouterr().out.strip()
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
    assert main([*typed, "backup", str(vault)]) == 0
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("command", ["check", "backup", "export-case"])
def test_a_wrong_passphrase_is_told(
    command: str, vault: Path, typed: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("falsch\n"))
    assert fails(capsys, *typed, command, str(vault))


def test_nobody_who_types_nothing_gets_in(
    vault: Path, typed: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert fails(capsys, *typed, "check", str(vault))
    monkeypatch.setattr(sys, "stdin", None)
    assert fails(capsys, *typed, "check", str(vault))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe\n"), encoding="utf-8"))
    assert fails(capsys, *typed, "check", str(vault))


def test_a_folder_without_a_vault_is_told_and_stays_empty(
    typed: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for command in ("check", "backup", "export-case"):
        assert fails(capsys, *typed, command, str(tmp_path))
    assert fails(capsys, *typed, "import-case", A, str(tmp_path / "fehlt"))
    assert list(tmp_path.iterdir()) == []


def test_a_bad_case_file_leaves_the_vault_alone(
    vault: Path, typed: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    before = (vault / "tresor.db").read_bytes()
    path = tmp_path / "fall.json"
    path.write_text("{}", encoding="utf-8")
    assert fails(capsys, *typed, "import-case", str(path), str(vault)).startswith("format: ")
    assert (vault / "tresor.db").read_bytes() == before


def test_a_wrong_identifier_and_a_missing_target_are_told(
    vault: Path, typed: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert "Kennung" in fails(capsys, *typed, "export-case", str(vault), "Mara", str(tmp_path / "fall.json"))
    assert "KENNUNG FALL.json" in fails(capsys, *typed, "export-case", str(vault), "Mara")
    gone = "12345678-1234-4234-8234-123456789abc"
    assert fails(capsys, *typed, "export-case", str(vault), gone, str(tmp_path / "fall.json"))
    assert list(tmp_path.iterdir()) == []
