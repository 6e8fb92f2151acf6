"""Workbooks as documents, tables and JSON, and back: export, import, merge.

Nothing here knows of a terminal, a framework or a command line, nor writes into a workbook.
"""
