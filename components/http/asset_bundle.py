"""The page's own scripts and styles, joined into one file each: ``assets/dist``.

``make bundle`` joins them (assets/bundle.mjs) and the result is checked in, so that running the
explorer needs no Node. A bundle that is made anew is served under a new address, without a
restart.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from dash import Dash
from flask import Response, request

MIMETYPES = {"css": "text/css", "js": "text/javascript"}
YEAR = 365 * 24 * 3600
#: Where the bundles lie, below the folder of assets.
DIST = "dist"
_SOURCES = {".js", ".mjs", ".css"}


@dataclass(frozen=True)
class AssetBundle:
    """A bundle's text; `digest` changes with every letter of it."""

    text: str
    digest: str


def read_bundle(folder: Path, suffix: str) -> AssetBundle:
    """Return the bundle of a folder of assets; `suffix` is ``css`` or ``js``.

    Raises FileNotFoundError if it was never made.
    """
    path = folder / DIST / f"page.{suffix}"
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(path: Path, _modified: int) -> AssetBundle:
    text = path.read_text("utf-8")
    return AssetBundle(text, sha256(text.encode()).hexdigest()[:12])


def sources_digest(folder: Path) -> str:
    """Return the SHA-256 of all that the bundles are made of, as assets/bundle.mjs computes it."""
    digest = sha256()
    paths = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.suffix in _SOURCES}
    for name in sorted(name for name in paths if not name.startswith(f"{DIST}/")):
        content = paths[name].read_bytes()
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def is_up_to_date(folder: Path) -> bool:
    """Whether the bundles were made of the sources as they are now."""
    manifest = json.loads((folder / DIST / "manifest.json").read_text("utf-8"))
    return bool(manifest["sources"] == sources_digest(folder))


def asset_url(app: Dash, suffix: str) -> str:
    """Return where the page finds a bundle: ``/assets/dist/page.css?v=<digest>``."""
    path = app.get_asset_url(f"{DIST}/page.{suffix}").partition("?")[0]
    return f"{path}?v={read_bundle(_folder(app), suffix).digest}"


def register(app: Dash) -> None:
    """Serve both bundles by their digest: one with the present digest is cached for a year."""
    for suffix in MIMETYPES:
        assets = f"{app.config.routes_pathname_prefix}{app.config.assets_url_path}"
        path = f"{assets}/{DIST}/page.{suffix}"
        app.server.add_url_rule(path, f"page.{suffix}", _bundle_view(app, suffix))


def _bundle_view(app: Dash, suffix: str) -> Callable[[], Response]:
    def respond() -> Response:
        bundle = read_bundle(_folder(app), suffix)
        response = Response(bundle.text, mimetype=MIMETYPES[suffix])
        response.set_etag(bundle.digest)
        if request.args.get("v") == bundle.digest:
            response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        else:
            response.headers["Cache-Control"] = "no-cache"
        response.make_conditional(request)
        return response

    return respond


def _folder(app: Dash) -> Path:
    return Path(str(app.config.assets_folder))
