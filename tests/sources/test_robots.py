"""What a site allows, and how often."""

from __future__ import annotations

import httpx2
import pytest

from dragoman.errors import FetchError, RobotsError
from dragoman.sources import limits
from dragoman.sources.pace import Pace
from dragoman.sources.robots import Robots
from tests.sources.server import PAGE, Route, fetcher, serving

RULES = b"User-agent: *\nDisallow: /\n\nUser-agent: Dragoman\nDisallow: /private\nCrawl-delay: 7\n"


class Clock:
    """A time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now, self.slept = 0.0, list[float]()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def test_what_a_site_disallows_is_not_fetched() -> None:
    with serving({"/robots.txt": RULES, "/private/a": PAGE, "/a": PAGE}) as site:
        agent = fetcher(pace=Pace(0, sleep=lambda seconds: None))
        assert agent.get(site.url("/a")).body == PAGE
        with pytest.raises(RobotsError, match=r"robots\.txt does not allow") as caught:
            agent.get(site.url("/private/a"))
    assert not caught.value.passing
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a"]


def test_a_redirect_needs_leave_too() -> None:
    to = (302, {"Location": "/private/a"}, b"")
    with (
        serving({"/robots.txt": RULES, "/private/a": PAGE, "/a": to}) as site,
        pytest.raises(FetchError, match=r"robots\.txt does not allow"),
    ):
        fetcher(pace=Pace(0, sleep=lambda seconds: None)).get(site.url("/a"))
    assert site.pages == ["/a"]


@pytest.mark.parametrize("route", [(404, {}, b""), (403, {}, b""), b"", b"<html>Not found</html>", b"\xff\xfe\x00" * 9])
def test_a_site_without_rules_allows_all(route: Route) -> None:
    with serving({"/robots.txt": route, "/a": PAGE}) as site:
        assert fetcher().get(site.url("/a")).body == PAGE


@pytest.mark.parametrize("status", [429, 500, 501, 503])
def test_a_site_whose_rules_cannot_be_had_is_left_alone(status: int) -> None:
    with serving({"/robots.txt": (status, {}, b""), "/a": PAGE, "/b": PAGE}) as site:
        agent = fetcher()
        for path in ("/a", "/b"):
            with pytest.raises(FetchError, match=r"robots\.txt cannot be had"):
                agent.get(site.url(path))
    assert site.pages == []
    assert len(site.asked) <= limits.TRIES  # and is not asked for every page of it


def test_rules_are_cut_at_their_limit_and_not_refused() -> None:
    long = RULES + b"# more\n" * limits.MAX_ROBOTS
    with serving({"/robots.txt": long, "/a": PAGE, "/private": PAGE}) as site:
        agent = fetcher(pace=Pace(0, sleep=lambda seconds: None))
        assert agent.get(site.url("/a")).body == PAGE
        with pytest.raises(FetchError):
            agent.get(site.url("/private"))


def test_rules_are_asked_for_anew_after_a_day() -> None:
    clock, asked = Clock(), list[str]()

    def get(url: httpx2.URL) -> None:
        asked.append(str(url))
        raise FetchError("none", status=404)

    robots = Robots(get, clock=clock)  # type: ignore[arg-type]  # it only raises
    for hours in (0, 23, 25, 26):
        clock.now = hours * 3600.0
        assert robots.delay(httpx2.URL("http://a.example:8080/x?y")) is None
    assert asked == ["http://a.example:8080/robots.txt"] * 2


def test_requests_to_one_host_are_set_apart_and_others_do_not_wait() -> None:
    clock = Clock()
    pace = Pace(2, clock=clock, sleep=clock.sleep)
    pace.turn("a")
    pace.turn("b")
    assert clock.slept == []
    pace.turn("a")
    pace.turn("a", 1_000_000)  # as long as the turn before asked for; a host does not stop the others for days
    pace.turn("a")
    assert clock.slept == [2, 2, limits.MAX_CRAWL_DELAY]


def test_the_delay_that_a_site_asks_for_is_kept() -> None:
    clock = Clock()
    with serving({"/robots.txt": RULES, "/a": PAGE}) as site:
        agent = fetcher(pace=Pace(1, clock=clock, sleep=clock.sleep))
        for _ in range(3):
            agent.get(site.url("/a"))
    assert clock.slept == [1, 7, 7]  # after robots.txt, then as it says
