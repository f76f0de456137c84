"""Two versions of resolved items to facts, verdicts and causes, and their text and JSON (design §7)."""
