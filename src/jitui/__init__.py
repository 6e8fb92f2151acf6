"""jitui: an offline terminal explorer of one public report."""

__version__ = "0.1.0"
