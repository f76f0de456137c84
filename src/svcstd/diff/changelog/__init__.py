"""What changed from version to version: the history, and one module for each format of it."""
