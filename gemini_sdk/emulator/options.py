"""The options of the emulator."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from secrets import token_urlsafe

from gemini_sdk.emulator.azure.options import AzureOptions
from gemini_sdk.emulator.guard import is_loopback
from gemini_sdk.emulator.latency import Latency
from gemini_sdk.emulator.number_settings import check_numbers
from gemini_sdk.emulator.quotas import Quota
from gemini_sdk.emulator.rules import Rule
from gemini_sdk.emulator.specs import schemas
from gemini_sdk.emulator.tapes.options import TapeOptions


@dataclass(frozen=True, slots=True)
class EmulatorOptions:
    """Settings of an emulator; the defaults suit tests and demonstrations.

    Raises ConfigurationError if a number is less than 0 or not finite, or `specs` has no schemas.
    """

    host: str = "127.0.0.1"
    """The address to listen on. Anything but loopback opens the emulator to the network."""
    port: int = 0
    """The port to listen on; 0 takes a free one."""
    api_keys: frozenset[str] | None = None
    """The valid API keys; None accepts any that is not empty."""
    tokens: frozenset[str] | Mapping[str, str] | None = None
    """The valid bearer tokens, in addition to those issued by `/token`, or a mapping of tokens to email addresses of
    users; None accepts any that is not empty."""
    token_lifetime: float = 3600
    """Seconds for which a token issued by `/token` says it is valid, and is where `tokens` is given."""
    models: tuple[str, ...] = ()
    """Models that exist in addition to `gemini-*`: `gemma-3-27b-it`, `tunedModels/my-model`, `tunedModels/*`."""
    specs: str | PathLike[str] | None = None
    """A folder of a package made by `gemini-sdk codegen`, or of its schemas, by whose rules requests are validated."""
    model_rules: bool = True
    """Whether models refuse what they are known to refuse (400), such as a thinking level that they lack."""
    pace: float = 0.0
    """Seconds between two chunks of a stream."""
    rules: tuple[Rule, ...] = ()
    """Scripted replies and faults; each scope starts with its own copy of them."""
    seed: int = 0
    """Seed of the latencies, and of the draws of rules with a `rate`. The same seed gives the same draws."""
    quotas: tuple[Quota, ...] = ()
    """Limits on requests and tokens; a request beyond one is refused (429). Each scope counts separately."""
    latency: Latency | None = None
    """Seconds before a model answers; None answers at once. A rule's `delay` replaces it."""
    journal_size: int = 1000
    """Requests remembered in each scope; the oldest are dropped."""
    azure: AzureOptions = field(default_factory=AzureOptions)
    """Settings of the routes of Azure AI Model Inference."""
    tape: TapeOptions | None = None
    """Forward requests to a service and record them, or answer from a recording, instead of the emulated services."""
    clock: Callable[[], float] = time.time
    """Function that returns the time, in seconds since 1970."""
    state: str | PathLike[str] | None = None
    """A directory that keeps tuned models and tuning jobs from one start to the next; None forgets them."""
    tuning_seconds: float = 2.0
    """Seconds that a tuning takes."""
    file_seconds: float = 1.0
    """Seconds that videos and audio files are processed after their upload."""
    upload_granularity: int = 262144
    """Bytes of which each piece of an upload but the last has to be a multiple."""
    gcs_root: str | PathLike[str] | None = None
    """A folder that stands for Cloud Storage: gs://bucket/path is bucket/path in it. None: no data is read."""
    concurrent_tunings: int | None = None
    """Tunings under way at the same time; one more is refused (429). None for no limit."""
    anonymous: bool = False
    """Whether requests without any credential are answered, as if they had a key."""
    cors: tuple[str, ...] = ()
    """Origins whose web pages may use the routes of the services, such as `http://localhost:3000`; `*` for all."""
    allowed_hosts: tuple[str, ...] = ()
    """Names, in addition to `host` and those of loopback, by which requests may call this server, such as `emulator`.
    """
    admin_token: str | None = None
    """What the admin routes need in the header `x-emulator-token`. None: nothing on loopback, a new token beyond it."""

    def __post_init__(self) -> None:
        check_numbers(self, "token_lifetime", "pace", "journal_size", "tuning_seconds")
        check_numbers(self, "concurrent_tunings", "file_seconds", "upload_granularity")
        schemas(self.specs)
        if self.admin_token is None and not is_loopback(self.host):
            object.__setattr__(self, "admin_token", token_urlsafe(24))

    @property
    def state_folder(self) -> Path | None:
        """`state` as a path."""
        return None if self.state is None else Path(self.state)

    @property
    def gcs_folder(self) -> Path | None:
        """`gcs_root` as a path."""
        return None if self.gcs_root is None else Path(self.gcs_root)

    def __repr__(self) -> str:
        keys, tokens = (None if s is None else len(s) for s in (self.api_keys, self.tokens))
        return (
            f"EmulatorOptions(host={self.host!r}, port={self.port}, api_keys={keys}, tokens={tokens}, "
            f"models={self.models}, specs={self.specs}, pace={self.pace}, rules={len(self.rules)}, "
            f"quotas={self.quotas}, latency={self.latency}, state={self.state}, "
            f"gcs_root={self.gcs_root}, azure={self.azure}, cors={self.cors}, allowed_hosts={self.allowed_hosts})"
        )
