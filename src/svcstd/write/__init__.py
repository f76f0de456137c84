"""Edits of YAML that keep what people wrote; the only package that uses ruamel.yaml."""
