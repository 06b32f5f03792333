"""In place of azure-identity, which asks the machine and the network who the user is."""

import sys
from dataclasses import dataclass
from time import time
from types import ModuleType

import pytest


@dataclass(frozen=True, slots=True)
class AccessToken:
    token: str
    expires_on: int


class DefaultAzureCredential:
    """A credential as azure-core defines it."""

    def get_token(self, *scopes: str, **options: object) -> AccessToken:
        assert scopes
        return AccessToken("an access token", int(time()) + 3600)


def install(patch: pytest.MonkeyPatch) -> None:
    """Have `azure.identity` be this, installed or not."""
    module = ModuleType("azure.identity")
    module.__dict__["DefaultAzureCredential"] = DefaultAzureCredential
    patch.setitem(sys.modules, "azure.identity", module)
