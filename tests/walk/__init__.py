"""Readers who do anything at any time, in the app and in a real terminal."""
