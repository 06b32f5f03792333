"""The page itself: its HTML at `/` for browsers, its scripts and styles below `/page`. They hold no data."""

from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from gemini_sdk.emulator.path_route import Endpoint, PathRoute

_MEDIA = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-cache",
}


def page_file_routes(service: Endpoint) -> list[PathRoute]:
    """The routes of the page. Requests that are not for it go to a `service`, as without the page."""

    async def root(request: Request) -> Response:
        wants_page = "text/html" in request.headers.get("accept", "")
        if request.method != "GET" or not wants_page:
            return await service(request)
        answer = _answer("page.html")
        answer.headers["vary"] = "accept"
        return answer

    async def file(request: Request) -> Response:
        name: str = request.path_params["name"]
        if request.method != "GET" or name not in _files():
            return await service(request)
        return _answer(name)

    return [PathRoute("/", root), PathRoute("/page/{name}", file)]


def _answer(name: str) -> Response:
    media = f"{_MEDIA[name.rpartition('.')[2]]}; charset=utf-8"
    return Response(_files()[name], media_type=media, headers=_HEADERS)


@cache
def _files() -> dict[str, bytes]:
    folder = files("gemini_sdk.emulator.page") / "static"
    return {f.name: f.read_bytes() for f in folder.iterdir() if f.name.rpartition(".")[2] in _MEDIA}
