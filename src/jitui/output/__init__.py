"""Report content as text, JSON, CSV, Markdown, SVG and citations."""
