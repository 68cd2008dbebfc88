"""A server of files that can break off, answer slowly, forget ranges, change a file, and tell checksums of them."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WHOLE = "".join(f"/m/{number:05x},Thing number {number}\n" for number in range(20_000)).encode()


class Server(ThreadingHTTPServer):
    """Serves ``content`` under every path but those of ``files``."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.content = WHOLE
        self.files: dict[str, bytes] = {}
        self.tag: str | None = '"one"'
        self.breaks_after: int | None = None
        self.knows_ranges = True
        self.status = 0
        self.pause = 0.0
        self.headers: dict[str, str] = {}
        """What is told of every file besides."""
        self.asked: list[str | None] = []
        """The ranges that were asked for."""
        self.paths: list[str] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed hangs up in the middle; nobody needs to be told."""

    def url(self, name: str = "things.csv") -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/{name}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def version_string(self) -> str:
        return self.server.headers.get("Server", "test")

    def do_GET(self) -> None:
        server, asked = self.server, self.headers["Range"]
        server.asked.append(asked)
        server.paths.append(self.path)
        content = server.files.get(self.path.lstrip("/"), server.content)
        if server.status:
            self.send_error(server.status)
            return
        start = 0
        if asked and server.knows_ranges and self.headers["If-Range"] == server.tag:
            start = int(asked.removeprefix("bytes=").rstrip("-"))
        if start >= len(content):
            self.send_error(416)
            return
        body = content[start:]
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        if server.tag:
            self.send_header("ETag", server.tag)
        for name, value in server.headers.items():
            if name != "Server":
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        body = body[: server.breaks_after]
        for at in range(0, len(body), 1 << 14):
            self.wfile.write(body[at : at + (1 << 14)])
            self.wfile.flush()
            time.sleep(server.pause)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[Server]:
    one = Server()
    thread = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield one
    one.shutdown()
    thread.join()
    one.server_close()
