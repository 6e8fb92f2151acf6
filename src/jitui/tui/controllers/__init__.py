"""What the main screen can do: reading, search, workbook and export."""
