"""What is remembered between two starts: bookmarks, the reading position, settings."""
