"""Fields of an address, one by one."""

from __future__ import annotations

import pytest

from data.url_fields import number
from tests.sample import sample


@pytest.mark.parametrize(
    ("raw", "value"),
    [("1", "1"), ("007", "7"), ("999", "999"), ("", "")]
    + [(raw, "") for raw in ("0", "000", "0007", "1000", "-1", "1.5", "²", "x")],
)
def test_a_step_is_a_number_of_three_digits(raw: str, value: str) -> None:
    found, remarks = number("step", raw, sample())
    assert found == value
    assert bool(remarks) == (bool(raw) and not value)
