"""``lotse consolidate``: tables behind the gate and a log of what was read; faults in one sentence."""

import csv
import json
import random
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from lotse_desktop.__main__ import main
from lotse_desktop.domain.disclosure.delivery import make_delivery
from lotse_desktop.exchange.bundle import write_bundle
from lotse_desktop.exchange.consolidation import ALONE
from lotse_desktop.storage.signing import SiteKey
from tests.domain.disclosure.plans import STANDARD, TODAY, random_cases, standard_plan
from tests.exchange.bundles import a_bundle, order_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four laptops, one damaged file."""
    made = tmp_path_factory.mktemp("lieferungen")
    for number in range(1, 5):
        cases = random_cases(random.Random(number), 90)  # noqa: S311
        delivery = make_delivery(standard_plan(), cases, order_of(f"L0{number}"), TODAY)
        (made / f"L0{number}.zip").write_bytes(write_bundle(delivery, SiteKey(bytes([number]) * 32)))
    (made / "kaputt.zip").write_bytes(a_bundle("L09")[:-30])
    return made


def rows(path: Path) -> list[list[str]]:
    """The cells of a CSV file."""
    return list(csv.reader(StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))


def test_tables_indicators_and_log_are_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "neu" / "auswertung"
    assert main(["consolidate", str(folder), "--out", str(out), "--coaches", "3,5"]) == 0
    told = capsys.readouterr().out
    assert "kaputt.zip: Das ist keine Lieferung von Lotse" in told
    assert "4 von 5 Dateien zählen: 360 Fälle." in told
    assert {path.stem for path in out.glob("t_*.csv")} == {table.key for table in standard_plan().tables}
    log = json.loads((out / "protokoll.json").read_text(encoding="utf-8"))
    assert (log["clients"], len(log["read"]), [one["file"] for one in log["set_aside"]]) == (360, 4, ["kaputt.zip"])
    told_figures = {row[0]: row[2] for row in rows(out / "kennzahlen.csv")}
    assert told_figures["I01"] == "360"
    stock = [float(told_figures[key].replace(",", ".")) for key in ("I02", "I04")]
    assert stock[0] / 3.5 == pytest.approx(stock[1], abs=0.06)


def test_no_number_below_three_is_written(folder: Path, tmp_path: Path) -> None:
    assert main(["consolidate", str(folder), "--out", str(tmp_path)]) == 0
    numbers = [
        cell
        for path in tmp_path.glob("t_*.csv")
        for row in rows(path)[2:]
        for cell in row[1:]
        if cell not in ("*", "0")
    ]
    assert len(numbers) > 200
    assert min(map(int, numbers)) >= 3


def test_the_title_and_labels_of_the_plan_stand_in_a_table(folder: Path, tmp_path: Path) -> None:
    assert main(["consolidate", str(folder), "--out", str(tmp_path), "--plan", str(STANDARD)]) == 0
    table = rows(tmp_path / "t_zeiten.csv")
    assert table[0] == ["Wann Betreuung fehlt: Wochentag und Uhrzeit (Familien)"]
    assert table[1][:3] == ["Wochentag", "5–7 Uhr", "7–8 Uhr"]
    assert [row[0] for row in table[2:9]] == [
        "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{}", "Prüfplan: name: Hier fehlt eine Angabe."),
        ("{", "Prüfplan: Zeile 1, Spalte"),
        (STANDARD.read_text(encoding="utf-8").replace('"k": 3', '"k": 2'), "Prüfplan: k: Diese Zahl ist zu klein"),
        (STANDARD.read_text(encoding="utf-8").replace('"gender_"', '"x"').replace('"age_band"', '"name"'), "Feld name"),
    ],
)
def test_a_plan_that_is_none_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, sentence: str
) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(content, encoding="utf-8")
    assert main(["consolidate", str(folder), "--out", str(tmp_path / "x"), "--plan", str(plan)]) == 2
    told = capsys.readouterr()
    assert sentence in told.err
    assert not (tmp_path / "x").exists()


def test_other_faults_of_the_call_are_told(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for value in ("0", "viele", "-3", "NaN", "1e400"):
        assert main(["consolidate", str(folder), "--out", str(tmp_path), f"--coaches={value}"]) == 2
        assert "--coaches" in capsys.readouterr().err
    (tmp_path / "datei").write_text("x", encoding="utf-8")
    assert main(["consolidate", str(folder), "--out", str(tmp_path / "datei")]) == 2
    assert "Zielordner" in capsys.readouterr().err


def test_two_processes_start_from_the_command_line(tmp_path: Path) -> None:
    """The program itself, as somebody calls it, with enough bytes for a second process."""
    data = a_bundle("L01", clients=200)
    for number in range(40):
        (tmp_path / f"{number}.zip").write_bytes(data)
    assert len(data) * 40 > ALONE
    call = [sys.executable, "-m", "lotse_desktop", "consolidate", str(tmp_path), "--out", str(tmp_path / "out")]
    ran = subprocess.run(call, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "1 von 40 Dateien zählen: 200 Fälle." in ran.stdout
