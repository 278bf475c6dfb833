"""Response cache: rendered bodies and compressed bodies in LRU caches, with ETag validation."""

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

#: Cache sizes of a worker: for each kind of response (bytes, or characters), for all compressed.
MAX_BYTES = 2_000_000
MAX_COMPRESSED_BYTES = 2_000_000
#: Ends the key of a response without ETag that may differ the next time.
_UNCACHEABLE = "\0"

Text = TypeVar("Text", bound=Sized)


@dataclass(frozen=True)
class Payload:
    """The parts of a response: body, media type, further headers and ETag (may be empty)."""

    body: bytes
    mimetype: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str = ""

    def __len__(self) -> int:
        return len(self.body)


def with_etag(version: str, payload: Payload) -> Payload:
    """Return the payload with an ETag made of a version and of its own content.

    `version` names what the content was made from (a dataset); the content itself counts
    too, since a new program may render the same dataset differently.
    """
    content_digest = sha256(payload.body).hexdigest()[:12]
    return replace(payload, etag=f"{version}-{content_digest}")


def cache_responses(
    max_size: int = MAX_BYTES,
) -> Callable[[Callable[..., Text]], Callable[..., Text]]:
    """Return a decorator that caches the results of a function of hashable arguments (LRU).

    `max_size` is the sum of ``len`` over all results (bytes, or characters). A result larger
    than that is computed each time.
    """
    return cached(LRUCache(max_size, getsizeof=len), lock=Lock())


def make_revalidatable(response: Response) -> Response:
    """Let a response be cached but revalidated on each use; an unchanged one is answered with 304.

    Its ETag, made of the body where it has none, is weak: the same for every compression, so
    that nothing is compressed only to find that it has not changed.
    """
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response


class CompressedBodies:
    """LRU cache of compressed bodies by cache key, in the form Flask-Compress asks for."""

    def __init__(self) -> None:
        self._bodies: LRUCache[str, bytes] = LRUCache(MAX_COMPRESSED_BYTES, getsizeof=len)
        self._lock = Lock()

    def get(self, key: str) -> bytes | None:
        """Return the compressed body cached under a key, None if there is none."""
        with self._lock:
            return self._bodies.get(key)

    def set(self, key: str, body: bytes) -> None:
        """Cache a compressed body, unless the key is uncacheable or the body too large."""
        if not key.endswith(_UNCACHEABLE) and len(body) <= MAX_COMPRESSED_BYTES:
            with self._lock:
                self._bodies[key] = body


def cache_key(path: str, etag: str | None, lasting: bool) -> str:
    """Return the cache key of a response: its URL with its ETag, or alone if it never changes.

    Without either, a key that nothing is cached under.
    """
    return f"{path} {etag or ''}" if etag or lasting else _UNCACHEABLE


def register(app: Dash) -> None:
    """Compress responses with Flask-Compress. Has to come before everything that sets ETags.

    (Flask runs what is registered first last.)
    """

    def set_cache_key(response: Response) -> Response:
        etag, _ = response.get_etag()
        path = request.full_path if etag else request.path
        g.content = cache_key(path, etag, bool(response.cache_control.immutable))
        return response

    def get_cache_key(_: Request) -> str:
        key: str = g.content
        return key

    app.server.config |= {
        "COMPRESS_CACHE_BACKEND": CompressedBodies,
        "COMPRESS_CACHE_KEY": get_cache_key,
    }
    Compress(app.server)
    app.server.after_request(set_cache_key)
