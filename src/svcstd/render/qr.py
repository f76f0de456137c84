"""The QR code of a guide as inline SVG (ISO/IEC 18004, error correction M)."""

from __future__ import annotations

import re
from functools import lru_cache
from types import ModuleType
from typing import Any

from markupsafe import Markup

FIGURE = Markup(
    '<svg class="qr" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}" '
    'shape-rendering="crispEdges"><path stroke="#000" d="{}"/></svg>'
)
BLACK = re.compile(rb"\0+")
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
    code = zxing.create_barcode(text, zxing.BarcodeFormat.QRCode, ec_level="M")
    rows = modules(code)
    side = len(rows) + 2 * QUIET
    return FIGURE.format(side, side, SIZE, SIZE, label, _runs(rows))


def modules(code: Any) -> list[bytes]:
    """Rows of a code's modules, a zero byte for each black one, without the quiet zone."""
    image = code.to_image(scale=1, add_quiet_zones=False)
    height, width = image.shape
    flat = bytes(image)
    return [flat[at : at + width] for at in range(0, height * width, width)]


def _runs(rows: list[bytes]) -> str:
    """The black runs of all rows as one path of strokes that are one module wide."""
    return "".join(
        [
            f"M{run.start() + QUIET} {y}.5h{run.end() - run.start()}"
            for y, row in enumerate(rows, QUIET)
            for run in BLACK.finditer(row)
        ]
    )
