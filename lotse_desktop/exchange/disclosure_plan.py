"""The plan of deliveries as a file (``lotse.plan/1``), read strictly."""

from pathlib import Path
from typing import Final

from pydantic import ValidationError

from lotse_desktop.domain.disclosure.plan import DisclosurePlan, check_plan
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.exchange.faults import find_fault
from lotse_desktop.exchange.files import read_file
from lotse_desktop.exchange.strict_json import parse, read_text

MAX_BYTES: Final = 2_000_000


def load_plan(path: Path) -> DisclosurePlan:
    """The plan in a file.  Raises a ``UserError`` with one sentence."""
    data = read_file(path, MAX_BYTES)
    try:
        tree = parse(read_text(data, MAX_BYTES))
    except BadFileError as error:
        raise BadFileError(f"Prüfplan: {error.sentence}") from None
    try:
        plan = DisclosurePlan.model_validate_json(data.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        raise BadFileError(f"Prüfplan: {find_fault(error, tree).sentence}") from None
    return check_plan(plan)
