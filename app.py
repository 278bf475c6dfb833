"""Pathway Explorer: ``python app.py [--data FOLDER] [--host H] [--port P]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from dash import Dash

from components.core.titles import SITE_TITLE
from components.server import warm_up
from components.server.wiring import wire
from data.load import DEFAULT, DataError, load
from data.model import Atlas


def create_app(atlas: Atlas | None = None) -> Dash:
    """Make the app for a dataset, the shipped one if none is given. Raises DataError on faults."""
    atlas = atlas or load()
    # Dash links no asset: components/http/asset_bundle.py joins them.
    app = Dash(__name__, title=SITE_TITLE, update_title="", assets_ignore=".*")
    wire(app, atlas)
    # Dash learns which files it may serve with its first page. Whoever came before that, or
    # just then, would be refused them (500), so the first page is made here.
    app.server.test_client().get(app.get_relative_path("/"))
    return app


def main(arguments: list[str] | None = None) -> int:
    """Serve a dataset until stopped; return 1 if the dataset has faults, which are listed."""
    parser = argparse.ArgumentParser(description="Serve Pathway Explorer.")
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder of the dataset")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8050)
    chosen = parser.parse_args(arguments)
    try:
        app = create_app(load(chosen.data))
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    warm_up.serve(app, chosen.host, chosen.port)
    return 0


def __getattr__(name: str) -> Any:
    """`server` for ``gunicorn app:server``, made only when it is asked for."""
    if name == "server":
        atlas = load()
        app = create_app(atlas)
        warm_up.warm_caches(app, atlas)
        return app.server
    raise AttributeError(name)


if __name__ == "__main__":
    sys.exit(main())
