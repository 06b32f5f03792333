"""Names of headers, parameters and members that carry secrets. Whatever hides secrets looks them up here."""

import re
from functools import lru_cache

MASK = "***"
"""Stands for a secret."""
_ANYWHERE = re.compile(
    r"(?i)auth|key|token|secret|cookie|passw|signature|credential|assertion|(^|[-_.])(sig|pwd|code)$"
)
_AT_THE_END = re.compile(
    r"(?i)(^|[-_.])(sig|pwd|code|auth|authorization)$|(key|token|secret|password|signature|credentials?|cookie|assertion)$"
)
_OF_ANSWERS = re.compile(
    r"(?i)auth|cookie|secret|api-?key|access-?token|passw|signature|credential|upload-?id$"
)
"""Limits such as x-ratelimit-remaining-tokens are no secrets. The id of an upload is: it grants access to it."""
# Compared without case, hyphens and underscores.
_MEMBERS = frozenset(
    """accesstoken actortoken apikey apikeystring assertion authorization clientassertion clientsecret cookie idtoken
    oauthtoken ocpapimsubscriptionkey password privatekey proxyauthorization refreshtoken subjecttoken subscriptionkey
    xamzsignature xapikey xgoogapikey xgoogsignature""".split()
)
_FIELDS = _MEMBERS | frozenset(
    """code credential key pwd secret sig signature token xamzcredential xamzsecuritytoken xcredential xgoogcredential
    xpassword xsignature""".split()
)


@lru_cache
def is_secret(name: str) -> bool:
    """Whether a header or parameter of a request has a name like that of a secret, in any part of the name."""
    return _ANYWHERE.search(name) is not None


@lru_cache
def names_secret(name: str) -> bool:
    """Whether the name of a header or parameter ends like that of a secret, so that `max-tokens` does not count."""
    return _AT_THE_END.search(name) is not None


@lru_cache
def is_secret_of_answer(name: str) -> bool:
    """Whether a header of an answer has a name like that of a secret."""
    return _OF_ANSWERS.search(name) is not None


def is_secret_member(name: str) -> bool:
    """Whether a member of JSON holds a credential, whatever it is a member of."""
    return _plain(name) in _MEMBERS


def is_secret_field(name: str) -> bool:
    """Whether a field of a form or a query does. Page tokens are none."""
    return _plain(name) in _FIELDS


def _plain(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "")
