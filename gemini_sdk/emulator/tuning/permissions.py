"""The users with whom tuned models are shared. The owner is the creator, identified by the bearer token; see
`Access`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator import api_errors
from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.store import Store
from gemini_sdk.emulator.tuning import mask, resource_ids
from gemini_sdk.emulator.tuning.pages import page
from gemini_sdk.emulator.tuning.tuning_request import Answer, TuningRequest
from gemini_sdk.types import tuned_models as tm

ROLES = ("READER", "WRITER", "OWNER")
"""What one may do with a model; each role may what those before it may."""
_GRANTEES = ("USER", "GROUP", "EVERYONE")


@dataclass(frozen=True, slots=True)
class Grant:
    """The stored form of a permission."""

    id: str
    grantee: str
    email: str
    """Empty for everyone."""
    role: str

    def of(self, caller: str) -> bool:
        """Whether it is for this caller. Who belongs to a group, the emulator does not know."""
        return self.grantee == "EVERYONE" or (self.grantee == "USER" and self.email == caller)


class EmulatedPermissions:
    """The permissions of tuned models, and the operations on them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def answers(self) -> dict[str, Answer]:
        """The operations by name."""
        return {
            "create": self.create,
            "list": self.listed,
            "get": self.get,
            "patch": self.patch,
            "delete": self.delete,
        }

    def create(self, call: TuningRequest) -> Json:
        """Shares a model. Who writes to it may share it."""
        model = self._model(call, "WRITER")
        wanted = call.read(tm.Permission)
        grantee = _one_of(wanted.grantee_type, _GRANTEES, "granteeType", "GranteeType")
        if bool(wanted.email_address) is (grantee == "EVERYONE"):
            needs = "takes no" if grantee == "EVERYONE" else "needs an"
            raise api_errors.bad_request(f"{grantee} {needs} address", field="emailAddress")
        role = _role(wanted.role)
        email = wanted.email_address or ""
        if any((g.grantee, g.email) == (grantee, email) for g in self.grants(model)):
            raise ApiError("ALREADY_EXISTS", f"{model} is already shared with {email or grantee}.")
        return _shown(model, self._add(model, grantee, email, role))

    def listed(self, call: TuningRequest) -> Json:
        """A page of permissions."""
        model = self._model(call, "READER")
        items, rest = page(
            call, lambda before: self._store.newest(Grant, f"{model}/permissions", before)
        )
        return ({"permissions": [_shown(model, grant) for grant in items]} if items else {}) | rest

    def get(self, call: TuningRequest) -> Json:
        """The permission of that name."""
        model = self._model(call, "READER")
        return _shown(model, self._grant(model, call))

    def patch(self, call: TuningRequest) -> Json:
        """Changes a role; nothing else can be changed."""
        model = self._model(call, "WRITER")
        grant = self._grant(model, call)
        mask.fields(call, {"role"}, needed=True)
        changed = replace(grant, role=_role(call.read(tm.Permission).role))
        self._free(grant)
        self._store.put(f"{model}/permissions/{grant.id}", changed)
        return _shown(model, changed)

    def delete(self, call: TuningRequest) -> Json:
        """Takes a permission back."""
        model = self._model(call, "WRITER")
        grant = self._grant(model, call)
        self._free(grant)
        self._store.remove(f"{model}/permissions/{grant.id}")
        return {}

    def own(self, model: str, email: str) -> None:
        """Makes someone the owner of a model. Who owned it before becomes a writer."""
        for grant in list(self.grants(model)):
            if grant.role == "OWNER":
                self._store.put(f"{model}/permissions/{grant.id}", replace(grant, role="WRITER"))
            if (grant.grantee, grant.email) == ("USER", email):
                self._store.remove(f"{model}/permissions/{grant.id}")
        self._add(model, "USER", email, "OWNER")

    def check(self, model: str, caller: str, role: str) -> None:
        """Raises ApiError (403) where the caller may do less with a model than the role may."""
        held = max((ROLES.index(g.role) for g in self.grants(model) if g.of(caller)), default=-1)
        if held < ROLES.index(role):
            raise ApiError(
                "PERMISSION_DENIED",
                f"{caller} does not have permission to access {model}: it takes the role {role}.",
                [
                    api_errors.error_info(
                        "IAM_PERMISSION_DENIED",
                        service="generativelanguage.googleapis.com",
                        resource=model,
                    )
                ],
            )

    def grants(self, model: str) -> Iterator[Grant]:
        """The permissions of a model."""
        return (grant for _, grant in self._store.newest(Grant, f"{model}/permissions"))

    def _model(self, call: TuningRequest, role: str) -> str:
        model = f"tunedModels/{call.values['tunedModel']}"
        if not any(self.grants(model)):  # every model has an owner
            raise unknown(model)
        self.check(model, call.caller, role)
        return model

    def _grant(self, model: str, call: TuningRequest) -> Grant:
        name = f"{model}/permissions/{call.values['permission']}"
        grant = self._store.get(Grant, name)
        if grant is None:
            raise unknown(name)
        return grant

    def _add(self, model: str, grantee: str, email: str, role: str) -> Grant:
        grant = Grant(resource_ids.short_id(), grantee, email, role)
        self._store.add(f"{model}/permissions/{grant.id}", grant)
        return grant

    def _free(self, grant: Grant) -> None:
        if grant.role == "OWNER":
            raise ApiError(
                "FAILED_PRECONDITION",
                "The owner's permission stays as it is; transferOwnership gives the model away.",
            )


def unknown(name: str) -> ApiError:
    """404 for a resource that is not there."""
    return ApiError("NOT_FOUND", f"{name} was not found.")


def _role(wanted: str | None) -> str:
    role = _one_of(wanted, ROLES, "role", "Role")
    if role == "OWNER":
        raise api_errors.bad_request(
            "a model has one owner; transferOwnership gives it another", field="role"
        )
    return role


def _one_of(wanted: str | None, known: tuple[str, ...], field: str, kind: str) -> str:
    if wanted not in known:
        expected = ", ".join(known)
        raise api_errors.bad_request(
            f"{wanted!r} is no {kind}; it is one of {expected}", field=field
        )
    return wanted


def _shown(model: str, grant: Grant) -> Json:
    shown: Json = {"name": f"{model}/permissions/{grant.id}", "granteeType": grant.grantee}
    return shown | ({"emailAddress": grant.email} if grant.email else {}) | {"role": grant.role}
