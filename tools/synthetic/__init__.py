"""Synthetic workspaces for measuring: places, bodies, items and records that look like a portal's, and are not."""
