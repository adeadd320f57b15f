"""Feeds asked again and again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.errors import DataError
from dragoman.report import Document
from dragoman.sources import LineError
from dragoman.sources.limits import MAX_ENTRIES, MAX_POLL_SECONDS, POLL_SECONDS, TRIES
from dragoman.sources.poll import FeedState, poll, seconds_until_due
from tests.sources.server import PAGE, TEXT, Handler, Site, fetcher, serving


def rss(*numbers: int, more: str = "") -> bytes:
    """A feed of these articles, the newest first, as feeds are."""
    items = "".join(
        f"<item><title>Story {n}</title><guid>{n}</guid><link>/{n}</link><description>{TEXT} {n}.</description></item>"
        for n in sorted(numbers, reverse=True)
    )
    return f'<rss version="2.0"><channel><title>Andes Wire</title>{more}{items}</channel></rss>'.encode()


class Desk:
    """Who polls: keeps state between rounds as JSON, and lets a quarter of an hour pass after each."""

    def __init__(self, site: Site, *paths: str) -> None:
        self.site, self.feeds = site, [site.url(path) for path in paths]
        self.kept: dict[str, str] = {}
        self.now = 1_000_000.0

    def states(self) -> dict[str, FeedState]:
        return {url: FeedState.model_validate_json(text) for url, text in self.kept.items()}

    def keep(self, states: dict[str, FeedState]) -> None:
        self.kept = {url: state.model_dump_json() for url, state in states.items()}

    def poll(self, states: dict[str, FeedState]) -> Iterator[Document | LineError]:
        return poll(self.feeds, states, fetcher(), clock=lambda: self.now)

    def round(self) -> list[str]:
        """One whole round, in words: the path of a document, or what is wrong."""
        states = self.states()
        found = [self.words(one) for one in self.poll(states)]
        self.keep(states)
        self.now += POLL_SECONDS
        return found

    @staticmethod
    def words(one: Document | LineError) -> str:
        return (one.url or "").rsplit("/", 1)[1] if isinstance(one, Document) else f"wrong {one.number}"


def test_only_what_is_new_comes_the_oldest_first() -> None:
    with serving({"/feed": rss(1, 2), **{f"/{n}": PAGE for n in range(5)}}) as site:
        desk = Desk(site, "/feed")
        assert desk.round() == ["1", "2"]
        assert desk.round() == []
        site.routes["/feed"] = rss(1, 2, 3)
        assert desk.round() == ["3"]
    assert site.pages == ["/feed", "/1", "/2", "/feed", "/feed", "/3"]


def test_a_feed_is_asked_whether_it_changed() -> None:
    def feed(handler: Handler) -> None:
        same = handler.headers.get("If-None-Match") == '"1"' and handler.headers.get("If-Modified-Since") == "today"
        handler.send_response(304 if same else 200)
        handler.send_header("ETag", '"1"')
        handler.send_header("Last-Modified", "today")
        handler.end_headers()
        handler.wfile.write(b"" if same else rss(1))

    with serving({"/feed": feed, "/1": PAGE}) as site:
        desk = Desk(site, "/feed")
        assert [desk.round(), desk.round()] == [["1"], []]
        assert site.headers("/feed")["If-None-Match"] == '"1"'


def test_a_story_that_changes_comes_again() -> None:
    with serving({"/feed": rss(1), "/1": PAGE}) as site:
        desk = Desk(site, "/feed")
        desk.round()
        site.routes["/feed"] = rss(1).replace(b"Story 1", b"UPDATE 1: Story 1")
        assert desk.round() == ["1"]


def test_nothing_is_lost_when_the_desk_is_killed_and_at_most_one_comes_twice() -> None:
    """The desk keeps state with each document that it keeps; it may die before, between or after."""
    with serving({"/feed": (200, {"ETag": '"1"'}, rss(1, 2, 3)), **{f"/{n}": PAGE for n in range(5)}}) as site:
        for stop in range(1, 4):
            desk = Desk(site, "/feed")
            states = desk.states()
            had = []
            for one in desk.poll(states):
                had.append(desk.words(one))
                desk.keep(states)  # as it stands when the document is kept
                if len(had) == stop:
                    break
            had += desk.round()
            assert sorted(set(had)) == ["1", "2", "3"]
            assert len(had) == 4  # the last one before the end once more


def test_a_feed_that_fails_is_named_and_asked_less_and_less_and_stops_no_other() -> None:
    with serving({"/good": rss(1), "/1": PAGE, "/bad": (404, {}, b""), "/page": PAGE}) as site:
        desk = Desk(site, "/bad", "/page", "/good")
        assert desk.round() == ["wrong 0", "wrong 0", "1"]
        for _ in range(12):
            desk.round()
        assert (site.pages.count("/good"), site.pages.count("/bad"), site.pages.count("/page")) == (13, 3, 3)
        states = desk.states()
        assert states[site.url("/bad")].due - desk.now <= MAX_POLL_SECONDS
        site.routes["/bad"] = rss(2)
        desk.now += MAX_POLL_SECONDS
        assert "2" in desk.round()
        assert desk.states()[site.url("/bad")].failures == 0


def test_a_feed_that_asks_to_be_left_alone_is() -> None:
    with serving({"/a": (429, {"Retry-After": "7200"}, b""), "/b": rss(1, more="<ttl>120</ttl>"), "/1": PAGE}) as site:
        desk = Desk(site, "/a", "/b")
        for _ in range(8):
            desk.round()
        assert (site.pages.count("/a"), site.pages.count("/b")) == (1, 1)
        desk.round()
        assert (site.pages.count("/a"), site.pages.count("/b")) == (2, 2)


def test_an_article_that_may_yet_be_had_is_tried_again_and_then_given_up() -> None:
    with serving({"/feed": (200, {"ETag": '"1"'}, rss(1, 2)), "/1": (503, {}, b""), "/2": PAGE}) as site:
        desk = Desk(site, "/feed")
        assert desk.round() == ["wrong 2", "2"]
        site.routes["/1"] = PAGE
        assert desk.round() == ["1"]
        site.routes["/feed"] = rss(3)
        site.routes["/3"] = (503, {}, b"")
        rounds = [desk.round() for _ in range(TRIES + 1)]
        assert rounds == [["wrong 1"]] * (TRIES - 1) + [["wrong 1", "3"], []]  # at last what the feed has of it


def test_an_article_that_cannot_be_had_is_what_the_feed_has_of_it_and_not_tried_again() -> None:
    with serving({"/feed": rss(1)}) as site:
        desk = Desk(site, "/feed")
        assert [desk.round(), desk.round()] == [["wrong 1", "1"], []]


def test_what_is_remembered_is_bounded() -> None:
    with serving({"/feed": rss()}) as site:
        desk = Desk(site, "/feed")
        state = FeedState(seen=[str(n) for n in range(5 * MAX_ENTRIES)], failed={"gone": 1})
        desk.keep({site.url("/feed"): state})
        desk.round()
        [state] = desk.states().values()
    assert state.seen == [str(n) for n in range(4 * MAX_ENTRIES, 5 * MAX_ENTRIES)]
    assert state.failed == {}


def test_the_next_round_is_when_the_first_feed_is_due() -> None:
    states = {"a": FeedState(due=160), "b": FeedState(due=130)}
    assert seconds_until_due(["a", "b"], states, clock=lambda: 100) == 30
    assert seconds_until_due(["a", "new"], states, clock=lambda: 100) == 0
    assert seconds_until_due(["a"], states, clock=lambda: 500) == 0
    with pytest.raises(DataError):
        seconds_until_due([], states)
