"""Paths and manners that all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT.parent / "shared" / "data"


@pytest.fixture(autouse=True)
def _far_from_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests write in a folder of their own."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def samples() -> Path:
    """Real public files; they do not travel with the project."""
    if not SAMPLES.is_dir():
        pytest.skip("the folder of real files is not here")
    return SAMPLES
