"""The API of the sample, as its tests ask it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from tests.sample import sample

ATLAS = sample()
HOME = "http://localhost/"


@pytest.fixture(scope="module")
def client() -> Iterator[FlaskClient]:
    with create_app(ATLAS).server.test_client() as client:
        yield client


def fetch_json(client: FlaskClient, address: str) -> Any:
    """Return what an address answers, which has to be JSON with status 200."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json
