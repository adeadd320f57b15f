"""A small site on loopback, and a fetcher that may reach it: loopback is let in by the tests' own `allowed`, nowhere else."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from dragoman.sources.fetch import Fetcher
from dragoman.sources.pace import Pace

Handler = BaseHTTPRequestHandler
Route = bytes | tuple[int, dict[str, str], bytes] | Callable[[Handler], None]
HOST = "news.example"
TEXT = "Envoys of Norland met the foreign minister in Muscat on Monday, officials said, and talks went on for a week."
PAGE = f"<html><head><title>Envoys met</title></head><body><article><p>{TEXT}</p></article></body></html>".encode()


@dataclass
class Site:
    """What the site answers to each path, and what it was asked: (path, headers), robots.txt left out of `pages`."""

    routes: dict[str, Route] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    port: int = 0

    def url(self, path: str, host: str = HOST) -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def pages(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def headers(self, path: str) -> Mapping[str, str]:
        """The headers of the last request for `path`."""
        return [headers for asked, headers in self.asked if asked == path][-1]


@contextmanager
def serving(routes: dict[str, Route], context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site on 127.0.0.1 with these routes, over TLS with a `context`; everything else is 404."""
    site = Site(routes)

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers.items())))
            route = site.routes.get(self.path, (404, {}, b"gone"))
            if callable(route):
                route(self)
                return
            status, headers, body = route if isinstance(route, tuple) else (200, {}, route)
            self.send_response(status)
            for name, value in {"Content-Type": "text/html", "Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            pass  # the fetcher hangs up on what is endless

    server = Quiet(("127.0.0.1", 0), Answers)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def drip(piece: bytes, *, every: float = 0.05, seconds: float = 5.0) -> Callable[[Handler], None]:
    """A route that sends `piece` again and again, for so many seconds at most."""

    def send(handler: Handler) -> None:
        end = time.monotonic() + seconds
        try:
            while time.monotonic() < end:
                handler.wfile.write(piece)
                handler.wfile.flush()
                time.sleep(every)
        except OSError:
            handler.close_connection = True

    return send


def to_loopback(host: str, port: int) -> list[str]:
    """Every name stands for 127.0.0.1; addresses stand for themselves."""
    return [host] if host.replace(".", "").isdecimal() or ":" in host else ["127.0.0.1"]


def fetcher(**options: Any) -> Fetcher:
    """A fetcher that reaches 127.0.0.1 and nothing else, and does not wait between requests."""
    given: dict[str, Any] = {
        "allowed": "127.0.0.1".__eq__,
        "resolve": to_loopback,
        "pace": Pace(0),
        "seconds": 5.0,
        "wait_first": 0.01,
    }
    return Fetcher(**{**given, **options})
