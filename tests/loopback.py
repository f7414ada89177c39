"""A local server that counts the requests it gets."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

_LOOK_FOR_THE_END = 0.02
"""Seconds; the half second of Python's own is what most tests with a server would wait for at their end."""


@dataclass(frozen=True)
class Counted:
    """The server's address, and the paths that it was asked for."""

    address: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def counting_server() -> Iterator[Counted]:
    """A server that answers each request with nothing, and takes it down."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            counted.asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        counted = Counted(f"http://127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever, args=(_LOOK_FOR_THE_END,))
        thread.start()
        try:
            yield counted
        finally:
            server.shutdown()
            thread.join()
