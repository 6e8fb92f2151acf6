"""A workbook as a YAML file: reading, writing, storing, earlier versions."""
