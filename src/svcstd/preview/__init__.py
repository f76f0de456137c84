"""The preview of `--serve`: a web server on this machine for a folder of guides; it knows nothing of rendering them."""

HERE = "127.0.0.1"
"""The address that no other machine reaches."""
PORT = 8765
"""Where the preview is, unless that port is taken."""
