"""Pathway Explorer: ``python app.py [--data FOLDER] [--host H] [--port P]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Flask

from components.core.titles import SITE_TITLE
from components.server import warm_up
from components.server.wiring import wire
from data.load import DEFAULT, DataError, load
from data.model import Atlas


def create_app(atlas: Atlas | None = None) -> Dash:
    """Return the app for a dataset, by default the shipped one. Raises DataError on faults."""
    atlas = atlas or load()
    # Dash links no asset (".*"): components/http/asset_bundle.py does.
    app = Dash(__name__, title=SITE_TITLE, update_title="", assets_ignore=".*")
    wire(app, atlas)
    return app


def create_server() -> Flask:
    """Return the warmed WSGI server of the shipped dataset, for gunicorn. Raises DataError."""
    atlas = load()
    warm_up.warm_caches(app := create_app(atlas), atlas)
    return app.server


def main(arguments: list[str] | None = None) -> int:
    """Serve a dataset until stopped; return 1 if the dataset has faults, which are listed."""
    parser = argparse.ArgumentParser(description="Serve Pathway Explorer.")
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder of the dataset")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8050)
    options = parser.parse_args(arguments)
    try:
        warm_up.serve(create_app(load(options.data)), options.host, options.port)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def __getattr__(name: str) -> Any:
    """Make `server` for ``gunicorn app:server`` only when it is asked for."""
    if name == "server":
        return create_server()
    raise AttributeError(name)


if __name__ == "__main__":
    sys.exit(main())
