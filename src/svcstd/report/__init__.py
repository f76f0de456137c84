"""Diagnostics to text and JSON: one file per format."""
