"""Stand-ins for packages that programs import and that need not be there."""

import os
import sys
from types import ModuleType
from typing import Any

import pytest


def provide(patch: pytest.MonkeyPatch) -> None:
    """Have the packages for as long as `patch` lasts."""
    for name, members in (_AZURE | _OTHERS).items():
        module = ModuleType(name)
        module.__dict__.update(members)
        patch.setitem(sys.modules, name, module)


class _Credential:
    def get_token(self, *scopes: str) -> str:
        return "azures-token"


def _token_provider(credential: Any, *scopes: str) -> Any:
    return lambda: "azures-token"


def _load_dotenv(*args: Any, **options: Any) -> bool:
    """Set what a `.env` of the program would."""
    os.environ.setdefault("APP_MODE", "test")
    return True


class _Instructor:
    """Patched clients of `instructor`: they answer with what a model of pydantic is."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.chat = self.completions = self

    def create(self, *, response_model: Any, **arguments: Any) -> Any:
        schema = {"name": "answer", "schema": response_model.model_json_schema(), "strict": True}
        form = {"type": "json_schema", "json_schema": schema}
        answer = self._client.chat.completions.create(response_format=form, **arguments)
        return response_model.model_validate_json(answer.choices[0].message.content)


_AZURE: dict[str, dict[str, Any]] = {
    "azure": {},
    "azure.identity": {
        "DefaultAzureCredential": _Credential,
        "get_bearer_token_provider": _token_provider,
    },
}
_OTHERS: dict[str, dict[str, Any]] = {
    "dotenv": {"load_dotenv": _load_dotenv},
    "instructor": {"from_openai": _Instructor, "patch": _Instructor},
}
