"""Serve the page from memory, everything compressed beforehand: ``python -m ...serve PORT``."""

from __future__ import annotations

import gzip
import json
import sys
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bench.content import content, plain
from bench.cytoscape import script

HERE = Path(__file__).parent
STYLE = HERE.parent / "style.json"
TYPES = {".html": "text/html", ".js": "text/javascript", ".json": "application/json"}


def files() -> dict[str, bytes]:
    """Every address of the page with its content, not yet compressed."""
    style = json.loads(STYLE.read_text("utf-8"))
    data = json.dumps(plain(content()) | {"style": style}, ensure_ascii=False)
    return {
        "/": (HERE / "index.html").read_bytes(),
        "/page.js": (HERE / "page.js").read_bytes(),
        "/cytoscape.min.js": script().read_bytes(),
        "/content.json": data.encode("utf-8"),
    }


class Handler(BaseHTTPRequestHandler):
    """Answers GET from a dictionary of gzipped files, over connections that stay open."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body leave together
    disable_nagle_algorithm = True

    def __init__(self, packed: dict[str, bytes], *rest: object) -> None:
        self.packed = packed
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send the file of an address, or 404."""
        body = self.packed.get(self.path)
        self.send_response(404 if body is None else 200)
        if body is not None:
            suffix = Path(self.path).suffix or ".html"
            self.send_header("Content-Type", f"{TYPES[suffix]}; charset=utf-8")
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


def main(port: int) -> None:
    """Serve until stopped."""
    packed = {address: gzip.compress(body, 9) for address, body in files().items()}
    ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, packed)).serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]))
