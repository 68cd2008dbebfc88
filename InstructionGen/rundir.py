"""A run on disk. What is written is what is done: there is no second ledger to disagree with it.

* ``run.json``             all that is needed to repeat the run; once it has ended, its counts too
* ``records-00000.jsonl``  one record a line; an item's stand together, ``#1/3 #2/3 #3/3`` at the end of their ids
* ``rejects-00000.jsonl``  one reject a line

Items are written in the order of their source, each in exactly one of the two files. So a run is resumed by walking
the source beside both files: the first item that is in neither is where the last one stopped, and whatever a killed
process left behind that point (a torn line, half a group, one file ahead of the other) is cut off and written again.
Memory does not grow with the run, and a source that has changed is noticed on the way.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from errno import EDQUOT, EFBIG, ENOSPC
from itertools import chain
from pathlib import Path
from typing import Any, Self

import filelock
import msgspec
import orjson

from InstructionGen.errors import OutputError
from InstructionGen.records import Completion, Item, Record, Reject

FLUSH_BYTES = 1 << 16
FLUSH_SECONDS = 0.5
SYNC_SECONDS = 2.0
MOST_AHEAD = 50_000
"""Groups one file may be ahead of the other after a crash: more than a run writes between two syncs of both."""

MAY_CHANGE = {
    "input": "where the source lies, not what is in it",
    "python": "written down, but nothing that is written depends on it",
    "libraries": "written down: a model's answers may differ by their versions, but a long run may outlive one",
    "limit": "a longer run continues a shorter one",
}
"""Settings in which a resumed run may differ from how it began, and why. All others must match."""


_FULL = (ENOSPC, EDQUOT, EFBIG)


@dataclass(slots=True)
class Outcome:
    """How one item ended: with records, or with a reject."""

    item: str
    records: tuple[Record, ...] = ()
    reject: Reject | None = None


@dataclass(slots=True)
class Usage:
    """What a run has asked of its engine, in all its sittings. The last two seconds before a kill are not in it."""

    questions: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cached_tokens: int = 0
    """Of the prompts' tokens, how many the engine had computed before."""

    def add(self, completion: Completion) -> None:
        """Count one more answer."""
        self.questions += 1
        self.prompt_tokens += completion.prompt_tokens
        self.completion_tokens += completion.completion_tokens
        self.cached_tokens += completion.cached_tokens

    @property
    def cache_hit(self) -> float:
        """The share of the prompts' tokens that came from the engine's prefix cache."""
        return self.cached_tokens / self.prompt_tokens if self.prompt_tokens else 0.0


@dataclass(slots=True)
class Tally:
    """What a run holds so far."""

    items: int = 0
    records: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    """``stage: reason`` -> how many items ended so."""
    usage: Usage = field(default_factory=Usage)

    @property
    def rejects(self) -> int:
        """Items that ended as a reject."""
        return self.reasons.total()

    def add(self, outcome: Outcome) -> None:
        """Count one more item."""
        self.items += 1
        self.records += len(outcome.records)
        if outcome.reject:
            self.reasons[f"{outcome.reject.stage}: {outcome.reject.reason}"] += 1


class _Head(msgspec.Struct):
    """The few fields of a written line that resuming needs; the rest of the line is not decoded."""

    item: str
    id: str = ""
    stage: str = ""
    reason: str = ""


_decode = msgspec.json.Decoder(_Head).decode


class _Written:
    """What one of the two files holds, group by group: the lines of one item."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self.head: _Head | None = None
        """The group that comes next, or ``None`` behind the last whole one."""
        self.lines = 0
        """How many lines the group at ``head`` has."""
        self.start = 0
        """Where in the file that group begins."""
        self._end = 0
        self._read = 0
        self.damaged = 0
        """The number of a line that cannot be read although others follow it: no crash leaves that."""
        self.step()

    def step(self) -> None:
        """Go on to the next group."""
        self.start, self.lines, self.head = self._end, 0, None
        while line := self._file.readline():
            self._read += 1
            try:
                head = _decode(line) if line.endswith(b"\n") else None
            except msgspec.DecodeError:
                head = None
            if head is None:
                self.damaged = self._read if self._file.readline() else 0
                return
            self.lines += 1
            self._end += len(line)
            number, _, of = head.id.rpartition("#")[2].partition("/")
            if number == of:  # rejects and single records too: their ids carry no count, or 1/1
                self.head = head
                return

    def left(self) -> int:
        """How many groups come from here on, counted no further than matters. ``start`` moves along."""
        count = 0
        while self.head is not None and count <= MOST_AHEAD:
            count += 1
            self.step()
        return count

    def close(self) -> None:
        self._file.close()


class _Tail:
    """The end of one of the two files, where lines are added."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("ab", buffering=0)
        self.buffer = bytearray()

    def cut(self, end: int) -> None:
        self._file.truncate(end)

    def flush(self) -> None:
        while self.buffer:  # unbuffered: what a full disk refuses is not written again behind our back
            del self.buffer[: self._file.write(self.buffer)]

    def sync(self) -> None:
        os.fsync(self._file.fileno())

    def close(self) -> None:
        self.sync()
        self._file.close()


class RunDir:
    """One run directory, open for writing. A context manager; one process at a time holds it.

    Args:
        path: the directory; made when it is not there.
        settings: what the run is, as plain JSON. Compared with ``run.json`` when the run was begun before.

    Raises:
        OutputError: it cannot be written, another process holds it, it was begun with other settings, or it is a
            directory of something else.
    """

    def __init__(self, path: Path, settings: Mapping[str, Any]) -> None:
        self.path = path
        self.settings = orjson.loads(orjson.dumps(settings))
        self.tally = Tally()
        self._outcome: dict[str, Any] | None = None
        self.records_path = path / "records-00000.jsonl"
        self.rejects_path = path / "rejects-00000.jsonl"
        self._lock = filelock.FileLock(path / ".lock")
        self._flushed = self._synced = time.monotonic()

    def __enter__(self) -> Self:
        with self._saying_why():
            self.path.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
            try:
                self._begin()
                self._records, self._rejects = _Tail(self.records_path), _Tail(self.rejects_path)
            except BaseException:
                self._lock.release()
                raise
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None or not issubclass(kind, OutputError):
                self._flush()
                if self.tally.usage.prompt_tokens and not self._outcome:  # a run that has ended has said so already
                    with self._saying_why():
                        self._describe()
        finally:
            with self._saying_why():
                self._records.close()
                self._rejects.close()
                self._lock.release()

    def remaining(self, items: Iterable[Item | Reject]) -> Iterator[Item | Reject]:
        """The items not yet written, in their order. Walks past the written ones first, counting them.

        Raises:
            OutputError: the source is not the one this run was begun with.
        """
        walk = iter(items)
        records, rejects = _Written(self.records_path), _Written(self.rejects_path)
        try:
            for item in walk:
                name = item.item if isinstance(item, Reject) else item.id
                if records.head is not None and records.head.item == name:
                    self.tally.records += records.lines
                    records.step()
                elif rejects.head is not None and rejects.head.item == name:
                    self.tally.reasons[f"{rejects.head.stage}: {rejects.head.reason}"] += 1
                    rejects.step()
                else:
                    self._cut(records, rejects, MOST_AHEAD)
                    walk = chain((item,), walk)
                    break
                self.tally.items += 1
            else:  # every item is written: only a torn tail may stand behind the last
                self._cut(records, rejects, 0)
        finally:
            records.close()
            rejects.close()
        yield from walk

    def write(self, outcome: Outcome) -> None:
        """Write one item's lines, all of them together. Raises ``OutputError`` when the disk refuses."""
        if outcome.reject is not None:
            tail = self._rejects
            tail.buffer += orjson.dumps(outcome.reject, option=orjson.OPT_APPEND_NEWLINE)
        else:
            tail = self._records
            for record in outcome.records:
                tail.buffer += orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
        self.tally.add(outcome)
        if len(tail.buffer) > FLUSH_BYTES or time.monotonic() - self._flushed > FLUSH_SECONDS:
            self._flush()

    def finish(self) -> None:
        """Write into ``run.json`` how the run ended. Call it when every item is written."""
        self._flush()
        tally = self.tally
        reasons = dict(sorted(tally.reasons.items()))
        with self._saying_why():
            self._outcome = {"items": tally.items, "records": tally.records, "rejects": reasons}
            self._describe()

    def _begin(self) -> None:
        manifest = self.path / "run.json"
        if manifest.exists():
            then = read_settings(self.path)
            changed = [
                key
                for key in sorted({*then, *self.settings})
                if then.get(key) != self.settings.get(key) and key not in MAY_CHANGE
            ]
            if _less(self.settings.get("limit"), then.get("limit")):
                raise OutputError(f"{self.path} was begun with a larger --limit; leave it, or give another --output")
            self.tally.usage = read_usage(self.path)
            if changed:
                what = "; ".join(f"{key}: {_show(then, key)} then, {_show(self.settings, key)} now" for key in changed)
                raise OutputError(
                    f"{self.path} was begun with other settings ({what}); give another --output, or --idx"
                )
        else:
            others = sorted(entry.name for entry in self.path.iterdir() if not entry.name.startswith("."))
            if others:
                raise OutputError(f"{self.path} is not a run ({others[0]!r} is in it); give a new or empty --output")
        self._describe()

    def _describe(self) -> None:
        more: dict[str, Any] = {"outcome": self._outcome} if self._outcome else {}
        draft = self.path / ".run.json"
        usage = self.tally.usage
        if usage.prompt_tokens:  # an engine that reads no tokens has none to tell of
            more = {"usage": {**asdict(usage), "cache_hit": round(usage.cache_hit, 3)}, **more}
        with draft.open("wb") as file:
            options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
            file.write(orjson.dumps({"settings": self.settings, **more}, option=options))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path / "run.json")

    def _cut(self, records: _Written, rejects: _Written, most: int) -> None:
        """Cut what lies behind the last item that is surely written, unless it is more than a crash leaves there."""
        ends = (records.start, rejects.start)
        # Both files are written in one order, so a crash can leave one of them ahead, by what passes between two syncs.
        for file, path in ((records, self.records_path), (rejects, self.rejects_path)):
            if file.damaged:
                raise OutputError(f"{path}: line {file.damaged} cannot be read; mend it, or give another --output")
        if (records.head and rejects.head) or records.left() + rejects.left() > most:
            raise OutputError(
                f"{self.path} does not fit this input: it holds other items, or was changed; give another --output"
            )
        with self._saying_why():
            for tail, end in zip((self._records, self._rejects), ends, strict=True):
                tail.cut(end)

    def _flush(self) -> None:
        with self._saying_why():
            self._records.flush()
            self._rejects.flush()
            self._flushed = time.monotonic()
            if self._flushed - self._synced > SYNC_SECONDS:  # so that a power failure leaves neither file far ahead
                self._records.sync()
                self._rejects.sync()
                if self.tally.usage.prompt_tokens:
                    self._describe()
                self._synced = self._flushed

    @contextmanager
    def _saying_why(self) -> Iterator[None]:
        try:
            yield
        except filelock.Timeout:
            raise OutputError(f"another run is writing to {self.path}; wait for it or give another --output") from None
        except OSError as error:
            next_move = (
                "free some space and run the same command again" if error.errno in _FULL else "give another --output"
            )
            raise OutputError(f"cannot write to {self.path}: {error.strerror}; {next_move}") from error


def tally_of(path: Path) -> Tally:
    """What a run directory holds, finished or not, counted from its files. Raises ``OutputError`` when it is none."""
    read_settings(path)
    tally = Tally()
    for pattern in ("records-*.jsonl", "rejects-*.jsonl"):
        for file in sorted(path.glob(pattern)):
            written = _Written(file)
            while written.head is not None:
                tally.items += 1
                if pattern.startswith("records"):
                    tally.records += written.lines
                else:
                    tally.reasons[f"{written.head.stage}: {written.head.reason}"] += 1
                written.step()
            written.close()
    return tally


def read_settings(path: Path) -> dict[str, Any]:
    """The settings a run directory was begun with. Raises ``OutputError`` when it is not one."""
    settings: dict[str, Any] = _manifest(path)["settings"]
    return settings


def read_outcome(path: Path) -> dict[str, Any] | None:
    """How the run in a directory ended: items, records, rejects by reason; ``None`` while it has not."""
    return _manifest(path).get("outcome")


def read_usage(path: Path) -> Usage:
    """What a run has asked of its engine so far."""
    said = _manifest(path).get("usage") or {}
    return Usage(
        **{name: said.get(name, 0) for name in ("questions", "prompt_tokens", "completion_tokens", "cached_tokens")}
    )


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a run directory as written, shard by shard, line by line. A torn last line is passed over."""
    for file in sorted(path.glob("records-*.jsonl")):
        with file.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    yield orjson.loads(line)


def _manifest(path: Path) -> dict[str, Any]:
    try:
        manifest = orjson.loads((path / "run.json").read_bytes())
    except (OSError, orjson.JSONDecodeError):
        manifest = None
    if not isinstance(manifest, dict) or not isinstance(manifest.get("settings"), dict):
        raise OutputError(f"{path} is not the directory of a run: it has no run.json of one")
    return manifest


def _less(limit: int | None, other: int | None) -> bool:
    return limit is not None and (other is None or limit < other)


def _show(settings: Mapping[str, Any], key: str) -> str:
    return orjson.dumps(settings[key]).decode() if key in settings else "not set"
