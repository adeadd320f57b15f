"""The page in a browser: layers, cards, filters, permalinks and keys work; it asks for nothing, and anybody can use it."""

from __future__ import annotations

import itertools
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Error, Page, ViewportSize, expect, sync_playwright

from dragoman.report import Report
from dragoman.show import to_html
from tests.show.reports import HEADLINE, make_report

ROOT = Path(__file__).parents[2]
AXE = Path(os.environ.get("DRAGOMAN_AXE") or ROOT / "node_modules" / "axe-core" / "axe.min.js")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
WIDE, NARROW = ViewportSize(width=1440, height=900), ViewportSize(width=390, height=844)
MARKS = ".marked .m"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless; the tests are skipped where there is none."""
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("no chromium on the path: apt-get install chromium")
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        except Error as error:
            pytest.skip(f"chromium does not start: {error.message.splitlines()[0]}")
        yield started
        started.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the hand-written report, on disk."""
    path = tmp_path_factory.mktemp("page") / "dossier.html"
    path.write_text(to_html(make_report(), headline=HEADLINE), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory, read: Callable[..., Report]) -> Path:
    """The page of a report of some 600 words, as the reader reads it, on disk."""
    texts = [(ROOT / "examples" / name).read_text(encoding="utf-8").strip() for name in ("protest.txt", "battle.txt")]
    text, more = texts[0], texts[1].split("\n\n")[2:]
    while len(text.split()) < 600:
        text += "\n\n" + more.pop(0)
    path = tmp_path_factory.mktemp("page") / "long.html"
    path.write_text(to_html(read(text, published="2024-11-20")), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    """The page opened wide, with an eye on what it must never do: complain, or ask for anything."""
    page = browser.new_page(viewport=WIDE)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if request.url != file.as_uri() else None)
    page.goto(file.as_uri())
    yield page
    page.close()
    assert said == []


def test_a_layer_is_switched_off_and_on(page: Page) -> None:
    mark = page.locator(f"{MARKS}.who4").first
    line = "el => getComputedStyle(el).getPropertyValue('--s-who').trim()"
    assert mark.evaluate(line) == "100%"
    page.get_by_label("who", exact=True).uncheck(force=True)
    assert mark.evaluate(line) == "0%"
    page.keyboard.press("1")
    assert mark.evaluate(line) == "100%"


def test_pointing_shows_the_card_and_leaving_hides_it(page: Page) -> None:
    page.locator(MARKS, has_text=re.compile("^shelled$")).hover()
    card = page.locator("#card")
    expect(card).to_be_visible()
    for words in ("ASSAULT", "heavy-weapons", "14 Mar 2025", "Ijevan", "fact", "0.70", "sentence before", "e2"):
        expect(card).to_contain_text(words)
    page.mouse.move(2, 2)
    expect(card).to_be_hidden()


def test_choosing_in_the_text_chooses_the_row_and_the_address(page: Page) -> None:
    page.locator(MARKS, has_text=re.compile("^shelled$")).click()
    expect(page.locator("#e2")).to_have_class(re.compile("chosen"))
    assert page.url.endswith("#e2")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()


def test_choosing_a_row_chooses_its_words(page: Page) -> None:
    page.locator("#e2 .event").click()
    chosen = page.locator(f"{MARKS}.chosen").all_inner_texts()
    assert chosen == ["Azerbaijani forces", "shelled", "Ijevan"]
    page.get_by_role("button", name="In the text").click()
    expect(page.locator(MARKS, has_text=re.compile("^shelled$"))).to_be_in_viewport()


def test_a_permalink_opens_at_its_finding(browser: Browser, file: Path) -> None:
    page = browser.new_page(viewport=WIDE)
    page.goto(f"{file.as_uri()}#s1")
    expect(page.locator("#s1")).to_be_in_viewport()
    assert "Nobody invited them," in page.locator(f"{MARKS}.chosen").all_inner_texts()
    page.goto(f"{file.as_uri()}#nothing")
    expect(page.locator("#card")).to_be_hidden()
    page.close()


def test_events_are_filtered_and_counted(page: Page) -> None:
    rows = page.locator("#events tbody tr:visible")
    expect(rows).to_have_count(3)
    page.get_by_label("Kind").select_option("material conflict")
    expect(rows).to_have_count(2)
    page.get_by_label("Standing").select_option("hypothetical")
    expect(rows).to_have_count(1)
    expect(page.locator("#shown")).to_have_text("1 of 3")


def test_following_an_actor_filters_events_text_and_drawings(page: Page) -> None:
    page.get_by_label("Actor").select_option("a1")
    assert page.locator("#events tbody tr:visible").evaluate_all("rows => rows.map(row => row.id)") == ["e1"]
    kept = page.locator(f"{MARKS}.kept").all_inner_texts()
    assert "Davit Melikyan" in kept
    assert "shelled" not in kept
    aside = page.locator("figure#timeline a.aside").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert set(aside) == {"#e2"}
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("#events tbody tr:visible")).to_have_count(3)
    expect(page.locator("figure a.aside")).to_have_count(0)


def test_a_mark_of_a_drawing_filters_the_rest(page: Page) -> None:
    page.locator("figure#timeline a[href='#e2']").first.click(force=True)
    assert page.locator("#events tbody tr:visible").evaluate_all("rows => rows.map(row => row.id)") == ["e2"]
    expect(page.locator("#only")).to_contain_text("Azerbaijan fired heavy weapons")
    assert "shelled" in page.locator(f"{MARKS}.chosen").all_inner_texts()


def test_events_are_sorted_by_any_column(page: Page) -> None:
    order = "rows => rows.map(row => row.id)"
    rows = page.locator("#events tbody tr")
    assert rows.evaluate_all(order) == ["e2", "e1", "e3"]
    page.get_by_role("button", name="Certainty").click()
    assert rows.evaluate_all(order) == ["e3", "e2", "e1"]
    page.get_by_role("button", name="Certainty").click()
    assert rows.evaluate_all(order) == ["e1", "e2", "e3"]
    page.get_by_role("button", name="When").click()
    assert rows.evaluate_all(order) == ["e2", "e1", "e3"]


def test_keys_walk_the_text_and_can_be_turned_off(page: Page) -> None:
    page.keyboard.press("n")
    first = page.url
    page.keyboard.press("n")
    second = page.url
    assert first != second
    expect(page.locator(":focus")).to_have_class(re.compile(r"\bm\b"))
    page.keyboard.press("p")
    assert page.url == first
    page.keyboard.press("Enter")
    expect(page.locator("#card")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.get_by_label("Keys are on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert page.url == first


def test_walking_passes_over_layers_that_are_off(page: Page) -> None:
    for key in "13456":
        page.keyboard.press(key)
    walked = set()
    for _ in range(4):
        page.keyboard.press("n")
        walked.add(page.locator(":focus").inner_text())
    assert walked == {"met", "shelled", "strike"}


def test_without_script_the_page_is_whole_and_its_links_lead(browser: Browser, file: Path) -> None:
    page = browser.new_context(viewport=WIDE, java_script_enabled=False).new_page()
    page.goto(file.as_uri())
    for section in ("#report", "#timeline", "#events", "#map", "#network", "#statements", "#unsaid", "#posts", "#who"):
        assert page.locator(section).is_visible(), section
    assert not page.get_by_label("Actor").is_visible()
    page.locator(MARKS, has_text=re.compile("^shelled$")).click()
    assert page.url.endswith("#e2")
    page.context.close()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_serious_stands_in_anybodys_way(
    browser: Browser, file: Path, long: Path, size: ViewportSize, mode: Literal["light", "dark"]
) -> None:
    if not AXE.exists():
        pytest.skip(f"no axe-core at {AXE}: npm install --no-save axe-core")
    for path in (file, long):
        context = browser.new_context(viewport=size, color_scheme=mode, bypass_csp=True)
        page = context.new_page()
        page.goto(path.as_uri())
        page.add_script_tag(path=AXE)
        page.locator("a.m").nth(8).click()
        found = page.evaluate("axe.run().then(result => result.violations)")
        assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []
        context.close()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_the_page_is_no_wider_than_the_screen(browser: Browser, long: Path, size: ViewportSize) -> None:
    page = browser.new_page(viewport=size)
    page.goto(long.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.close()


def test_on_a_phone_no_cell_of_an_event_lies_on_another(browser: Browser, file: Path) -> None:
    page = browser.new_page(viewport=NARROW)
    page.goto(file.as_uri())
    boxes = [cell.bounding_box() for cell in page.locator("#e2 td:visible").all()]
    found = [(box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]) for box in boxes if box]
    assert len(found) > 4
    for one, other in itertools.combinations(found, 2):
        apart = one[2] <= other[0] + 1 or other[2] <= one[0] + 1 or one[3] <= other[1] + 1 or other[3] <= one[1] + 1
        assert apart, (one, other)
    page.close()


def test_dark_mode_turns_ground_and_drawings(browser: Browser, file: Path) -> None:
    page = browser.new_page(viewport=WIDE, color_scheme="dark")
    page.goto(file.as_uri())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 22, 21)"
    words = page.locator("figure#timeline a text").first
    assert words.evaluate("el => getComputedStyle(el).fill") == "rgb(236, 235, 230)"
    page.close()


def test_a_report_of_600_words_prints_on_two_pages(browser: Browser, long: Path) -> None:
    page = browser.new_page()
    page.goto(long.as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
    page.close()
