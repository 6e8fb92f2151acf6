"""Text laid out in lines, rows and pages; knows no framework."""
