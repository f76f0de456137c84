"""Broken input: how shipped files are broken, on what, and what is run on them; for tools/fuzz.py and its test."""
