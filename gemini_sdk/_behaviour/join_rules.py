"""How the chunks of a GenerateContentResponse are joined, member by member.

Other members are joined by their kind: an object member by member, and of a text, a number or a bool the last
word counts, as with `finishReason`, `modelVersion`, `avgLogprobs` or a count of tokens. Every list is named.
"""

from gemini_sdk._behaviour.joining import (
    Rules,
    by_index,
    by_member,
    joined_lists,
    joined_parts,
    last,
    listed,
    model,
)

_RATINGS: Rules = {"safety_ratings": by_member("category")}
GROUNDING: Rules = {
    "grounding_chunks": joined_lists,
    "grounding_supports": joined_lists,
    "image_search_queries": joined_lists,
    "retrieval_queries": joined_lists,
    "source_flagging_uris": joined_lists,
    "web_search_queries": joined_lists,
}
_CONTENT: Rules = {"parts": lambda values: joined_parts(listed(values))}
_CITATIONS: Rules = {"citations": joined_lists, "citation_sources": joined_lists}
_LOGPROBS: Rules = {"chosen_candidates": listed, "top_candidates": listed}
_URLS: Rules = {"url_metadata": joined_lists}
_USAGE: Rules = {
    # Each one covers everything until now, as the counts do.
    "cache_tokens_details": last,
    "candidates_tokens_details": last,
    "prompt_token_details": last,
    "prompt_tokens_details": last,
    "tool_use_prompt_tokens_details": last,
}
_CANDIDATE: Rules = {
    "content": model(_CONTENT),
    "citation_metadata": model(_CITATIONS),
    "grounding_attributions": joined_lists,
    "grounding_metadata": model(GROUNDING),
    "logprobs_result": model(_LOGPROBS),
    "url_context_metadata": model(_URLS),
    **_RATINGS,
}
RESPONSE: Rules = {
    "candidates": by_index(_CANDIDATE),
    "prompt_feedback": model(_RATINGS),
    "usage_metadata": model(_USAGE),
}
