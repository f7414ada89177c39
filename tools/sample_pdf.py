"""A PDF of one page of plain lines, written by hand so that its bytes never change with a library."""

from collections.abc import Sequence

_PAGE = "/MediaBox [0 0 612 792]"
_FIRST_BASELINE, _LEFT, _LEADING = 708, 72, 20


def one_page_pdf(title: str, lines: Sequence[str]) -> bytes:
    """The bytes of a Letter page with `title` above `lines`, in Helvetica.

    Raises:
        UnicodeEncodeError: a character is not in Windows-1252, which Helvetica's encoding here holds.
    """
    stream = _page_stream(title, lines)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R {_PAGE} /Contents 5 0 R "
        "/Resources << /Font << /F1 4 0 R >> >> >>".encode("ascii"),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Title " + _text(title) + b" >>",
    ]
    return _file(objects)


def _page_stream(title: str, lines: Sequence[str]) -> bytes:
    begin = f"BT /F1 16 Tf {_LEFT} {_FIRST_BASELINE} Td {_LEADING} TL ".encode("ascii")
    shown = [_text(title) + b" Tj T* /F1 11 Tf T*", *(_text(line) + b" Tj T*" for line in lines)]
    return begin + b"\n".join(shown) + b" ET"


def _text(words: str) -> bytes:
    """A PDF string: brackets and backslashes are the only characters with a meaning in it."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"(" + escaped.encode("cp1252") + b")"


def _file(objects: Sequence[bytes]) -> bytes:
    """The objects with the table of their offsets, which a reader needs to find them (ISO 32000-1, 7.5)."""
    content = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, entries)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (size, len(objects))
    return content + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(content)
