"""The reader's own: marks, the place where reading stopped, settings; kept on disk.

Nothing here knows of a terminal, a framework or a command line.
"""
