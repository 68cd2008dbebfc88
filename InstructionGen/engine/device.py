"""Where a checkpoint runs."""

from __future__ import annotations

import os

from InstructionGen.engine.options import Options
from InstructionGen.errors import EngineError

_SEEN: list[tuple[int, str | None]] = []
"""How many GPUs there were, and which were visible, before the first choice: a judge's numbers count among them too."""


def choose_device(options: Options) -> tuple[str, list[str]]:
    """``cuda`` or ``cpu``, and what the user should know about it. Only the chosen GPUs are visible from here on.

    Called before anything has touched a GPU, since the choice is made in ``CUDA_VISIBLE_DEVICES``. Where that is set
    already, GPU ids count among the GPUs that it names.

    Raises:
        EngineError: a GPU is wanted that is not here.
    """
    import torch

    if options.device == "cpu":
        return "cpu", []
    if not _SEEN:
        _SEEN.append((torch.cuda.device_count(), os.environ.get("CUDA_VISIBLE_DEVICES")))
    count, visible = _SEEN[0]
    if not count:
        if options.device == "cuda":
            raise EngineError("there is no GPU here that PyTorch can use; --device cpu runs on the processor, slowly")
        return "cpu", ["no GPU here: the checkpoint runs on the processor, slowly (--device cpu says it is meant)"]
    wanted = options.gpu_ids or tuple(range(options.tensor_parallel or 1))
    if options.tensor_parallel not in (None, len(wanted)):
        raise EngineError(f"--gpu-id names {len(wanted)} GPUs and --tensor-parallel {options.tensor_parallel}; say one")
    for number in wanted:
        if not 0 <= number < count:
            there = "0" if count == 1 else f"0 to {count - 1}"
            raise EngineError(f"there is no GPU {number} here; --gpu-id can be {there}")
    names = visible.split(",") if visible else [str(number) for number in range(count)]
    os.environ["CUDA_VISIBLE_DEVICES"] = ",".join(names[number].strip() for number in wanted)
    return "cuda", []
