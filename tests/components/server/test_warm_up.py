from __future__ import annotations

import pytest

from app import create_app
from components.server import fragments, warm_up
from tests.sample import sample

ATLAS = sample()


def refuse(*_: object) -> str:
    raise AssertionError("written once more")


def test_after_the_start_every_view_and_every_line_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = create_app(ATLAS)
    warm_up.warm_caches(app, ATLAS)
    monkeypatch.setattr(fragments.panel, "panel_html", refuse)
    client = app.server.test_client()
    for edge in ATLAS.edges:
        assert client.get(f"/_panel?select={edge}").status_code == 200
    for query in ("", "view=table", "view=compare"):
        assert client.get(f"/_view?{query}").status_code == 200
    app.server.testing = True  # else the error would be an answer
    with pytest.raises(AssertionError, match="once more"):
        client.get("/_panel?select=oxytocin")


def test_it_also_warms_below_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASH_URL_BASE_PATHNAME", "/atlas/")
    app = create_app(ATLAS)
    warm_up.warm_caches(app, ATLAS)
    monkeypatch.setattr(fragments.panel, "panel_html", refuse)
    edge = next(iter(ATLAS.edges))
    assert app.server.test_client().get(f"/atlas/_panel?select={edge}").status_code == 200


def test_a_reader_is_told_the_address_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served: list[tuple[object, ...]] = []
    monkeypatch.setattr(warm_up, "run_simple", lambda *given, **_: served.append(given))
    app = create_app(ATLAS)
    warm_up.serve(app, "127.0.0.1", 8050)
    assert served == [("127.0.0.1", 8050, app.server)]
    assert capsys.readouterr().out == "Pathway Explorer: http://127.0.0.1:8050/\n"
