"""What the running app holds: history, user state, autosave, the editor's forms."""
