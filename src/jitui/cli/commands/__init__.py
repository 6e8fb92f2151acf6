"""One file for each group of commands, and the registry of them all."""
