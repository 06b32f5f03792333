"""Texts that try to leave the place a generator puts them in, for property tests."""

from hypothesis import strategies as st

FRAGMENTS = [
    '"""',
    "'''",
    '"',
    "'",
    "\\",
    "\\N{x}",
    "\\x",
    "\\u12",
    "\n",
    "\r",
    "\t",
    "\u2028",
    "\x85",
    "\u202e",
    "\U0001f600",
    "{}",
    "{0}",
    "%s",
    "#",
    "]",
    ")",
    "print(1)",
    "import os",
    "{{ 1 }}",
    "{% raw %}",
    "a",
    " ",
    "é",
]
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.characters(), max_size=12).map("".join)
"""Any text: these pieces, and any characters, surrogates and controls too."""
SPEC_TEXTS = st.lists(
    st.sampled_from([f for f in FRAGMENTS if f != "\x85"])
    | st.characters(exclude_categories=["Cc", "Cs"]),
    min_size=1,
    max_size=12,
).map("".join)
"""Any text that a spec may hold."""
