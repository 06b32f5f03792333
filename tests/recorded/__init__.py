"""Exchanges with the real services, as an outside witness. Tests that need them skip where they are absent."""
