"""`filter` of a list of tuned models: words, and operators such as `owner:me`."""

from gemini_sdk.emulator import api_errors
from gemini_sdk.emulator.tuning.permissions import ROLES, EmulatedPermissions
from gemini_sdk.emulator.tuning.tuned_model import TunedModel

_OPERATORS = {"owner": "OWNER", "writers": "WRITER", "readers": "READER"}


class ModelFilter:
    """Which models are wanted, of those the caller may read."""

    def __init__(self, text: str, caller: str, permissions: EmulatedPermissions) -> None:
        self._words: list[str] = []
        self._roles: list[tuple[str, str]] = []
        self._caller = caller
        self._permissions = permissions
        for term in text.split():
            operator, colon, who = term.partition(":")
            if not colon:
                self._words.append(term.casefold())
            elif operator in _OPERATORS and (who == "me" or term == "readers:everyone"):
                self._roles.append((_OPERATORS[operator], who))
            else:
                known = "owner:me, writers:me, readers:me, readers:everyone"
                raise api_errors.bad_request(f"{term!r} is none of {known}", field="filter")

    def __call__(self, record: TunedModel) -> bool:
        texts = (record.model.get(key, "") for key in ("displayName", "description"))
        text = " ".join([record.name, *texts]).casefold()
        grants = list(self._permissions.grants(record.name))
        everyone = any(g.grantee == "EVERYONE" for g in grants)
        held = max(
            (ROLES.index(g.role) for g in grants if g.of(self._caller) and g.email), default=-1
        )
        if not any(who == "everyone" for _, who in self._roles) and held < 0:
            return False
        return all(word in text for word in self._words) and all(
            everyone if who == "everyone" else held >= ROLES.index(role)
            for role, who in self._roles
        )
