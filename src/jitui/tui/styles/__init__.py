"""Style sheets, themes and the named styles of text."""
