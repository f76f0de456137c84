"""Pages as a browser shows them: a plain web server, Debian's Chromium, and the shipped catalogue's site."""
