"""Knowledge: every row loads, no alias contradicts another, and names, nouns and titles are found as they are written."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pycountry
import pytest
import spacy

from dragoman.errors import DataError
from dragoman.who import knowledge
from dragoman.who.knowledge import names, nouns, tables, titles
from dragoman.who.knowledge.entries import SPECIAL_CODES
from dragoman.who.knowledge.words import JOINTS

FOLDER = tables.FOLDER


def words(text: str) -> list[str]:
    return [token.text for token in spacy.blank("en").tokenizer(text)]


def only(text: str, date: dt.date | None = None) -> knowledge.Name:
    found = knowledge.names_of(text, date)
    assert found, f"{text} is unknown"
    return found[0]


def rows(file: str) -> list[dict[str, str]]:
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if line.strip() and not line.startswith("#")))


# --- the files ---


@pytest.mark.parametrize("file", ["states.csv", "organizations.csv", "groups.csv", "leaders.csv", "peoples.csv"])
def test_every_row_loads(file: str) -> None:
    lines = {name.entry.source for name in knowledge.all_names() if name.entry.source.startswith(file)}
    assert len(lines) == len(rows(file))


@pytest.mark.parametrize("file", ["states.csv", "organizations.csv", "groups.csv", "leaders.csv", "peoples.csv"])
def test_every_file_says_in_its_head_how_to_edit_it(file: str) -> None:
    assert (FOLDER / file).read_text(encoding="utf-8").startswith("# ")


def test_no_two_sure_names_contradict_each_other_at_one_date() -> None:
    assert [(a.text, a.entry.source, b.entry.source) for a, b in names.clashes(knowledge.all_names())] == []


def test_every_code_is_one_of_iso_3166_or_of_plover() -> None:
    dissolved = {country.alpha_3 for country in pycountry.historic_countries}
    known = {country.alpha_3 for country in pycountry.countries} | dissolved | SPECIAL_CODES | {"XKX"}
    assert {name.code for name in knowledge.all_names()} - known - {None} == set()


def test_every_country_of_iso_3166_is_there_or_folded_into_its_state() -> None:
    codes = {row["code"] for row in rows("states.csv")}
    folded = {"BES", "FLK", "MAF", "SHN", "SJM", "SXM", "VGB", "VIR"}  # under another name than ISO's
    for country in pycountry.countries:
        name = getattr(country, "common_name", country.name)
        assert country.alpha_3 in codes | folded or knowledge.names_of(name), name


def test_there_is_as_much_as_the_reports_need() -> None:
    organizations = [row for row in rows("organizations.csv") if row["code"] in ("IGO", "UNO", "EUR")]
    armed = [row for row in rows("groups.csv") if row["kind"] == "armed group"]
    assert len({row["name"] for row in organizations}) >= 200
    assert len({row["name"] for row in armed}) >= 300
    assert len(knowledge.all_nouns()) >= 300
    assert len(knowledge.all_titles()) >= 250


def test_words_are_cut_as_the_tokenizer_cuts_them() -> None:
    tokenizer = spacy.blank("en").tokenizer
    texts = {name.text for name in knowledge.all_names()} | {noun.lemma for noun in knowledge.all_nouns()}
    texts |= {title.text for title in knowledge.all_titles()}
    for text in sorted(texts):
        tokens = [token.text for token in tokenizer(f"the {text} said")][1:-1]
        folded = [[knowledge.fold(w) for w in cut if w not in JOINTS] for cut in (tokens, knowledge.cut(text))]
        assert folded[0] == folded[1], text


# --- names ---


@pytest.mark.parametrize(
    ("text", "code", "role", "sectors"),
    [
        ("Syria", "SYR", "name", ()),
        ("U.S.", "USA", "name", ()),
        ("UK", "GBR", "name", ()),
        ("Damascus", "SYR", "capital", ("GOV",)),
        ("Kremlin", "RUS", "seat", ("GOV",)),
        ("Pentagon", "USA", "seat", ("MIL",)),
        ("Bundestag", "DEU", "seat", ("LEG",)),
        ("Syrians", "SYR", "demonym", ("CVL",)),
        ("Frenchmen", "FRA", "demonym", ("CVL",)),
        ("Chinese", "CHN", "demonym", ("CVL",)),
        ("Danish", "DNK", "adjective", ()),
        ("Assad regime", "SYR", "regime", ("GOV",)),
        ("Mugabe's government", "ZWE", "regime", ("GOV",)),
        ("United Nations Security Council", "UNO", "name", ()),
        ("European Commission", "EUR", "name", ("GOV",)),
        ("Nato", "IGO", "name", ("MIL",)),
        ("Mossad", "ISR", "name", ("SPY",)),
        ("Reuters", "GBR", "name", ("JRN",)),
        ("Ahrar al-Sham", "SYR", "name", ("REB",)),
        ("Islamic State", "IMG", "name", ("REB",)),
        ("Bosnian Serbs", "BIH", "demonym", ("CVL",)),
        ("Kurds", None, "demonym", ("CVL",)),
        ("Abkhazia", "GEO", "name", ("PRE",)),
        ("Hong Kong", "CHN", "name", ()),
        ("Zaire", "COD", "name", ()),
    ],
)
def test_a_name_has_its_code_role_and_sectors(text: str, code: str | None, role: str, sectors: tuple[str, ...]) -> None:
    name = only(text)
    assert (name.code, name.role, name.sectors) == (code, role, sectors)


@pytest.mark.parametrize("text", ["al-Qaeda", "Al Qaeda", "al Qaeda", "Al-Qaida", "AL-QAEDA"])
def test_spellings_of_one_name_meet(text: str) -> None:
    assert only(text).entry.name == "al-Qaeda"


@pytest.mark.parametrize("text", ["us", "who", "turkey", "is", "polish", "eta", "un"])
def test_small_letters_are_no_names(text: str) -> None:
    assert knowledge.names_of(text) == ()


def test_accents_and_curly_apostrophes_do_not_matter() -> None:
    assert only("Élysée").code == only("Elysee").code == "FRA"
    assert only("Hay’at Tahrir al-Sham").code == "SYR"


def test_the_longest_name_wins_and_stays_within_its_bounds() -> None:
    text = words("Fighters of the Syrian Democratic Forces met North Korea 's envoy .")
    found = [(" ".join(text[m.start : m.end]), m.best.code) for m in knowledge.find_names(text)]
    assert found == [("Syrian Democratic Forces", "SYR"), ("North Korea", "PRK")]
    cut = knowledge.longest_name(text, 3, stop=4)
    assert cut
    assert cut.best.role == "demonym"


def test_a_word_that_is_noun_and_adjective_has_both_readings() -> None:
    match = knowledge.longest_name(["Syrian"], 0)
    assert match
    demonym, adjective = match.of_role("demonym"), match.of_role("adjective")
    assert demonym
    assert adjective
    assert (demonym.kind, adjective.kind) == ("people", "state")
    assert match.of_role("seat") is None


def test_facts_hold_at_their_dates() -> None:
    assert only("Taliban", dt.date(1999, 1, 1)).sectors == ("GOV",)
    assert only("Taliban", dt.date(2010, 1, 1)).sectors == ("REB",)
    assert only("Moscow", dt.date(1985, 1, 1)).code == "SUN"
    assert only("Moscow").code == "RUS"
    assert only("Yugoslavia", dt.date(1997, 1, 1)).code == "SRB"
    assert only("Yugoslavia", dt.date(1980, 1, 1)).code == "YUG"


def test_a_leader_out_of_power_is_of_the_former_elite() -> None:
    assert only("Milosevic", dt.date(1999, 4, 1)).sectors == ("GOV",)
    assert only("Milosevic", dt.date(2002, 4, 1)).sectors == ("ELI",)
    assert only("Blair", dt.date(1995, 1, 1)).sectors == ()
    assert only("Blair", dt.date(2004, 1, 1)).sure > only("Blair", dt.date(2040, 1, 1)).sure


def test_words_that_are_often_something_else_are_unsure() -> None:
    assert only("May").sure < 0.5 < only("Merkel").sure


def test_a_state_is_found_by_its_code() -> None:
    france = knowledge.state("FRA")
    assert france
    assert (france.name, france.kind) == ("France", "state")
    assert knowledge.state("XXX") is None


# --- nouns ---


@pytest.mark.parametrize(
    ("text", "sectors", "body", "plural"),
    [
        ("hundreds of protesters", ("CVL",), False, True),
        ("an opposition lawmaker", ("LEG",), False, False),
        ("the police", ("COP",), True, True),
        ("two policemen", ("COP",), False, True),
        ("the regime", ("GOV",), True, False),
        ("government forces", ("MIL",), True, True),
        ("masked gunmen", ("UAF",), False, True),
        ("the foreign ministry", ("GOV",), True, False),
        ("asylum-seekers", ("REF",), False, True),
        ("members of parliament", ("LEG",), False, True),
        ("the main opposition party", ("OPP",), True, False),
    ],
)
def test_a_noun_has_its_sectors(text: str, sectors: tuple[str, ...], body: bool, plural: bool) -> None:
    match = knowledge.noun_ending(words(text), len(words(text)))
    assert match
    assert (match.noun.sectors, match.noun.body, match.plural) == (sectors, body, plural)


def test_the_longest_noun_wins_from_its_last_word() -> None:
    text = words("the Islamist rebel leaders")
    match = knowledge.noun_ending(text, 4)
    assert match
    assert text[match.start : match.end] == ["rebel", "leaders"]
    assert knowledge.noun_ending(["the", "teapot"], 2) is None


# --- titles ---


@pytest.mark.parametrize(
    ("text", "title", "portfolio", "prefixes", "status"),
    [
        ("foreign minister", "foreign minister", "foreign", (), "holds"),
        ("Minister of Defense", "minister of defense", "defence", (), "holds"),
        ("former deputy interior minister", "deputy interior minister", "interior", ("former",), "held"),
        ("ex-president", "president", None, ("ex",), "held"),
        ("president-elect", "president", None, (), "appointed"),
        ("acting prime minister", "prime minister", None, ("acting",), "holds"),
        ("Lt. Gen.", "Lt. Gen.", None, (), "holds"),
        ("Secretary General", "secretary-general", None, (), "holds"),
        ("foreign ministers", "foreign minister", "foreign", (), "holds"),
    ],
)
def test_a_title_is_read_from_both_ends(
    text: str, title: str, portfolio: str | None, prefixes: tuple[str, ...], status: str
) -> None:
    tokens = words(text)
    match = knowledge.title_at(tokens, 0)
    assert match
    assert (match.title.text.replace("secretary general", "secretary-general"), match.title.portfolio) == (
        title,
        portfolio,
    )
    assert (match.prefixes, match.status, match.end) == (prefixes, status, len(tokens))
    if status != "appointed":
        back = knowledge.title_ending(tokens, len(tokens))
        assert back
        assert (back.start, back.title) == (0, match.title)


def test_titles_carry_their_flags() -> None:
    def title(text: str) -> knowledge.Title:
        match = knowledge.title_at(words(text), 0)
        assert match
        return match.title

    assert title("king").head
    assert title("spokeswoman").spokesperson
    assert title("colonel").rank
    assert title("Mr.").honorific
    assert title("trade minister").body == "trade ministry"
    assert title("opposition leader").sectors == ("OPP",)


def test_a_rank_that_is_a_common_word_needs_its_capital() -> None:
    assert knowledge.title_at(["Major", "Khalil"], 0)
    assert knowledge.title_at(["major", "losses"], 0) is None


def test_words_about_posts_are_lists() -> None:
    known = knowledge.post_words()
    assert "appoint" in known.appoint
    assert "oust" in known.remove
    assert "former" in known.former


# --- malformed files ---

HEAD = "code,name,aliases,kind,sectors,from,until\n"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("SYR,Some Front,,armed group,REB,2012", "6 columns"),
        ("XYZ,Some Front,,armed group,REB,,", "no such code"),
        ("SYR,Some Front,,armed group,RBE,,", "no PLOVER sector"),
        ("SYR,Some Front,,band,REB,,", "no such kind"),
        ("SYR,Some Front,,armed group,REB,last year,", "no date"),
        ("SYR,Some Front,,armed group,REB,2012-13,", "no date"),
        ("SYR,Some Front,,armed group,REB,2015,2012", "ends before"),
        ("SYR,,,armed group,REB,,", "no name"),
    ],
)
def test_a_malformed_row_is_named_with_its_line(tmp_path: Path, row: str, complaint: str) -> None:
    path = tmp_path / "groups.csv"
    path.write_text(f"# a comment\n{HEAD}{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=complaint) as caught:
        names.read_bodies(path)
    assert caught.value.source == "groups.csv:3"


def test_dates_keep_their_precision(tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    path.write_text(f"{HEAD}SYR,Some Front,SF,armed group,REB,2012,2014-02\n", encoding="utf-8")
    entry = names.read_bodies(path)[0].entry
    assert (entry.since, entry.until) == (dt.date(2012, 1, 1), dt.date(2014, 2, 28))


@pytest.mark.parametrize("text", ["", "a,b,c\n", "# only a comment\n"])
def test_a_file_without_its_header_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "leaders.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="another header"):
        names.read_leaders(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        names.read_states(tmp_path / "states.csv")
    with pytest.raises(DataError, match="cannot be read"):
        nouns.read_nouns(tmp_path / "agents.toml")


def test_a_noun_or_title_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "agents.toml"
    path.write_text('[[group]]\nsectors = ["CVL"]\nnouns = ["baker", "baker"]\n', encoding="utf-8")
    with pytest.raises(DataError, match="second time"):
        nouns.read_nouns(path)
    path.write_text('[[group]]\ntitles = ["reeve", "reeve"]\n', encoding="utf-8")
    with pytest.raises(DataError, match="second time"):
        list(titles.read_titles(path))


def test_toml_that_is_none_and_keys_that_are_unknown_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "agents.toml"
    path.write_text("[[group\n", encoding="utf-8")
    with pytest.raises(DataError, match="cannot be read"):
        nouns.read_nouns(path)
    path.write_text('[[group]]\nsector = ["CVL"]\nnouns = ["baker"]\n', encoding="utf-8")
    with pytest.raises(DataError, match="unknown keys"):
        nouns.read_nouns(path)
