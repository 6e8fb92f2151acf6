"""The report's content: records, loading, checking, refs and links.

Nothing here knows of a terminal, a framework or a command line.
"""
