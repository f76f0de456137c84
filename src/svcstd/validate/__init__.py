"""Resolved items, entries and records to findings, and findings to diagnostics."""
