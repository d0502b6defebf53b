"""How long „Mein Plan“ takes, beside the least that ReportLab can do: one page with one line of text.

    python -m tests.benchmarks.paper [ROUNDS]

Cold: a new process from its start; it loads the values of a case and makes the first paper.  First: the same without
start and values, as in a program that runs already; imports of ReportLab and pikepdf counted.  Warm: one more paper.
Line and plan take turns; what counts is the median of the ratios.
"""

import compileall
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[2]
COLD_GOAL = 3.5
_FLOOR = """
import io
from reportlab.pdfgen.canvas import Canvas
canvas = Canvas(io.BytesIO())
canvas.drawString(72, 720, "Mein Plan")
canvas.showPage()
canvas.save()
"""
_PLAN = """
from lotse_desktop.reporting.plan_pdf import draw_plan
draw_plan(report, texts)
"""
_COLD = """
import sys
from pathlib import Path
from time import perf_counter
import lotse_desktop.domain.plan_report
from lotse_desktop.domain.report import PlanReport, PlanTexts
report = PlanReport.model_validate_json(Path(sys.argv[1]).read_bytes())
texts = PlanTexts.model_validate_json(Path(sys.argv[2]).read_bytes())
began = perf_counter()
{work}
print((perf_counter() - began) * 1000)
"""


def cold(work: str, *arguments: str) -> tuple[float, float]:
    """Milliseconds of a new process, and of the work in it."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", _COLD.format(work=work), *arguments]
    began = perf_counter()
    ran = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    return (perf_counter() - began) * 1000, float(ran.stdout)


def warm(work: Callable[[], object]) -> float:
    """Milliseconds of one more call."""
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def show(name: str, floor: list[float], plan: list[float], goal: float | None) -> None:
    """Both medians and the ratio."""
    ratio = median(ours / least for ours, least in zip(plan, floor, strict=True))
    told = f"   (goal: at most {goal})" if goal else ""
    print(f"{name}: one line {median(floor):7.1f} ms   plan {median(plan):7.1f} ms   ratio {ratio:6.2f}{told}")


def main(rounds: int, folder: Path) -> None:
    """Measure and print."""
    from tests.reporting.plans import german, maras_plan

    compileall.compile_dir(ROOT / "lotse_desktop", quiet=2)
    report, texts = maras_plan(), german()
    paths = (folder / "report.json", folder / "texts.json")
    for path, value in zip(paths, (report, texts), strict=True):
        path.write_text(value.model_dump_json(), "utf-8")
    arguments = [str(path) for path in paths]
    pairs = [(cold(_FLOOR, *arguments), cold(_PLAN, *arguments)) for _ in range(rounds + 1)][1:]
    show("cold ", [floor[0] for floor, _ in pairs], [plan[0] for _, plan in pairs], COLD_GOAL)
    show("first", [floor[1] for floor, _ in pairs], [plan[1] for _, plan in pairs], None)

    from lotse_desktop.reporting.plan_pdf import draw_plan

    def draw() -> object:
        return draw_plan(report, texts)

    def draw_line() -> None:
        exec(_FLOOR, {})  # noqa: S102 - our own text above

    draw()
    draw_line()
    again = [(warm(draw_line), warm(draw)) for _ in range(rounds * 4)]
    show("warm ", [floor for floor, _ in again], [plan for _, plan in again], None)


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as place:
        main(int(sys.argv[1]) if sys.argv[1:] else 11, Path(place))
