"""Fuzzing of what reads bytes from outside: a module for each target, driven by hypothesis and atheris."""
