"""Reading the data folder: YAML into records, with every mistake reported at once."""
