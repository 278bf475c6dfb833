"""Finished answers, kept while there is room: as they are written, and as they are compressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sized
from dataclasses import dataclass, field, replace
from hashlib import sha256
from threading import Lock
from typing import TypeVar

from cachetools import LRUCache, cached
from dash import Dash
from flask import Request, Response, g, request
from flask_compress import Compress

#: How much a worker keeps of each kind of answer (bytes, or characters), and of all compressed.
MAX_BYTES = 2_000_000
MAX_COMPRESSED_BYTES = 2_000_000
#: Ends the key of an answer of which nobody knows whether it will be the same again.
_NAMELESS = "\0"

Text = TypeVar("Text", bound=Sized)


@dataclass(frozen=True)
class Payload:
    """What is sent: the body, its type, further headers, and what tells it from another."""

    body: bytes
    mimetype: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str = ""

    def __len__(self) -> int:
        return len(self.body)


def with_etag(version: str, payload: Payload) -> Payload:
    """Return the payload with an ETag made of a version and of its own content.

    `version` names what the content was made from (a dataset); the content itself counts
    too, since a new program writes the same dataset otherwise.
    """
    own = sha256(payload.body).hexdigest()[:12]
    return replace(payload, etag=f"{version}-{own}")


def cache_responses(room: int = MAX_BYTES) -> Callable[[Callable[..., Text]], Callable[..., Text]]:
    """Remember what a function of hashable arguments writes; the least used goes first.

    `room` is for all of it together. What is larger alone is written each time.
    """
    return cached(LRUCache(room, getsizeof=len), lock=Lock())


def make_revalidatable(response: Response) -> Response:
    """Let an answer be kept and asked about each time; unchanged, it is not sent again.

    Its ETag, made of the body where it has none, is weak: the same whichever way the answer
    is compressed, so that what has not changed need not be compressed to find that out.
    """
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response


class CompressedBodies:
    """Compressed answers, by the content they are of, as Flask-Compress wants a cache."""

    def __init__(self) -> None:
        self._kept: LRUCache[str, bytes] = LRUCache(MAX_COMPRESSED_BYTES, getsizeof=len)
        self._lock = Lock()

    def get(self, key: str) -> bytes | None:
        """What was kept under a key, None if nothing was."""
        with self._lock:
            return self._kept.get(key)

    def set(self, key: str, body: bytes) -> None:
        """Keep a body, unless its key names no content or it is larger than there is room."""
        if not key.endswith(_NAMELESS) and len(body) <= MAX_COMPRESSED_BYTES:
            with self._lock:
                self._kept[key] = body


def cache_key(path: str, etag: str | None, lasting: bool) -> str:
    """What tells an answer from all others: its address with its ETag, or one that never changes.

    Without either, a name that is kept nowhere.
    """
    return f"{path} {etag or ''}" if etag or lasting else _NAMELESS


def register(app: Dash) -> None:
    """Compress what the app's server answers. Has to come before whatever names its answers.

    (What is registered first is done last.)
    """

    def name(response: Response) -> Response:
        etag, _ = response.get_etag()
        path = request.full_path if etag else request.path
        g.content = cache_key(path, etag, bool(response.cache_control.immutable))
        return response

    def key(_: Request) -> str:
        named: str = g.content
        return named

    app.server.config |= {"COMPRESS_CACHE_BACKEND": CompressedBodies, "COMPRESS_CACHE_KEY": key}
    Compress(app.server)
    app.server.after_request(name)
