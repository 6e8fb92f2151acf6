"""Finding: what was typed, the index, and ranked hits with their snippets."""
