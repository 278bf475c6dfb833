from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from app import create_app
from components.http.health import liveness_json
from data.load import load
from data.model import Atlas
from tests.sample import sample

ATLAS = sample()


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(ATLAS).server.test_client()


def test_a_running_program_is_alive() -> None:
    assert json.loads(liveness_json()) == {"status": "alive"}


def test_a_ready_program_names_its_dataset(client: FlaskClient) -> None:
    assert client.get("/readyz").get_json() == {
        "status": "ready",
        "version": "2026.11.0",
        "digest": "0123456789ab",
        "claims": 10,
    }


def test_the_shipped_dataset_has_a_digest(shipped: Atlas) -> None:
    told = create_app(shipped).server.test_client().get("/readyz").get_json()
    assert told["digest"] == load().digest
    assert told["digest"]


@pytest.mark.parametrize("name", ["healthz", "readyz"])
def test_nobody_keeps_what_was_true_a_moment_ago(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/{name}")
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    assert answer.headers["Cache-Control"] == "no-store"


def test_below_a_prefix_both_ways_lead_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASH_URL_BASE_PATHNAME", "/atlas/")
    client = create_app(ATLAS).server.test_client()
    for path in ("/healthz", "/atlas/healthz", "/readyz", "/atlas/readyz"):
        assert client.get(path).status_code == 200, path
