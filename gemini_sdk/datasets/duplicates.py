"""Which examples are the same, in sixteen bytes a line: an eight-byte digest of each, and its line.

A set of Python objects would take five times that. Digests of two different examples are the same with a chance of one
in 37 million among a million lines, one in 370 thousand among ten million.
"""

from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b

_BUCKETS = 256


def digest(identity: str) -> int:
    """The digest of what makes an example the one it is, as a number of 64 bits."""
    return int.from_bytes(
        blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"
    )


class DuplicateFinder:
    """Digests with their lines, in buckets by their first byte, so that one bucket at a time is made into a dict."""

    def __init__(self) -> None:
        self._buckets = [(array("Q"), array("Q")) for _ in range(_BUCKETS)]

    def extend(self, digests: Iterable[int], lines: Iterable[int]) -> None:
        """Take in digests with the numbers of their lines, which rise."""
        for each, line in zip(digests, lines, strict=True):
            kept, places = self._buckets[each >> 56]
            kept.append(each)
            places.append(line)

    def repeats(self) -> Iterator[tuple[int, int]]:
        """Each line that repeats an earlier one, and the first of these, in no order."""
        for digests, lines in self._buckets:
            first: dict[int, int] = {}
            for each, line in zip(digests, lines, strict=True):
                earlier = first.setdefault(each, line)
                if earlier != line:
                    yield line, earlier

    def shared(self, other: "DuplicateFinder") -> Iterator[tuple[int, int]]:
        """Each line that is in another dataset, too, and its first line there, in no order."""
        for (digests, lines), (theirs, places) in zip(self._buckets, other._buckets, strict=True):
            first = dict(zip(reversed(theirs), reversed(places), strict=True))
            for each, line in zip(digests, lines, strict=True):
                if each in first:
                    yield line, first[each]
