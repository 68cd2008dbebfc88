"""A real vLLM server of a tiny checkpoint, in a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 180.0
"""Seconds that it may take to start."""


@contextmanager
def vllm_server(folder: Path, *more: str) -> Iterator[str]:
    """Serve the checkpoint in ``folder`` under its name; yields the base address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "vllm.entrypoints.openai.api_server", "--model", str(folder)]
    command += ["--served-model-name", folder.name, "--host", "127.0.0.1", "--port", str(port), "--enforce-eager"]
    # A processor's dice cannot be set back after a part of a prompt, which vLLM does for seeded questions.
    command += ["--no-enable-chunked-prefill", "--max-num-batched-tokens", "8192", *more]
    quiet = {
        "VLLM_LOGGING_LEVEL": "ERROR",
        "VLLM_NO_USAGE_STATS": "1",
        "HF_HUB_OFFLINE": "1",
        "VLLM_CPU_KVCACHE_SPACE": "1",
    }
    log = folder.parent / f"{folder.name}.server.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            command, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, **quiet}, start_new_session=True
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address, server, log)
        yield f"{address}/v1"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.3)
    raise RuntimeError(f"the server did not start: {log.read_text()[-2000:]}")
