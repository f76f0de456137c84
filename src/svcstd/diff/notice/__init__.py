"""The adjustment notice (动态调整公告) that a comparison makes: rows, one view, one module for each format."""
