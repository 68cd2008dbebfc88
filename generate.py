"""Dialogues about pictures: ``python generate.py [DATASET] --prompt-config llava --model-source vllm …``."""

from InstructionGen.cli.converse import converse

if __name__ == "__main__":
    converse()
