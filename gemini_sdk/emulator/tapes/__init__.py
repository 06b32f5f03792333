"""Recordings of real services: a proxy that records what passes, and a server that answers from the recording."""
