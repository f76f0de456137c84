"""Edits of YAML that keep what people wrote: mends (`--fix`), canonical form (`fmt`), new files."""
