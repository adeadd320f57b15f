"""docs/sources.md and docs/cli.md say what is read, and up to which limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.sources import KINDS, limits
from dragoman.sources.kinds import SUFFIXES

DOCS = Path(__file__).parents[2] / "docs"
SOURCES = (DOCS / "sources.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_every_suffix_is_documented(suffix: str) -> None:
    assert f"`{suffix}`" in SOURCES


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_documented(kind: str) -> None:
    line = next(
        line for line in (DOCS / "cli.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `--as")
    )
    assert f"`{kind}`" in line


@pytest.mark.parametrize(
    "words",
    [
        f"{limits.MAX_FETCHED / 1e6:.0f} MB as sent",
        f"{limits.FETCH_SECONDS:.0f} s from look-up",
        f"{limits.CONNECT_SECONDS:.0f} s of these",
        f"first {limits.MAX_ROBOTS / 1e3:.0f} kB",
        f"{limits.HOST_SECONDS:.0f} s; at most {limits.MAX_CRAWL_DELAY:.0f} s",
        f"{limits.POLL_SECONDS / 60:.0f} minutes to a day",
        f"{limits.MAX_URL:,} characters",
        f"{limits.MAX_FEED / 1e6:.0f} MB; {limits.MAX_ENTRIES:,} entries; {limits.MAX_FEEDS:,} feeds",
        f"at most {limits.MAX_RATIO} times",
        f"{limits.MAX_MEMBERS:,} members, {limits.MAX_UNPACKED / 1e9:.0f} GB unpacked",
        f"more than {limits.MAX_REDIRECTS} redirects",
    ],
)
def test_limits_are_documented_as_they_are(words: str) -> None:
    assert words in SOURCES
