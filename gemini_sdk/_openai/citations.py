"""Sources of a grounded answer as citations and as a call of a web search."""

from typing import TYPE_CHECKING, Any

from gemini_sdk._wire.json_value import Json

if TYPE_CHECKING:
    from gemini_sdk.types.generate_content import GroundingChunk, GroundingMetadata


def url_citations(metadata: "GroundingMetadata", text: str) -> list[Json]:
    """The citations of web pages for a text. Their places are characters of it, where Gemini counts bytes."""
    data = text.encode(errors="surrogatepass")
    chunks = metadata.grounding_chunks or []
    made: list[Json] = []
    for support in metadata.grounding_supports or ():
        segment = support.segment
        if segment is None:
            continue
        start, end = segment.start_index or 0, segment.end_index or 0
        for index in support.grounding_chunk_indices or ():
            if 0 <= index < len(chunks) and (url := _url(chunks[index])):
                web = chunks[index].web
                citation: dict[str, Any] = {
                    "type": "url_citation",
                    "start_index": _characters(data, start),
                    "end_index": _characters(data, end),
                    "url": url,
                    "title": (web.title if web else None) or url,
                }
                made.append(citation)
    return made


def search_action(metadata: "GroundingMetadata", *, sources: bool) -> Json | None:
    """The queries of a web search and, with `sources`, the pages that it found; None if there was no search."""
    queries = metadata.web_search_queries or []
    urls = [url for chunk in metadata.grounding_chunks or () if (url := _url(chunk))]
    if not (queries or urls):
        return None
    action: Json = {"type": "search", "query": queries[0] if queries else "", "queries": queries}
    if sources:
        action["sources"] = [{"type": "url", "url": url} for url in urls]
    return action


def _url(chunk: "GroundingChunk") -> str | None:
    return chunk.web.uri if chunk.web is not None else None


def _characters(data: bytes, offset: int) -> int:
    return len(data[:offset].decode(errors="ignore"))
