"""Converts the arguments of a call into a request, for every API."""
