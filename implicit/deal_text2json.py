"""Text of models to samples: ``PYTHONPATH='./' python implicit/deal_text2json.py --input_json FILE …``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from InstructionGen.cli.implicit import implicit_text

if __name__ == "__main__":
    implicit_text()
