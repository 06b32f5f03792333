"""This SDK beside bare HTTP and beside its peers, in one run: `python -m benchmarks`. README.md tells the method."""
