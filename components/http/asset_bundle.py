"""The page's own scripts and style sheets as one file each: two requests instead of thirty.

Files are joined in the order of their names; one that is edited is served anew, under a
new address, without a restart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from dash import Dash
from flask import Response, request

#: Files that stand alone: for pages beside the explorer, or wanted before everything else.
STANDALONE = frozenset({"plain.css", "start.js"})
MIMETYPES = {"css": "text/css", "js": "text/javascript"}
YEAR_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True)
class AssetBundle:
    """One file made of many; `digest` changes with every letter of it."""

    text: str
    digest: str


def join_assets(folder: Path, suffix: str) -> AssetBundle:
    """All files of a folder with this suffix but those APART, each below its name."""
    files = sorted(p for p in folder.glob(f"*.{suffix}") if p.name not in STANDALONE)
    return _joined(tuple((path, path.stat().st_mtime_ns) for path in files))


@lru_cache(maxsize=8)
def _joined(files: tuple[tuple[Path, int], ...]) -> AssetBundle:
    text = "".join(f"/* {path.name} */\n{path.read_text('utf-8')}\n" for path, _ in files)
    return AssetBundle(text, sha256(text.encode()).hexdigest()[:12])


def asset_url(app: Dash, suffix: str) -> str:
    """Where the page finds its bundle: ``/assets/page.css?v=<digest>``."""
    return f"{app.get_asset_url(f'page.{suffix}')}?v={join_assets(_folder(app), suffix).digest}"


def register(app: Dash) -> None:
    """Serve both bundles beside the files they are made of, so that their links hold."""
    for suffix in MIMETYPES:
        path = f"{app.config.routes_pathname_prefix}{app.config.assets_url_path}/page.{suffix}"
        app.server.add_url_rule(path, f"page.{suffix}", _respond(app, suffix))


def _respond(app: Dash, suffix: str) -> Callable[[], Response]:
    def respond() -> Response:
        made = join_assets(_folder(app), suffix)
        response = Response(made.text, mimetype=MIMETYPES[suffix])
        response.set_etag(made.digest)
        if request.args.get("v") == made.digest:
            response.headers["Cache-Control"] = f"public, max-age={YEAR_SECONDS}, immutable"
        else:
            response.headers["Cache-Control"] = "no-cache"
        response.make_conditional(request)
        return response

    return respond


def _folder(app: Dash) -> Path:
    return Path(str(app.config.assets_folder))
