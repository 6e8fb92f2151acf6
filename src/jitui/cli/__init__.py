"""The command line: the entry point, the parser and one file for each group of commands."""
