"""YAML as coaches write it: ``yes`` and ``no`` are words, dates and times are texts, and no name may stand twice."""

import re
from collections.abc import Hashable, Sequence
from typing import Any

import yaml
from typing_extensions import override


class NotYamlError(ValueError):
    """The text does not follow the syntax; ``line`` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


class _Loader(yaml.CSafeLoader):
    """The C reader with fewer surprises: plain words are texts except ``true``, ``false``, ``null`` and numbers."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - the name is the library's

    @override
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        names: set[str] = set()
        for key, _ in node.value:
            if key.value in names:
                raise yaml.constructor.ConstructorError(None, None, "twice", key.start_mark)
            names.add(key.value)
        return super().construct_mapping(node, deep)


for _kind, _pattern, _letters in (
    ("bool", r"(?:true|false)\Z", "tf"),
    ("null", r"(?:null|~|)\Z", ["n", "~", ""]),
    ("int", r"-?(?:0|[1-9][0-9]*)\Z", "-0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(_pattern), list(_letters))  # pyright: ignore[reportUnknownMemberType]


def read_yaml(text: str) -> Any:
    """The plain content of a YAML text.  Raises :class:`NotYamlError` with the line."""
    try:
        return yaml.load(text, _Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise NotYamlError(mark.line + 1 if mark else 1) from None
    except (yaml.YAMLError, RecursionError):
        raise NotYamlError(1) from None


def find_line(text: str, place: Sequence[str | int]) -> int:
    """The line (from 1) of a place in a readable YAML text; the nearest one around it when the place is missing."""
    node = yaml.compose(text, _Loader)
    line = 0
    for part in place:
        if node is None:
            break
        key, node = _step(node, part)
        line = key.start_mark.line if key is not None else line
    return line + 1


def _step(node: yaml.Node, part: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    if isinstance(node, yaml.MappingNode):
        if isinstance(part, int):  # options are written as a mapping and read as a list
            return node.value[part] if part < len(node.value) else (None, None)
        return next(((key, value) for key, value in node.value if key.value == part), (None, None))
    return None, None
