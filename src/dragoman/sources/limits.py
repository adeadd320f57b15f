"""How much is too much? Every bound that a source keeps, and why it is where it is.

Invariant: whatever comes in from outside is held in memory and waited for only up to a bound that stands here.
Sizes are bytes, times are seconds.
"""

from __future__ import annotations

MAX_BYTES = 20_000_000
"""A document must be smaller than this: no report is so long, and a corpus in one file wants JSON Lines."""

# --- what is fetched -------------------------------------------------------------------------------------------------

MAX_FETCHED = MAX_BYTES
"""A body, as sent and again as unpacked: what is larger could not become a document."""
MAX_ROBOTS = 512_000
"""Of a robots.txt so much is read, as RFC 9309 (2.5) asks for 500 KiB at least; what stands beyond is left aside."""
MAX_REDIRECTS = 5
"""RFC 9309 (2.3.1.2) follows five; what needs more is a loop or a maze."""
MAX_URL = 2_000
"""Characters of an address: servers and browsers agree on no more, and addresses are kept with every document."""
FETCH_SECONDS = 30.0
"""One try, redirects and all, from the look-up of the name to the last byte: a server that drips is let go."""
CONNECT_SECONDS = 10.0
"""To resolve a name, and to connect to one address of it."""
MAX_ADDRESSES = 4
"""So many addresses of one host are tried."""

# --- politeness ------------------------------------------------------------------------------------------------------

HOST_SECONDS = 1.0
"""Between two requests to one host, unless its robots.txt asks for more."""
MAX_CRAWL_DELAY = 60.0
"""A site that asks for more between two requests gets this: more would stop the round of all others."""
ROBOTS_SECONDS = 86_400.0
"""A robots.txt is asked for anew after a day, as RFC 9309 (2.4) says."""
TRIES = 3
"""A page is asked for so often where the failure may pass (no answer, 429, 5xx)."""
WAIT_FIRST = 1.0
"""Before the second try; doubled before each further one."""
WAIT_MOST = 60.0
"""The longest wait between two tries. A server that asks for a longer one (Retry-After) is left until it has passed."""
POLL_SECONDS = 900.0
"""Between two requests for one feed: news changes by the quarter of an hour. A feed that asks for more gets more."""
MAX_POLL_SECONDS = 86_400.0
"""A feed that fails is asked half as often after each failure, down to once a day."""

# --- what is read ----------------------------------------------------------------------------------------------------

MAX_FEED = 5_000_000
"""A feed or an OPML file: news feeds have some 100 kB, and parsing the worst possible 5 MB takes half a minute."""
MAX_ENTRIES = 1_000
"""Entries of one feed, the first ones: feeds hold 10 to 100."""
MAX_FEEDS = 10_000
"""Feeds of one OPML file."""
MAX_RECORD_HEADERS = 64_000
"""The headers of one WARC record."""
MAX_RATIO = 200
"""What is packed may grow so many times (text grows 3 to 20 times; deflate at most 1,032)."""
MAX_MEMBERS = 200_000
"""Members of one zip file: beyond, WARC or JSON Lines serve better."""
MAX_DIRECTORY = 40_000_000
"""The directory of a zip file, which is held in memory as a whole: 200 bytes a member."""
MAX_UNPACKED = 50_000_000_000
"""All members of a zip file unpacked. They are streamed, so that this bounds time, not memory."""
