"""The terminal app: the only package that imports the framework."""
