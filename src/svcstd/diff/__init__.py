"""Two versions of resolved items to facts, facts to verdicts, verdicts to causes, and their text and JSON (design §7)."""
