"""Edit instructions: ``PYTHONPATH='./' python edit_instruction/instruction_gen.py --instruction-type TYPE …``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from InstructionGen.cli.edit import edit

if __name__ == "__main__":
    edit()
