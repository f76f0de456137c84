"""The QR code of a guide as inline SVG (ISO/IEC 18004, error correction M)."""

from __future__ import annotations

import re
from functools import lru_cache
from types import ModuleType
from typing import Any

from markupsafe import Markup, escape

MASK = 3
"""Pattern laid over all codes: readers take any of the eight, and to look for the best costs five times the rest."""
QUIET = 4
"""Modules left free around it, as the standard asks."""
SIZE = 132
"""Pixels; 3.5 cm on paper."""


@lru_cache(1)
def _drawing() -> ModuleType:
    import zxingcpp

    module: ModuleType = zxingcpp
    return module


def qr(text: str, label: str) -> Markup:
    """The code of a text.

    Args:
        text: What it says.
        label: What it is called for those who cannot see it.
    """
    zxing = _drawing()
    code = zxing.create_barcode(text, zxing.BarcodeFormat.QRCode, ec_level="M", data_mask=MASK)
    rows = modules(code)
    side = len(rows) + 2 * QUIET
    size = f'viewBox="0 0 {side} {side}" width="{SIZE}" height="{SIZE}"'
    head = f'<svg class="qr" {size} role="img" aria-label="{escape(label)}" shape-rendering="crispEdges">'
    return Markup(f'{head}<path stroke="#000" d="{_path(rows)}"/></svg>')


def modules(code: Any) -> list[bytes]:
    """Rows of a code's modules, a zero byte for each black one and 255 for each white, without the quiet zone."""
    image = code.to_image(scale=1, add_quiet_zones=False)
    height, width = image.shape
    flat = bytes(image)
    return [flat[at : at + width] for at in range(0, height * width, width)]


@lru_cache(4096)
def _strokes(eight: bytes) -> str:
    """Up to eight modules of a row as strokes and steps: a code is drawn of few patterns, each made once."""
    out = []
    for run in re.finditer(rb"\0+|\xff+", eight):
        width = run.end() - run.start()
        out.append(f"m{width} 0" if eight[run.start()] else f"h{width}")
    return "".join(out)


def _path(rows: list[bytes]) -> str:
    """All rows as one path of strokes that are one module wide."""
    starts = range(0, len(rows), 8)
    return "".join(
        [
            f"M{QUIET} {y}.5" + "".join([_strokes(row[at : at + 8]) for at in starts])
            for y, row in enumerate(rows, QUIET)
        ]
    )
