"""Edits of YAML that keep comments and what nobody meant to change: mends (`--fix`), canonical form (`fmt`)."""
