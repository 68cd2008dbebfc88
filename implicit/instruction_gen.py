"""Implicit instructions: ``PYTHONPATH='./' python implicit/instruction_gen.py --engine rules …``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from InstructionGen.cli.implicit import implicit

if __name__ == "__main__":
    implicit()
