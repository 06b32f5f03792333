"""This SDK, bare HTTP and peers, measured in one run: `python -m benchmarks`. README.md describes the method."""
