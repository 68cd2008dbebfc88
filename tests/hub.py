"""A small hub on this machine: what ``huggingface_hub`` asks of the real one to fetch a model, served from a folder."""

from __future__ import annotations

import hashlib
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMMIT = "c0ffee" * 6 + "c0de"


class Hub:
    """Publications are folders ``root/ORGANISATION/NAME``. What was asked is in ``asked``: method, path, Range."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.asked: list[tuple[str, str, str]] = []
        self.refused: dict[str, tuple[int, str]] = {}
        """Publication -> status and error code with which it is refused."""
        self.slow: dict[str, threading.Event] = {}
        """File -> set once half of it is sent; the other half never comes until the file is taken out of here."""
        self.address = ""

    def files_sent(self) -> list[str]:
        """The files whose bytes were asked for, in order."""
        return [path.rpartition("/")[2] for method, path, _ in self.asked if method == "GET" and "/resolve/" in path]


@contextmanager
def serving(root: Path) -> Iterator[Hub]:
    """A hub that serves a folder."""
    hub = Hub(root)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"hub": hub}))
    server.daemon_threads = True
    hub.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield hub
    finally:
        hub.slow.clear()
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    """Answers of the hub's interface, as far as a model's files need it."""

    hub: Hub
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        path = unquote(urlsplit(self.path).path)
        self.hub.asked.append((self.command, path, self.headers.get("Range", "")))
        api = re.fullmatch(r"/api/models/([^/]+/[^/]+)/(revision|tree)/(.+)", path)
        if api is None:
            api = re.fullmatch(r"/api/models/([^/]+/[^/]+)", path)
        file = re.fullmatch(r"/([^/]+/[^/]+)/resolve/([^/]+)/(.+)", path)
        found = api or file
        home = self.hub.root / found[1] if found else None
        if home is None or not home.is_dir():
            return self.refuse(404, "RepoNotFound", "Repository not found")
        if found[1] in self.hub.refused:
            return self.refuse(*self.hub.refused[found[1]], "Refused.")
        if (api and api.lastindex > 1 and api[3] not in ("main", COMMIT)) or (file and file[2] not in ("main", COMMIT)):
            return self.refuse(404, "RevisionNotFound", "Invalid rev id")
        if api:
            return self.tell(home, tree=api.lastindex > 1 and api[2] == "tree")
        return self.send(home / file[3])

    def tell(self, home: Path, *, tree: bool) -> None:
        files = sorted(p for p in home.rglob("*") if p.is_file())
        if tree:
            said = [
                {"type": "file", "path": p.relative_to(home).as_posix(), "size": p.stat().st_size, "oid": _tag(p)}
                for p in files
            ]
        else:
            name = home.relative_to(self.hub.root).as_posix()
            siblings = [{"rfilename": p.relative_to(home).as_posix(), "size": p.stat().st_size} for p in files]
            said = {"_id": "1", "id": name, "modelId": name, "sha": COMMIT, "private": False, "siblings": siblings}
        body = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def send(self, path: Path) -> None:
        if not path.is_file():
            return self.refuse(404, "EntryNotFound", "Entry not found")
        data = path.read_bytes()
        begin = int(found[1]) if (found := re.match(r"bytes=(\d+)-", self.headers.get("Range", ""))) else 0
        self.send_response(206 if begin else 200)
        self.send_header("ETag", f'"{_tag(path)}"')
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("Content-Length", str(len(data) - begin))
        if begin:
            self.send_header("Content-Range", f"bytes {begin}-{len(data) - 1}/{len(data)}")
        self.end_headers()
        if self.command == "HEAD":
            return None
        half = (begin + len(data)) // 2
        self.wfile.write(data[begin:half])
        if sent := self.hub.slow.get(path.name):
            self.wfile.flush()
            sent.set()
            while path.name in self.hub.slow:
                time.sleep(0.02)
        try:
            self.wfile.write(data[half:])
        except OSError:  # the one who asked has gone
            self.close_connection = True
        return None

    def refuse(self, status: int, code: str, says: str) -> None:
        self.send_response(status)
        if code:
            self.send_header("X-Error-Code", code)
        self.send_header("X-Error-Message", says)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Quiet."""


def _tag(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
