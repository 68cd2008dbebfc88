"""Sessions: ``PYTHONPATH='./' python edit_instruction/instruction_gen_multi_turn.py --iter 3 …``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from InstructionGen.cli.session import session

if __name__ == "__main__":
    session()
