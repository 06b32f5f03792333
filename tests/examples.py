"""How many examples a property test tries: its own number by default, and a share of it in CI."""

from hypothesis import settings

_PROFILE = settings().max_examples


def examples(number: int) -> int:
    """`number`, as a share of hypothesis' 100: the profile `ci` tries 40 % of it, `few` 8 %; 5 at least."""
    return max(5, number * _PROFILE // 100)
