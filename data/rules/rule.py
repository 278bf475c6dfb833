"""The type of a validation rule, shared by the modules that hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from data.fault import Fault
from data.raw_tables import RawTables

#: The tables a rule needs, and the rule.
Rule = tuple[tuple[str, ...], Callable[[RawTables], Iterator[Fault]]]
