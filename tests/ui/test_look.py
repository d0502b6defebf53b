"""Everything can be read: light and dark, and the style sheet knows every colour that it names."""

import pytest

from lotse_desktop.ui.look import DARK, LIGHT, Tokens, _style_sheet

TEXTS = (
    ("ink", ("background", "surface", "sidebar", "line")),
    ("ink2", ("background", "surface", "sidebar", "soft")),
    ("ink3", ("background", "surface", "sidebar")),
    ("primary_text", ("background", "surface", "sidebar", "soft")),
    ("primary_ink", ("primary",)),
    ("care_text", ("care",)),
    ("network_text", ("network",)),
    ("work_text", ("work",)),
    ("gap_text", ("background", "surface", "sidebar", "soft", "gap_fill")),
    ("good", ("background", "surface", "sidebar")),
)
EDGES = ("edge", "focus", "gap")


def luminance(color: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_calculation_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_at_least_4_5_to_1_on_every_ground_it_stands_on(tokens: Tokens) -> None:
    pairs = [(text, ground) for text, grounds in TEXTS for ground in grounds]
    found = {f"{text} on {ground}": contrast(getattr(tokens, text), getattr(tokens, ground)) for text, ground in pairs}
    assert {pair: round(value, 2) for pair, value in found.items() if value < 4.5} == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_borders_of_fields_and_the_focus_are_at_least_3_to_1(tokens: Tokens) -> None:
    found = {edge: contrast(getattr(tokens, edge), tokens.surface) for edge in EDGES}
    assert {edge: round(value, 2) for edge, value in found.items() if value < 3} == {}


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_style_sheet_is_filled_in_completely(scale: float) -> None:
    for tokens in (LIGHT, DARK):
        sheet = _style_sheet(tokens, scale).split("*/", 1)[1]
        assert "@" not in sheet
        assert sheet.count("{") == sheet.count("}")


def test_sizes_of_text_grow() -> None:
    assert "font-size: 22px" in _style_sheet(LIGHT, 1.0)
    assert "font-size: 44px" in _style_sheet(LIGHT, 2.0)
