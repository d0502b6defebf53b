"""Type, colours, and what the fonts can show."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageCms
from reportlab.lib.styles import ParagraphStyle

from lotse_desktop.paths import resources_folder
from lotse_desktop.reporting import look
from lotse_desktop.reporting.look import UNKNOWN, load_fonts, shortened, showable, text_width

STYLES = [style for style in vars(look).values() if isinstance(style, ParagraphStyle)]


def luminance(colour: tuple[float, float, float]) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_every_style_is_large_and_has_air(style: ParagraphStyle) -> None:
    assert style.fontSize >= 11
    assert style.leading / style.fontSize >= 1.3


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_every_text_stands_out_from_paper_and_soft_ground(style: ParagraphStyle) -> None:
    red, green, blue = style.textColor.rgb()
    ground = luminance(look.SOFT.rgb())

    assert (ground + 0.05) / (luminance((red, green, blue)) + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Grüße, größer – „gut“ … €", "Grüße, größer – „gut“ … €"),
        ("Türkçe ğış, Українська, Ελλάδα, Việt", "Türkçe ğış, Українська, Ελλάδα, Việt"),
        ("a\u0308", "ä"),
        ("ﬁnden", "ﬁnden"),
        ("½ Ⅳ", "½ IV"),
        ("weich\u00adtrennen", "weich\u00adtrennen"),
        ("unsichtbar\u200b\ufeff\u202e!", "unsichtbar!"),
        ("😀👩‍👧", UNKNOWN),
        ("❤\ufe0f gut", f"{UNKNOWN} gut"),
        ("مرحبا", UNKNOWN),
        ("eins\ttab", "eins\ttab"),
        ("\x00\x07", ""),
        ("\ud800", UNKNOWN),
        ("", ""),
    ],
)
def test_what_the_fonts_lack_is_replaced_in_sight(typed: str, shown: str) -> None:
    assert showable(typed) == shown


@given(st.text())
def test_nothing_is_left_that_the_fonts_cannot_show(text: str) -> None:
    shown = showable(text)

    assert all(character.isspace() or ord(character) in load_fonts() for character in shown)
    assert showable(shown) == shown


def test_a_text_is_cut_where_the_room_ends() -> None:
    assert shortened("kurz", 500) == "kurz"
    cut = shortened("Dieser Plan gehört Ihnen.", 60)

    assert cut.endswith("…")
    assert "Dieser Plan gehört Ihnen.".startswith(cut[:-1])
    assert text_width(cut) <= 60


def test_the_colour_profile_is_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO((resources_folder() / "colour" / "sRGB.icc").read_bytes()))

    assert "sRGB" in ImageCms.getProfileDescription(profile)
    assert ImageCms.getDefaultIntent(profile) == ImageCms.Intent.PERCEPTUAL
