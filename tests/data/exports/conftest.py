"""The shipped dataset as one extract."""

from __future__ import annotations

import pytest

from data.exports.extract import Extract
from data.model import Atlas
from tests.data.exports import strategies


@pytest.fixture(scope="session")
def everything(shipped: Atlas) -> Extract:
    """Every claim of the shipped dataset."""
    return strategies.extract(shipped)
