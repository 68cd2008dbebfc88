"""What parsing arguments costs, and that the machine's rooms stay apart."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("torch", "vllm", "transformers", "ray", "pyarrow", "pandas", "HanTa", "numpy", "pydantic", "jinja2")


@pytest.mark.parametrize("module", ["InstructionGen.cli", "InstructionGen.engine", "InstructionGen.rundir"])
def test_nothing_heavy_is_imported_with(module):
    heavy = HEAVY if module == "InstructionGen.cli" else HEAVY[:6]
    code = f"import sys, {module}; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_prints_without_anything_heavy():
    code = (
        "import sys\nfrom InstructionGen.cli import main\n"
        "try: main(['captions', '--help'])\nexcept SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "c2cap" in done.stdout
    assert done.stdout.strip().endswith("[]")
