"""What these tests share: the shipped dataset, read once."""

from __future__ import annotations

import pytest

from data.load import load
from data.model import Atlas


@pytest.fixture(scope="session")
def shipped() -> Atlas:
    """The dataset that the app opens by default."""
    return load()
