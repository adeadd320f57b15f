"""The dossier as a page: whole, safe, the same each time, small, and legible."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

import pytest

from dragoman.report import Actor, Document, Image, Made, Report, Span, Statement
from dragoman.show import palette, to_html
from dragoman.show.page_links import Links
from dragoman.show.page_text import paragraphs
from tests.show.reports import HEADLINE, TEXT, make_report

MOST_BYTES = 1_500_000


class Page(HTMLParser):
    """A page taken apart: tags, attributes, and the words of each element with an id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if tag not in ("meta", "link", "input", "br"):
            self._open.append((tag, given.get("id", "")))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for _, name in self._open:
            if name:
                self.words[name] = self.words.get(name, "") + data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [given for name, given in self.tags if name == tag]

    @property
    def ids(self) -> list[str]:
        return [given["id"] for _, given in self.tags if "id" in given]


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(to_html(make_report(), headline=HEADLINE))


def test_every_finding_has_a_permalink(page: Page) -> None:
    report = make_report()
    ids = [one.id for part in (report.actors, report.posts, report.times, report.places) for one in part]
    ids += [one.id for part in (report.events, report.statements, report.gaps) for one in part]
    ids += [one.id for part in (report.relations, report.reasons) for one in part]
    assert len(ids) > 10
    assert set(ids) <= set(page.ids)


def test_ids_are_unique_and_links_lead_somewhere(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    for link in page.all("a"):
        assert link["href"].removeprefix("#") in page.ids


def test_the_text_stands_whole_in_its_paragraphs(page: Page) -> None:
    words = " ".join(page.words[f"par{number}"] for number in range(1, len(TEXT.strip().split("\n\n")) + 1))
    assert words.split() == TEXT.split()


def test_question_and_ranked_reason_stand_on_top(page: Page) -> None:
    assert "Armenia is under growing pressure over the railway" in page.words["w1"]
    assert "context" in page.words["w1"]


def test_a_fact_is_one_line_of_who_did_what() -> None:
    text = to_html(make_report(), headline=HEADLINE)
    facts = text[text.index('class="facts"') : text.index('id="report"')]
    assert "<bdi>Davit Melikyan</bdi> visited <bdi>Nino Gelashvili</bdi>" in facts
    assert "strike" not in facts  # hypothetical, so no fact


def test_a_row_says_all_that_its_finding_holds(page: Page) -> None:
    event = " ".join(page.words["e2"].split())
    for words in ("14 Mar 2025", "ASSAULT", "heavy-weapons", "Azerbaijan", "Ijevan", "two dead", "0.70", "e2"):
        assert words in event
    assert "Secretary" in page.words["o1"]
    assert "since Mar 2025" in page.words["o1"]
    assert "did not happen" not in event
    assert "hypothetical" in page.words["e3"]
    assert "no date in its clause" in page.words["e3"]
    assert "verbatim" in page.words["s1"]
    assert "rejects" in page.words["s1"]
    assert "not disclosed" in page.words["g1"]


def test_marks_overlap_and_show_their_certainty() -> None:
    report = make_report()
    found = [
        piece for part in paragraphs(report, Links(report), headline=HEADLINE) for piece in part.pieces if piece.ids
    ]
    baku = next(piece for piece in found if piece.words == "Baku")
    assert baku.layers == ("who4", "where3")
    assert baku.link in ("a3", "p1")
    assert next(piece for piece in found if piece.words == "Nino Gelashvili").layers == ("who2",)
    words = next(piece for piece in found if piece.words == "Nobody invited them,")
    assert words.layers == ("said3",)
    assert words.link == ""  # a whole sentence is no link; its cue is
    assert next(piece for piece in found if piece.words == "told").link == "s1"


def test_an_event_knows_the_words_of_its_parties_date_and_place() -> None:
    report = make_report()
    pieces = [piece for part in paragraphs(report, Links(report)) for piece in part.pieces]
    assert [piece.words for piece in pieces if "e1" in piece.ids] == [
        "Davit Melikyan",
        "Monday",
        "met",
        "Nino Gelashvili",
    ]


def test_headline_and_caption_are_set_apart() -> None:
    report = make_report()
    kinds = {part.number: part.kind for part in paragraphs(report, Links(report), headline=HEADLINE)}
    assert kinds[1] == "headline"
    assert kinds[max(kinds)] == "caption"
    assert kinds[2] == ""


def test_short_lines_stay_lines_and_wrapped_ones_flow() -> None:
    listed, wrapped = "Present:\n- Iran\n- Russia", f"{'word ' * 14}\n{'word ' * 14}\nword"
    report = Report(document=Document(id="x", text=f"{listed}\n\n{wrapped}"), made=made())
    assert [part.in_lines for part in paragraphs(report, Links(report))] == [True, False]


def test_words_of_the_report_never_turn_into_markup_or_script() -> None:
    evil = '<script>alert(1)</script><img src=x onerror="alert(2)">\'"&amp;'
    report = make_report()
    report.document.text = report.document.text.replace("The visit comes", f"{evil} visit")
    report.document.title = report.document.outlet = evil
    report.document.url = "javascript:alert(3)"
    report.document.authors = [evil]
    report.actors[0].name = report.posts[0].title = report.events[0].actors[0].name = evil
    report.document.images[0].caption = report.document.images[0].url = evil
    report.reasons[0].question = evil
    page = Page(to_html(report))
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert not any(name.startswith("on") for _, given in page.tags for name in given)
    assert all(link["href"].startswith("#") for link in page.all("a"))


def test_only_the_pages_own_script_may_run_and_nothing_may_be_fetched(page: Page) -> None:
    policy = next(meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "http" not in policy
    text = to_html(make_report())
    assert not re.search(r"(?:src|href)=\"(?!#|data:,)", text)
    assert not re.search(r"url\((?!#)|@import", text)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert to_html(make_report()) == to_html(make_report())


def test_control_characters_are_shown_not_obeyed() -> None:
    report = Report(document=Document(id="x", text="Baku\x00 \x1b[31m\u202edeined\u2066 it.\x85"), made=made())
    text = to_html(report)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "Baku� �[31m�deined� it.�" in text


def test_a_report_without_findings_is_a_page_that_says_so() -> None:
    page = Page(to_html(Report(document=Document(id="x", text="Nothing."), made=made())))
    assert "No event was found in this text." in page.words["events"]
    assert page.words["par1"] == "Nothing."
    assert page.all("title")


def test_an_empty_text_is_a_page() -> None:
    assert "<h1" in to_html(Report(document=Document(id="x", text=""), made=made()))


def test_names_written_from_right_to_left_keep_their_own_direction() -> None:
    text = "علی شمخانی arrived."
    actor = Actor(id="a1", name="علی شمخانی", kind="person", mentions=[Span(start=0, end=10)])
    rendered = to_html(Report(document=Document(id="x", text=text), actors=[actor], made=made()))
    assert "<bdi>علی شمخانی</bdi>" in rendered
    assert '<p id="par1" dir="auto"' in rendered


def test_findings_in_title_and_captions_have_their_words() -> None:
    report = Report(
        document=Document(id="x", title="Baku denies", text="It did.", images=[Image(caption="Troops in Baku")]),
        statements=[
            Statement(
                id="s1",
                content=[Span(start=10, end=14, part="caption:0")],
                cue=[Span(start=5, end=11, part="title")],
            )
        ],
        made=made(),
    )
    text = to_html(report)
    assert '<a class="m said4" href="#s1">denies</a>' in text
    assert '<span class="m said4" data-f="s1">Baku</span>' in text


def test_ids_that_lead_nowhere_are_names_without_a_link() -> None:
    report = make_report()
    report.actors.clear()
    page = Page(to_html(report))
    assert all(link["href"].removeprefix("#") in page.ids for link in page.all("a"))


def test_a_long_report_stays_under_the_limit() -> None:
    report = make_report()
    paragraph = "Davit Melikyan met Nino Gelashvili in Tbilisi on Monday, and Baku denied that it had fired first.\n\n"
    count = 590
    report.document.text += paragraph * count
    for at in range(len(TEXT), len(report.document.text), len(paragraph)):
        for actor, start, end in ((0, 0, 14), (1, 19, 34), (2, 61, 65)):
            report.actors[actor].mentions.append(Span(start=at + start, end=at + end))
        report.statements.append(
            Statement(
                id=f"s{at}",
                source=[Span(start=at + 61, end=at + 65)],
                cue=[Span(start=at + 66, end=at + 72)],
                content=[Span(start=at + 73, end=at + 96)],
                speaker="a3",
                stance="denies",
            )
        )
    assert len(report.document.text.split()) > 10_000
    assert len(to_html(report).encode()) < MOST_BYTES


# Contrast, by WCAG 2.2: 4.5:1 for words, 3:1 for what is drawn


@pytest.mark.parametrize("mode", [palette.LIGHT, palette.DARK])
def test_words_keep_their_contrast_on_every_ground(mode: Mapping[str, str]) -> None:
    for ground in (mode["paper"], mode["panel"]):
        for ink in (mode["ink"], mode["quiet"]):
            assert contrast(ink, ground) >= 4.5
    for layer, most in strengths().items():
        washed = mix(mode[layer], mode["paper"], most)
        assert contrast(mode["ink"], washed) >= 4.5, layer
    chosen = mix(mode["what"], mix(mode["verbal_conflict"], mode["paper"], 0.26), strengths()["what"])
    assert contrast(mode["ink"], chosen) >= 4.5
    row = mix(mode["verbal_conflict"], mode["paper"], 0.14)
    assert contrast(mode["quiet"], row) >= 4.5


@pytest.mark.parametrize("mode", [palette.LIGHT, palette.DARK])
def test_lines_under_words_are_seen(mode: Mapping[str, str]) -> None:
    for layer in ("who", "when", "where"):
        assert contrast(mode[layer], mode["paper"]) >= 3, layer


def strengths() -> dict[str, float]:
    """By layer of wash, its full strength in the style sheet."""
    text = to_html(make_report())
    found = re.findall(r"\.(what|said|unsaid)4 \{ --s-\1: (\d+)% \}", text)
    assert len(found) == 3
    return {layer: int(per_cent) / 100 for layer, per_cent in found}


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def mix(over: str, under: str, share: float) -> str:
    mixed = (round(a * share + b * (1 - share)) for a, b in zip(channels(over), channels(under), strict=True))
    return "#" + "".join(f"{value:02x}" for value in mixed)


def channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def made() -> Made:
    return Made(version="0.1.0", model="0123456789ab")
