"""The arguments of clients that may hold a key or an address: headers and HTTP clients."""

import libcst as cst

from gemini_sdk._wire.secret_names import is_secret
from gemini_sdk.migration.code.source import Program, is_name, literal_text
from gemini_sdk.migration.code.sources import value_sources

_HTTP_CLIENTS = frozenset({"httpx.Client", "httpx.AsyncClient"})
_PLAIN = frozenset(
    {"timeout", "limits", "verify", "cert", "http1", "http2", "follow_redirects", "trust_env"}
    | {"max_redirects", "proxy", "proxies", "default_encoding"}
)


def are_plain_headers(source: Program, node: cst.CSTNode) -> bool:
    """Whether headers are written down, and none of them looks like a credential of another service."""
    return all(
        is_name(leaf, "None") or names_no_secret(leaf)
        for leaf in value_sources(source).leaves(node)
    )


def names_no_secret(node: cst.CSTNode) -> bool:
    """Whether an expression is a mapping of headers, none of which looks like a credential."""
    return isinstance(node, cst.Dict) and all(
        isinstance(each, cst.DictElement)
        and (name := literal_text(each.key)) is not None
        and not is_secret(name)
        for each in node.elements
    )


def is_plain_http_client(source: Program, node: cst.CSTNode) -> bool:
    """Whether an HTTP client is made here, and adds neither headers nor an address to requests."""
    return all(
        is_name(leaf, "None")
        or (
            isinstance(leaf, cst.Call)
            and source.origin(leaf.func) in _HTTP_CLIENTS
            and all(arg.keyword is not None and arg.keyword.value in _PLAIN for arg in leaf.args)
        )
        for leaf in value_sources(source).leaves(node)
    )
