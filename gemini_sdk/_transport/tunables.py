"""Every timeout, delay and limit of calls, of credentials and of waits. A client can change those that are arguments.

The emulator's are in `emulator/options.py`, those of datasets in `datasets/limits.toml`.
"""

# Defaults of arguments
TIMEOUT = 600.0
"""Seconds without data in one attempt: models can think for minutes."""
DEADLINE = 900.0
"""Seconds for a whole call with its retries; of a stream, until its first chunk."""
MAX_RETRIES = 2
"""Attempts after the first."""
MAX_ANSWER_SIZE = 128 * 2**20
"""Maximum bytes of one answer after decompression, and of one event of a stream: several times the largest known
answers.
"""
POLL_INTERVAL = 5.0
"""Seconds between polls of an operation at first."""
CONCURRENCY = 8
"""Requests at a time of a call that is made of several, such as the embeddings of many texts."""
MAX_ROUNDS = 10
"""Maximum number of rounds in which the functions that a model calls are run."""

# Connections
CONNECT_TIMEOUT = 5.0
"""Seconds for making a connection."""
NEXT_ADDRESS = 0.25
"""Seconds without an answer after which another address of a host is tried as well."""
LINGER = 0.1
"""Seconds that a finished stream may take to end its answer, so that its connection can be reused."""
MAX_CONNECTIONS = 1000
"""Maximum connections of an asyncio client in one event loop; further calls wait."""
IDLE_CONNECTIONS = 64
"""Maximum number of idle connections of a blocking client. Those of asyncio clients are closed by a timer."""
KEEP_ALIVE = 5.0
"""Seconds that an idle connection is kept: fewer than servers keep theirs, so that few are closed as they are used."""
LONGEST = 366 * 86400.0
"""Seconds of the longest wait and the longest limit: sockets and event loops take no more than a few years."""

# Retries
INITIAL_DELAY = 0.5
"""Seconds before the first retry."""
MAX_DELAY = 8.0
"""Maximum seconds between attempts if the server does not ask for a wait."""
MAX_RETRY_AFTER = 60.0
"""Maximum seconds of a wait that the server asks for."""

# Requests and answers
PIECE = 65536
"""Maximum bytes that a decoder or a socket returns at once."""
TLS_PIECE = 16384
"""Maximum bytes that TLS inside TLS returns at once: one record."""
MAX_ENCODINGS = 4
"""Maximum number of nested content encodings of an answer; honest servers send one."""
MAX_STRAY_JSON = 65536
"""Maximum bytes of JSON between the events of a stream."""
ERROR_BODY = 65536
"""Bytes kept of an error's body that is larger than an answer may be."""
CAUSE_CHARACTERS = 4000
"""Characters kept of the error inside an error."""
MAX_VIOLATIONS = 1000
"""Maximum violations that are read of an error."""
CACHED_URLS = 1024
"""Number of URLs whose parsed form a client keeps."""
CACHED_PATHS = 256
"""Number of model names whose paths are kept: most programs use few models, and each of them in every call."""
MAX_HEADER_BYTES = 100 * 1024
"""Maximum bytes of the status line, and of one header, of an answer: h11's limit for all of them."""
KEPT_TURNS = 32 * 2**20
"""Maximum bytes of turns of conversations that a client keeps, so that each is validated and serialized once."""
KEPT_TURN = 6 * 2**20
"""Maximum bytes of one such turn before it is serialized."""
MAX_NESTING = 20
"""Maximum nesting of lists of contents, because a list may contain itself."""

# Uploads and downloads
UPLOAD_PIECE = 8 * 2**20
"""Bytes of a file that one request of an upload has, rounded up to what the server takes."""
MAX_UPLOAD_PIECE = 256 * 2**20
"""Maximum bytes that a server may ask for in one request: they are held in memory."""
STORAGE_GRANULARITY = 256 * 2**10
"""Bytes of which each piece of an upload to Cloud Storage but the last is a multiple."""
DOWNLOAD_PIECE = 2**20
"""Bytes of a download that are written at once."""
MAX_REDIRECTS = 5
"""Maximum redirections of a download."""

# Batches
LISTED_FAULTS = 20
"""Faults of a batch that one error lists."""

# Waits for operations
LONGEST_INTERVAL = 60.0
"""Seconds between polls in the end."""
GROWTH = 0.1
"""In between, the interval is this share of the time waited so far."""
POLL_LIMIT = 30.0
"""Seconds a poll may take: it is a small request, and another follows."""
LONGEST_PAUSE = 600.0
"""Seconds between polls at most, whatever the service asks for: a proxy may ask for years."""
LAST_POLL = 5.0
"""Seconds the last poll may take, though no time is left."""

# Credentials
REFRESH_AHEAD = 225.0
"""Seconds before its expiry at which a token is refreshed, as in google-auth; metadata servers cache longer."""
HUNG_REFRESH = 300.0
"""Seconds after which a refresh counts as hung, and the next caller begins another: a person may have to sign in."""
HOLD_OFF = 10.0
"""Seconds before a failed refresh is repeated while the present token still serves."""
TOKEN_AGE = 180.0
"""Seconds a token from a callable is kept. Whatever caches tokens refreshes them earlier before expiry than this."""
TOKEN_TIMEOUT = 30.0
"""Seconds a request to a token server may take as a whole, whatever the server does meanwhile."""
TOKEN_ANSWER_SIZE = 2**20
"""Maximum bytes of an answer of a token server."""
METADATA_TIMEOUT = 3.0
"""Seconds without data in one attempt at the metadata server."""
METADATA_PAUSES = (0.5, 1.0, 2.0, 4.0)
"""Seconds between the attempts at the metadata server."""

LARGEST_TRACED_BODY = 4 << 20
"""Maximum bytes of a request whose parameters are read for a span. Larger ones hold media, which take long to read."""
SHORTEST_SECRET = 8
"""Minimum characters of a secret that is looked for in the headers of a response. A shorter one is found by chance."""
