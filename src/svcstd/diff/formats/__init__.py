"""What `svcstd diff` prints: one module for each format."""
