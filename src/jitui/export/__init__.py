"""What leaves a workbook and what comes back: documents, tables, JSON; import and merge.

Nothing here knows of a terminal, a framework or a command line, nor writes into a workbook.
"""
