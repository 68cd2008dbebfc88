"""Whether a checkpoint is whole, before a library takes minutes to find that it is not.

Only the beginnings of files are read, so what is half downloaded, half copied or not a language model at all shows
within a second; a flipped bit in the weights does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from InstructionGen.checkpoints import gguf, safetensors
from InstructionGen.checkpoints.finding import Checkpoint
from InstructionGen.checkpoints.folder import (
    TOKENIZERS,
    parts,
    read_object,
    template_of,
    weights,
)
from InstructionGen.errors import EngineError

KINDS = ("ForCausalLM", "ForConditionalGeneration", "LMHeadModel")
"""How the class names of models that continue a text end."""

LFS = b"version https://git-lfs"
"""How the note begins that Git leaves in place of a large file."""


def check(checkpoint: Checkpoint, *, template: bool = True) -> None:
    """Raise ``EngineError``, in one line that says what to do, unless a checkpoint is whole and can answer chats.

    Args:
        checkpoint: as ``find`` gives it.
        template: whether it must have a chat template; it need not when the user gives one.
    """
    try:
        fault = next(_faults(checkpoint, template), None)
    except OSError as error:
        fault = f"{error.filename} cannot be read ({error.strerror}); see whose it is"
    if fault:
        raise EngineError(f"the checkpoint at {checkpoint.path} cannot be used: {fault}")


def _faults(checkpoint: Checkpoint, template: bool) -> Iterator[str]:
    """What is wrong with it, the worst first; what comes later may stumble over what came before."""
    again = _again(checkpoint)
    if checkpoint.kind == "gguf":
        yield from _gguf_faults(checkpoint.path, again)
        if template and not gguf.read_header(checkpoint.path).template:
            yield _base_model("its header")
        return
    yield from _config_faults(checkpoint, again)
    yield from _weight_faults(checkpoint.path, again)
    yield from _tokenizer_faults(checkpoint.path, again)
    try:
        if template and not template_of(checkpoint.path):
            yield _base_model("tokenizer_config.json")
    except (OSError, ValueError) as error:
        yield f"{error}; {again}"


def _again(checkpoint: Checkpoint) -> str:
    """What to do about a broken file."""
    if checkpoint.hub:
        return f"`instructiongen checkpoints fetch {checkpoint.hub}` goes on where it stopped"
    return "copy or fetch it again"


def _base_model(where: str) -> str:
    return (
        f"{where} has no chat template, so it is a base model, which continues text and answers no questions; "
        "take the instruct model, or give a template with --chat-template FILE"
    )


def _config_faults(checkpoint: Checkpoint, again: str) -> Iterator[str]:
    folder = checkpoint.path
    path = folder / "config.json"
    if not path.is_file():
        if (folder / "adapter_config.json").is_file():
            yield "it is an adapter; give its base model as --model and this folder as --lora"
        mend = again if checkpoint.hub else "name the folder that holds one beside the weights"
        yield f"it has no config.json; {mend}"
    try:
        config = read_object(path)
    except (OSError, ValueError) as error:
        yield f"config.json is not a JSON object ({error}); {again}"
        return
    kinds = config.get("architectures")
    if not isinstance(kinds, list) or not kinds:
        yield "config.json names no architecture; take a model that answers chats"
    elif not any(str(kind).endswith(KINDS) for kind in kinds):
        yield f"{kinds[0]} is not a language model that writes; take a model that answers chats"
    if config.get("is_encoder_decoder"):
        yield f"it translates one text into another ({config.get('model_type')}); take a model that answers chats"


def _weight_faults(folder: Path, again: str) -> Iterator[str]:
    try:
        files = weights(folder)
    except (OSError, ValueError) as error:
        yield f"{error}; {again}"
        return
    if missing := [path.name for path in files if not path.is_file()]:
        yield f"{len(missing)} of {len(files)} files of weights are missing, {missing[0]} first; {again}"
    for path in files:
        if fault := _pointer(path) or (_safetensors_fault(path) if path.suffix == ".safetensors" else _empty(path)):
            yield f"{path.name} {fault}; {_mend(fault, folder, again)}"
    if left := next(_unfinished(folder), None):
        yield f"{left.name} is left of a download that did not end; {again}"
    if not files:
        yield f"it has no weights, neither *.safetensors nor pytorch_model*.bin; {again}"


def _safetensors_fault(path: Path) -> str:
    """What is wrong with a file of weights; empty when it is as long as its header says."""
    size = path.stat().st_size
    try:
        header = safetensors.read_header(path)
    except ValueError as error:
        return f"is not a safetensors file: {error}"
    if size < header.size:
        return f"is cut off: {size:,} bytes of {header.size:,}"
    return f"is longer than its header says: {size:,} bytes, not {header.size:,}" if size > header.size else ""


def _tokenizer_faults(folder: Path, again: str) -> Iterator[str]:
    found = [folder / name for name in TOKENIZERS if (folder / name).is_file()]
    if not found:
        yield f"it has no tokenizer, none of {', '.join(TOKENIZERS)}; {again}"
    for path in found:
        if fault := _pointer(path) or _empty(path) or (_cut_off(path) if path.suffix == ".json" else ""):
            yield f"{path.name} {fault}; {_mend(fault, folder, again)}"


def _pointer(path: Path) -> str:
    with path.open("rb") as file:
        return "is a Git LFS pointer, not the file itself" if file.read(len(LFS)) == LFS else ""


def _mend(fault: str, folder: Path, again: str) -> str:
    return f"run `git lfs pull` in {folder}" if "LFS" in fault else again


def _empty(path: Path) -> str:
    return "" if path.stat().st_size else "is empty"


def _cut_off(path: Path) -> str:
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - 64, 0))
        return "" if file.read().rstrip().endswith(b"}") else "is cut off"


def _unfinished(folder: Path) -> Iterator[Path]:
    """Beginnings of files that a download has left, unless the file has come whole since.

    ``huggingface_hub`` keeps ``.cache/huggingface/download/HASH.ETAG[.RANDOM].incomplete`` beside ``FILE.metadata``,
    whose second line is the ETag of what is there.
    """
    yield from folder.glob("*.incomplete")
    notes = folder / ".cache" / "huggingface" / "download"
    left = sorted(notes.glob("**/*.incomplete"))
    if left:
        came = {tag for note in notes.glob("**/*.metadata") for tag in note.read_text("utf-8").split("\n")[1:2]}
        yield from (path for path in left if not came & set(path.name.split(".")))


def _gguf_faults(path: Path, again: str) -> Iterator[str]:
    for part in parts(path):
        if not part.is_file():
            yield f"its part {part.name} is missing; {again}"
        if fault := _pointer(part):
            yield f"{part.name} {fault}; {_mend(fault, part.parent, again)}"
        try:
            header = gguf.read_header(part)
        except (OSError, ValueError) as error:
            yield f"{part.name} is not a GGUF file that can be read: {error}; {again}"
            return
        if not header.tensors and part == path:
            yield f"{part.name} has no weights; {again}"
        if (size := part.stat().st_size) < header.size:
            yield f"{part.name} is cut off: {size:,} bytes of {header.size:,}; {again}"
    header = gguf.read_header(path)
    if header.values.get("general.type") == "adapter":
        yield "it is an adapter; give its base model as --model and this file as --lora"
    if header.context is None:
        yield f"it is not a language model ({header.architecture or 'no architecture'}); take one that answers chats"
    if not header.values.get("tokenizer.ggml.tokens"):
        yield f"it has no tokenizer; {again}"
