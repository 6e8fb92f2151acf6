"""Text, JSON and CSV for the command line. Printing never searches."""
