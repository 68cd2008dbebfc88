"""Paths and manners that all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.checkpoints import make_llama, make_llava, make_mistral
from tests.engine.vllm_server import vllm_server

# A small cache is enough for tiny models, and nothing may be looked for on the hub.
os.environ.setdefault("VLLM_CPU_KVCACHE_SPACE", "1")
os.environ.setdefault("HF_HUB_OFFLINE", "1")

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


@pytest.fixture(scope="session")
def llama_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint with a template like Llama 3's."""
    return make_llama(tmp_path_factory.mktemp("checkpoints") / "tiny-llama")


@pytest.fixture(scope="session")
def mistral_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint with a template that refuses a system message."""
    return make_mistral(tmp_path_factory.mktemp("checkpoints") / "tiny-mistral")


@pytest.fixture(scope="session")
def llava_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint that sees."""
    return make_llava(tmp_path_factory.mktemp("checkpoints") / "tiny-llava")


@pytest.fixture(scope="session")
def gguf_file(llama_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The llama's weights as llama.cpp reads them."""
    from tests.engine.gguf import make_gguf

    return make_gguf(llama_folder, tmp_path_factory.mktemp("gguf") / "tiny-llama.gguf")


@pytest.fixture(scope="session")
def vllm_address(llama_folder: Path) -> Iterator[str]:
    """A real vLLM server of the tiny llama."""
    with vllm_server(llama_folder) as address:
        yield address
