"""Captions from web pages: what is cleaned, and what is refused by which reason."""

from __future__ import annotations

import pytest

from InstructionGen.sources.tidying import fault_of, fit_captions, shown, sound, tidied


@pytest.mark.parametrize(
    ("found", "caption"),
    [
        ("  A lamp \n on\ta desk. ", "A lamp on a desk."),
        ("Tom &amp; Anna&#39;s caf&eacute;", "Tom & Anna's café"),
        ("salt &amp;amp; pepper", "salt & pepper"),
        ("R&D & more", "R&D & more"),
        ("\u200bTea\u200b \u200e– for two\ufeff", "Tea – for two"),
        ('"A 5"" pot with a lid"', 'A 5" pot with a lid'),
        ('"""Stop"" sign in snow"', '"Stop" sign in snow'),
        ('"Stop"', '"Stop"'),
        ('"Go" and "stop"', '"Go" and "stop"'),
        ("Löwe am\u00a0See", "Löwe am See"),
    ],
)
def test_a_caption_is_cleaned(found, caption):
    assert tidied(found) == caption
    assert fault_of(caption) == ""


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (" \n\u200b ", "no caption"),
        ("&nbsp;", "no caption"),
        ("a lamp\x07", "control characters"),
        ("the artist\x92s house", "control characters"),
        ("a caf\udce9", "not UTF-8"),
        ("a caf\ufffd", "letters lost to a wrong encoding"),
        ("\uf0a8 a list", "letters lost to a wrong encoding"),
        ("<b>Lamp</b> on a desk", "markup in the caption"),
        ("&lt;i&gt;Lamp&lt;/i&gt;", "markup in the caption"),
        ("Lamp<br />", "markup in the caption"),
        ("https://example.org/lamp.jpg", "an address for a caption"),
        ("www.example.org", "an address for a caption"),
    ],
)
def test_what_is_no_caption_has_a_reason(found, reason):
    assert fault_of(tidied(found)) == reason


@pytest.mark.parametrize("caption", ["I <3 tea", "a < b > c", "see https://example.org for more"])
def test_signs_that_only_look_like_markup_are_kept(caption):
    assert fault_of(tidied(caption)) == ""


def test_of_several_captions_the_fit_ones_are_kept_each_once():
    assert fit_captions(["A lamp.", "<p>", " A  lamp. ", "A desk."]) == (("A lamp.", "A desk."), "")


def test_where_none_is_fit_the_first_reason_is_told():
    assert fit_captions(["<p>", ""]) == ((), "markup in the caption")
    assert fit_captions([]) == ((), "no caption")


def test_what_is_shown_can_always_be_written():
    assert not sound("caf\udce9")
    assert sound(shown("caf\udce9" * 1000))
    assert len(shown("caf\udce9" * 1000)) == 200
