"""How many requests are under way at a time: more while all goes well, fewer when the service is overloaded."""

FIRST = 8
"""Requests at a time in the beginning."""


class Concurrency:
    """The number of requests at a time that a service can take.

    - It doubles with each round of answers until the service first refuses one (429 or 503).
    - After that, it rises by one with each round, and falls to half with each refusal. Of requests that were under way
      together, the first refusal counts.
    """

    def __init__(self, maximum: int) -> None:
        self.maximum = maximum
        self.limit: float = min(FIRST, maximum)
        self.running = 0
        self._refused = False
        self._reduced = float("-inf")

    @property
    def is_free(self) -> bool:
        """Whether one more may start."""
        return self.running + 1 <= max(1.0, self.limit)

    def succeeded(self) -> None:
        """Note an answer."""
        if self.limit < self.maximum:
            step = 1 / self.limit if self._refused else 1.0
            self.limit = min(float(self.maximum), self.limit + step)

    def refused(self, started: float, now: float) -> None:
        """Note that the service refused a request that started at some time."""
        self._refused = True
        if started > self._reduced:
            self.limit = max(1.0, self.limit / 2)
            self._reduced = now
