"""Zip archives with the same bytes for the same texts."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: The oldest time a zip can name: the real one would make each archive another.
TIME = (1980, 1, 1, 0, 0, 0)


def zip_files(files: Mapping[str, str]) -> bytes:
    """Return a zip of texts by their path, in order, as UTF-8."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for path, text in files.items():
            entry = ZipInfo(path, TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode())
    return file.getvalue()
