"""Full-text search: query parser, interpreter, index, ranking, snippets."""
