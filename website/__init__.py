"""Makes the documentation site: pages of docs/ and a reference made from the code. See `python -m website`."""
