"""Serve our scripts and style sheets as one bundle each: two requests instead of thirty.

Files are joined in the order of their names; an edited file is served under a new URL
without a restart (cache busting by digest).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from dash import Dash
from flask import Response, request

#: Files that are not bundled: for pages beside the explorer, or loaded before everything else.
STANDALONE = frozenset({"plain.css", "start.js"})
MIMETYPES = {"css": "text/css", "js": "text/javascript"}
YEAR_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True)
class AssetBundle:
    """Many files joined to one text; `digest` is the start of its SHA-256."""

    text: str
    digest: str


def join_assets(folder: Path, suffix: str) -> AssetBundle:
    """Join all files of a folder with this suffix but `STANDALONE`, each below its name."""
    files = sorted(path for path in folder.glob(f"*.{suffix}") if path.name not in STANDALONE)
    return _read_files(tuple((path, path.stat().st_mtime_ns) for path in files))


@lru_cache(maxsize=8)
def _read_files(files: tuple[tuple[Path, int], ...]) -> AssetBundle:
    text = "".join(f"/* {path.name} */\n{path.read_text('utf-8')}\n" for path, _ in files)
    return AssetBundle(text, sha256(text.encode()).hexdigest()[:12])


def asset_url(app: Dash, suffix: str) -> str:
    """Return the URL of the page's bundle: ``/assets/page.css?v=<digest>``."""
    return f"{app.get_asset_url(f'page.{suffix}')}?v={join_assets(_folder(app), suffix).digest}"


def register(app: Dash) -> None:
    """Serve both bundles in the folder of their files, so that relative links in them hold.

    A request with the current digest may be cached for a year, any other must be revalidated.
    """
    for suffix in MIMETYPES:
        path = f"{app.config.routes_pathname_prefix}{app.config.assets_url_path}/page.{suffix}"
        app.server.add_url_rule(path, f"page.{suffix}", _bundle_view(app, suffix))


def _bundle_view(app: Dash, suffix: str) -> Callable[[], Response]:
    def respond() -> Response:
        bundle = join_assets(_folder(app), suffix)
        response = Response(bundle.text, mimetype=MIMETYPES[suffix])
        response.set_etag(bundle.digest)
        if request.args.get("v") == bundle.digest:
            response.headers["Cache-Control"] = f"public, max-age={YEAR_SECONDS}, immutable"
        else:
            response.headers["Cache-Control"] = "no-cache"
        response.make_conditional(request)
        return response

    return respond


def _folder(app: Dash) -> Path:
    return Path(str(app.config.assets_folder))
