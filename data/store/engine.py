"""The store of each dataset in memory."""

from __future__ import annotations

import gc
from functools import lru_cache

from data.model import Atlas
from data.store.protocol import ClaimStore

#: Above this many claims a store computes all that its queries need before it is used.
LARGE = 2000


@lru_cache(maxsize=8)
def store_of(atlas: Atlas) -> ClaimStore:
    """Return the store of a dataset; it is built at the first call and cached."""
    # Here, not above: pandas takes 0.3 s to import, and not every program needs a store.
    from data.store.pandas_store import PandasStore

    store = PandasStore(atlas)
    if len(atlas.active_claims) > LARGE:
        store.prepare()
        # Else each full collection walks over every record: 0.3 s at 100,000 claims.
        gc.collect()
        gc.freeze()
    return store
