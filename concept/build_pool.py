"""Build the concept pool again: `python concept/build_pool.py --help`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from InstructionGen.cli.pool import build

if __name__ == "__main__":
    build()
