"""Everything that overrides or works round private parts of Textual."""
