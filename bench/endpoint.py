"""What the endpoint engine costs beside the endpoint: ``python bench/endpoint.py [--items 5000] [--rounds 5]``.

A server in a process of its own answers chat completions with a true caption, in two ways:

* ``busy``     20 ms an answer, 32 at once: like a GPU, it is what everyone waits for. The whole run (source, questions,
               engine, checks, files) beside a bare aiohttp client that sends the same bytes, made beforehand, with as
               many in flight. ``run_over_client`` is the run's pace in shares of the client's: 1 is as fast as can be.
* ``instant``  answers at once, so that all the time that passes is the run's own (and the server's, on the other core).
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from itertools import islice
from pathlib import Path
from typing import ClassVar

import aiohttp
import orjson

from InstructionGen.cards import load_card
from InstructionGen.engine import open_engine
from InstructionGen.engine.openai import wire
from InstructionGen.engine.openai.dialect import Dialect
from InstructionGen.engine.options import Options
from InstructionGen.errors import InstructionGenError
from InstructionGen.records import Item
from InstructionGen.run import run
from InstructionGen.rundir import RunDir
from InstructionGen.sources.concepts import open_concepts
from InstructionGen.tasks.caption import CaptionTask

SECONDS = 0.020
AT_ONCE = 32
WINDOW = 256

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
MODELS = b'{"object":"list","data":[{"id":"tiny"}]}'
ANSWER = (
    b'{"object":"chat.completion","model":"tiny","choices":[{"index":0,"message":{"role":"assistant","content":'
    b'"{\\"caption\\": \\"A %s on a table.\\"}"},"finish_reason":"stop"}],'
    b'"usage":{"prompt_tokens":500,"completion_tokens":20,"total_tokens":520}}'
)


class Endpoint(asyncio.Protocol):
    """As little of HTTP as a server can do with: it shares two cores with what is measured."""

    working = 0
    queue: ClassVar[deque[tuple[asyncio.Transport, bytes]]] = deque()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client is there."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.read = b""

    def data_received(self, data: bytes) -> None:
        """Answer every request that is whole."""
        self.read += data
        while (end := self.read.find(b"\r\n\r\n")) >= 0:
            head = self.read[:end]
            at = head.lower().find(b"content-length:")
            whole = end + 4 + (int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0)
            if len(self.read) < whole:
                return
            body, self.read = self.read[end + 4 : whole], self.read[whole:]
            if head.startswith(b"GET"):
                self.transport.write(HEAD % len(MODELS) + MODELS)
                continue
            begins = body.rfind(b"Thing: ") + 7
            said = ANSWER % body[begins : body.find(b'"', begins)]
            reply = HEAD % len(said) + said
            if head.startswith(b"POST /instant"):
                self.transport.write(reply)
            else:
                self.queue.append((self.transport, reply))
                self.work()

    @classmethod
    def work(cls) -> None:
        """Begin what there is room for."""
        while cls.queue and cls.working < AT_ONCE:
            cls.working += 1
            asyncio.get_running_loop().call_later(SECONDS, cls.done, *cls.queue.popleft())

    @classmethod
    def done(cls, transport: asyncio.Transport, reply: bytes) -> None:
        """Give one answer and begin the next."""
        cls.working -= 1
        transport.write(reply)
        cls.work()


async def serve() -> None:
    """Serve until killed; the first line says on which port."""
    server = await asyncio.get_running_loop().create_server(Endpoint, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def seconds_of_run(address: str, task: CaptionTask, items: list[Item]) -> float:
    """How long a whole run takes. The engine is opened beforehand."""
    engine = open_engine("openai", Options(endpoints=(address,), window=WINDOW))
    try:
        with tempfile.TemporaryDirectory() as folder, RunDir(Path(folder) / "run", {}) as home:
            began = time.perf_counter()
            records = sum(len(outcome.records) for outcome in run(task, items, engine, home))
            home.finish()
            taken = time.perf_counter() - began
    finally:
        engine.close()
    if records < len(items) / 2:
        raise SystemExit(f"only {records} of {len(items)} answers were accepted: nothing is measured")
    return taken


async def seconds_of_client(address: str, bodies: list[bytes]) -> float:
    """How long a client takes that only sends and reads."""
    connector = aiohttp.TCPConnector(limit=0)
    headers = {"Content-Type": "application/json"}
    async with aiohttp.ClientSession(connector=connector, headers=headers) as session:
        left = iter(bodies)

        async def worker() -> None:
            for body in left:
                async with session.post(f"{address}/chat/completions", data=body) as reply:
                    orjson.loads(await reply.read())

        began = time.perf_counter()
        await asyncio.gather(*(worker() for _ in range(WINDOW)))
        return time.perf_counter() - began


def main() -> None:
    """Print the table and the result line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--items", type=int, default=5_000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.serve:
        asyncio.run(serve())
    card = load_card("caption", "c2cap")
    task = CaptionTask(card)
    items = [row for row in islice(open_concepts("c2cap", None, 0).rows, chosen.items) if isinstance(row, Item)]
    bodies = [orjson.dumps(wire.body(next(task.write(item)), "tiny", Dialect(), {})) for item in items]
    with subprocess.Popen([sys.executable, __file__, "--serve"], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            root = f"http://127.0.0.1:{server.stdout.readline().strip()}"
            seconds_of_run(f"{root}/instant/v1", task, items[:500])  # read the pool, compile the prompts
            ratios, runs, clients, instants = [], [], [], []
            for number in range(chosen.rounds):
                pair = {}
                for part in ("client", "run") if number % 2 else ("run", "client"):
                    pair[part] = (
                        seconds_of_run(f"{root}/busy/v1", task, items)
                        if part == "run"
                        else asyncio.run(seconds_of_client(f"{root}/busy/v1", bodies))
                    )
                ratios.append(pair["client"] / pair["run"])
                runs.append(len(items) / pair["run"])
                clients.append(len(items) / pair["client"])
                instants.append(len(items) / seconds_of_run(f"{root}/instant/v1", task, items))
        finally:
            server.kill()
    print(f"{len(items):,} items, {WINDOW} in flight, bodies of {statistics.mean(map(len, bodies)):,.0f} bytes,")
    print(f"median of {chosen.rounds} rounds (least to most), rows a second")
    for name, found in {"busy: client": clients, "busy: run": runs, "instant: run": instants}.items():
        print(f"  {name:13} {statistics.median(found):8,.0f}   ({min(found):,.0f} to {max(found):,.0f})")
    ratio, instant = statistics.median(ratios), statistics.median(instants)
    print(f"RESULT run_over_client={ratio:.3f} instant_rows_per_s={instant:.0f}")


if __name__ == "__main__":
    try:
        main()
    except InstructionGenError as error:
        raise SystemExit(f"Error: {error}") from error
