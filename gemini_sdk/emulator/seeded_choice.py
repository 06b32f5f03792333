"""Choices that look free and are not: the same keys always choose the same.

`random.Random` would do, were its algorithm promised from one Python release to the next; a hash is, so that texts
recorded in tests do not change.
"""

import json
from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


class SeededChoice:
    """A sequence of choices determined by the keys it was made from."""

    def __init__(self, *keys: object) -> None:
        self._seed = json.dumps(keys, sort_keys=True, default=str).encode()
        self._throws = 0

    def pick(self, options: Sequence[T]) -> T:
        """The next choice. `options` may not be empty."""
        self._throws += 1
        return options[int(self.digest(str(self._throws)), 16) % len(options)]

    def digest(self, label: str) -> str:
        """16 hexadecimal digits, whatever has been chosen so far."""
        return blake2b(self._seed, digest_size=8, person=label.encode()[:16]).hexdigest()
