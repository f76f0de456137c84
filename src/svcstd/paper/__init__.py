"""Views to bytes by templates that cannot do harm; knows nothing of the domain."""

from __future__ import annotations

from svcstd.paper.sandbox import BadTemplate, Paper

__all__ = ["BadTemplate", "Paper"]
