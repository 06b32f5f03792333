"""Permissions: the users who may use, change and share a tuned model."""

from typing import TYPE_CHECKING, Unpack

from gemini_sdk import types
from gemini_sdk._google.resource import Resources, given
from gemini_sdk._methods.method import AsyncCaller, SyncCaller, method
from gemini_sdk._methods.paging import Listing, list_method
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.settings import CallOptions
from gemini_sdk._wire import Platform

if TYPE_CHECKING:
    from gemini_sdk._transport.async_transport import AsyncTransport
    from gemini_sdk._transport.sync_transport import SyncTransport
    from gemini_sdk.types.tuned_models import (
        Empty,
        GranteeType,
        ListPermissionsResponse,
        Permission,
        PermissionRole,
    )


class PermissionMethods(Resources):
    """The methods of tunedModels.permissions."""

    _platform: Platform = "google-ai"
    _collection = "generativelanguage.tunedModels.permissions"

    @method
    def create(
        self,
        tuned_model: str,
        *,
        role: "PermissionRole",
        grantee_type: "GranteeType | None" = None,
        email_address: str | None = None,
        **options: Unpack[CallOptions],
    ) -> "Call[Permission]":
        """Share a tuned model (permissions.create).

        Args:
            tuned_model: name of the tuned model.
            role: READER may use the model; WRITER may also change and share it; OWNER may also delete it.
            grantee_type: USER or GROUP (both need `email_address`), or EVERYONE.
            email_address: email address of the user or group.
        """
        fields = {"role": role, "grantee_type": grantee_type, "email_address": email_address}
        kind = types.tuned_models.Permission
        return self._call(
            "create", kind, options, name=tuned_model, body=given(fields), kind=kind, known=fields
        )

    @list_method
    def list(
        self,
        tuned_model: str,
        *,
        page_size: int | None = None,
        page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> "Listing[ListPermissionsResponse, Permission]":
        """List the permissions of a tuned model (permissions.list). `page_size` is at most 1000 (default: 10)."""
        query = {"pageSize": page_size, "pageToken": page_token}
        page = types.tuned_models.ListPermissionsResponse
        call = self._call("list", page, options, name=tuned_model, query=query)
        return Listing(call, lambda page: page.permissions)

    @method
    def get(self, name: "str | Permission", **options: Unpack[CallOptions]) -> "Call[Permission]":
        """Get a permission (permissions.get); `name` is tunedModels/*/permissions/*."""
        return self._call("get", types.tuned_models.Permission, options, name=name)

    @method
    def update(
        self, name: "str | Permission", *, role: "PermissionRole", **options: Unpack[CallOptions]
    ) -> "Call[Permission]":
        """Change the role of a permission (permissions.patch). Nothing else can be changed."""
        kind, query = types.tuned_models.Permission, {"updateMask": "role"}
        body = {"role": role}
        return self._call(
            "patch", kind, options, name=name, body=body, kind=kind, query=query, known=body
        )

    @method
    def delete(self, name: "str | Permission", **options: Unpack[CallOptions]) -> "Call[Empty]":
        """Delete a permission (permissions.delete)."""
        return self._call("delete", types.tuned_models.Empty, options, name=name)


class Permissions(SyncCaller, PermissionMethods):
    """Permissions, of a blocking client."""

    def __init__(self, transport: "SyncTransport") -> None:
        self._transport = transport


class AsyncPermissions(AsyncCaller, PermissionMethods):
    """Permissions, of an asyncio client."""

    def __init__(self, transport: "AsyncTransport") -> None:
        self._transport = transport
