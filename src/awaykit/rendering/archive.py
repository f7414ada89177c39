"""A zip of finished files whose bytes are the same for the same files: fixed times, order and compression."""

import io
import zipfile
from collections.abc import Iterable, Sequence

from awaykit.rendering.message import Enclosure

FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can say; with it the same content gives the same bytes."""


def render_zip(files: Sequence[Enclosure]) -> bytes:
    """An archive of `files` under their names, in name order."""
    return zipped(sorted((file.name, file.content) for file in files))


def zipped(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip with these entries in this order; read and write for the owner alone."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 0
            target.writestr(entry, content)
    return result.getvalue()
