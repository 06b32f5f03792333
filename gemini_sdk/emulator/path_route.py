"""Routes of the emulator: a path with all HTTP methods, or with some of them."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

Endpoint = Callable[[Request], Awaitable[Response]]


class PathRoute(Route):
    """A path with every HTTP method, known or not: its endpoint says which it has."""

    def __init__(self, path: str, endpoint: Endpoint) -> None:
        super().__init__(path, endpoint, methods=["GET"])
        self.methods = None


def limited_route(path: str, endpoint: Endpoint, *methods: str) -> PathRoute:
    """A route of some HTTP methods; the others are refused in Google's form."""

    async def served(request: Request) -> Response:
        if request.method not in methods:
            raise HTTPException(405, headers={"allow": ", ".join(methods)})
        return await endpoint(request)

    return PathRoute(path, served)


def json_answer(value: Any, code: int = 200) -> Response:
    """JSON as an answer."""
    # ASCII only: a journal may hold half a surrogate pair, which UTF-8 cannot.
    return Response(json.dumps(value), code, media_type="application/json")
