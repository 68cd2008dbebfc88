"""``python -m InstructionGen``: the console script, for where it is not on the path."""

from InstructionGen.cli import main

if __name__ == "__main__":
    main(prog_name="instructiongen")
