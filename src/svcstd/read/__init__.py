"""Bytes to Document: caps first, then the quick reader where it may speak, else the careful one."""

from __future__ import annotations

from svcstd.read import caps
from svcstd.read.document import Document

__all__ = ["Document", "read"]


def read(data: bytes, file: str, *, quick: bool = True) -> Document:
    """One file's bytes as a document; never raises on any input.

    Args:
        data: The bytes, or as many of them as the cap allows plus one.
        file: Path relative to the workspace.
        quick: Whether the quick reader may be asked.
    """
    if len(data) > caps.MAX_BYTES:
        return Document(file, findings=[caps.too_large()], broken=True)
    deep = caps.too_deep(data)
    if deep is not None:
        return Document(file, findings=[deep], broken=True)
    text, findings = caps.decode(data)
    document = Document(file, text or "", findings, broken=text is None)
    if text is None:
        return document
    if quick and not findings:
        from svcstd.read import quick as native

        found = native.read_pieces(text)
        if found is not None and found[0] is not None:
            document.data, document.pieces = found
            document.quick = True
            return document
    document.reread()
    return document
