"""Collected records, in the shapes their portals gave them, as an svcstd workspace; nothing is added to them."""
