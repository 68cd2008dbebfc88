"""The roll-up of licences."""

from __future__ import annotations

import pytest

from InstructionGen.export.card import strictness


def test_licences_have_an_order_from_free_to_unknown():
    order = [
        "CC0-1.0", "Apache-2.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-ND-4.0", "LicenseRef-own-list",
    ]  # fmt: skip
    levels = [strictness(licence) for licence in order]
    assert levels == sorted(set(levels))


@pytest.mark.parametrize(
    ("licence", "like"),
    [
        ("WordNet-3.0 AND Apache-2.0", "MIT"),
        ("CC-BY-4.0 AND CC-BY-NC-SA-4.0", "CC-BY-NC-4.0"),
        ("CC-BY-4.0 AND unknown", "unknown"),
        ("LicenseRef-public-domain", "CC0-1.0"),
        ("GPL-3.0", "CC-BY-SA-4.0"),
        ("Llama 3 Community License", "CC-BY-SA-4.0"),
        ("other", "unknown"),
    ],
)
def test_the_strictest_of_several_counts(licence, like):
    assert strictness(licence) == strictness(like)
