"""The models that a service offers: list and get."""

from typing import TYPE_CHECKING, Any, Unpack

from gemini_sdk import types
from gemini_sdk._google.locations import Location
from gemini_sdk._google.resource import Resources
from gemini_sdk._methods.method import AsyncCaller, SyncCaller, method
from gemini_sdk._methods.paging import Listing, list_method
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.settings import CallOptions
from gemini_sdk._wire import Platform
from gemini_sdk.errors import Fault, InvalidPayloadError

if TYPE_CHECKING:
    from gemini_sdk._transport.async_transport import AsyncTransport
    from gemini_sdk._transport.sync_transport import SyncTransport
    from gemini_sdk.types.models import (
        ListModelsResponse,
        ListPublisherModelsResponse,
        ModelDescription,
        PublisherModel,
    )


class ModelMethods(Resources):
    """The methods of models on Google AI. Names may be `models/...` or the id alone."""

    _platform: Platform = "google-ai"
    _collection = "generativelanguage.models"

    @list_method
    def list(
        self,
        *,
        page_size: int | None = None,
        page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> "Listing[ListModelsResponse, ModelDescription]":
        """List the models (models.list). Iterating over the result fetches all pages.

        `known` and `availability` of a model are what this package knows of it.

        Args:
            page_size: maximum number of models per page, up to 1000 (default: 50).
            page_token: token of the first page to return.
        """
        query = {"pageSize": page_size, "pageToken": page_token}
        page = types.models.ListModelsResponse
        call = self._call("list", page, options, query=query, known=("page_size", "page_token"))
        return Listing(call, lambda page: page.models)

    @method
    def get(
        self, name: "str | ModelDescription", **options: Unpack[CallOptions]
    ) -> "Call[ModelDescription]":
        """Get a model (models.get): its limits, its methods and its default settings."""
        return self._call("get", types.models.ModelDescription, options, name=name)


class PublisherModelMethods(Resources):
    """The methods of models on Vertex AI. Names may be `publishers/*/models/*`, full, or the id alone."""

    _platform: Platform = "vertex"
    _collection = "aiplatform.publishers.models"
    _location: Location

    @list_method
    def list(
        self,
        *,
        publisher: str = "google",
        filter: str | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> "Listing[ListPublisherModelsResponse, PublisherModel]":
        """List the models of a publisher (publishers.models.list, version v1beta1).

        Iterating over the result fetches all pages. `known` and `availability` of a model are what this package knows
        of it.

        Args:
            publisher: whose models (default: google).
            filter: condition for models.
            page_size: maximum number of models per page.
            page_token: token of the first page to return.
        """
        query = {"filter": filter, "pageSize": page_size, "pageToken": page_token}
        page = types.models.ListPublisherModelsResponse
        known = ("publisher", "filter", "page_size", "page_token")
        call = self._call("list", page, options, name=publisher, query=query, known=known)
        return Listing(call, lambda page: page.publisher_models)

    @method
    def get(
        self, name: "str | PublisherModel", **options: Unpack[CallOptions]
    ) -> "Call[PublisherModel]":
        """Get a model of a publisher (publishers.models.get)."""
        named: Any = getattr(name, "name", name)
        collection, found = self._location.resource(named)
        if not collection.endswith("publishers.models"):
            accepted = "gemini-..., or publishers/.../models/..."
            raise InvalidPayloadError(
                [Fault("name", "not a publisher's model", repr(name), accepted)]
            )
        full = f"publishers/{found['publisher']}/models/{found['model']}"
        return self._call("get", types.models.PublisherModel, options, name=full)


class Models(SyncCaller, ModelMethods):
    """The models of Google AI, of a blocking client."""

    def __init__(self, transport: "SyncTransport") -> None:
        self._transport = transport


class AsyncModels(AsyncCaller, ModelMethods):
    """The models of Google AI, of an asyncio client."""

    def __init__(self, transport: "AsyncTransport") -> None:
        self._transport = transport


class PublisherModels(SyncCaller, PublisherModelMethods):
    """The models of Vertex AI, of a blocking client."""

    def __init__(self, location: Location, transport: "SyncTransport") -> None:
        self._location = location
        self._transport = transport


class AsyncPublisherModels(AsyncCaller, PublisherModelMethods):
    """The models of Vertex AI, of an asyncio client."""

    def __init__(self, location: Location, transport: "AsyncTransport") -> None:
        self._location = location
        self._transport = transport
