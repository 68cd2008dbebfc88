"""Backgrounds and captions: ``python captions_generator.py --gpu-id N --mode c2b | c2cap | cb2cap | cc2cap``."""

from InstructionGen.cli.captions import captions

if __name__ == "__main__":
    captions()
