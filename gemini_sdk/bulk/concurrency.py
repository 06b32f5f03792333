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
        self._started = 0
        self._reduced = 0

    @property
    def is_free(self) -> bool:
        """Whether one more may start."""
        return self.running + 1 <= max(1.0, self.limit)

    def start(self) -> int:
        """Start a request. Returns its number."""
        self.running += 1
        self._started += 1
        return self._started

    def succeeded(self) -> None:
        """Note an answer."""
        if self.limit < self.maximum:
            step = 1 / self.limit if self._refused else 1.0
            self.limit = min(float(self.maximum), self.limit + step)

    def refused(self, number: int) -> bool:
        """Note that the service refused a request. Returns False for one that was under way at the last refusal."""
        self._refused = True
        if number <= self._reduced:
            return False
        self.limit = max(1.0, self.limit / 2)
        self._reduced = self._started
        return True
