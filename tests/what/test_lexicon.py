"""The lexicon means what it says, a user's file goes over it, and what is wrong in one is named with its place."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.reader import Reader
from dragoman.report import Document
from dragoman.what.checking import Checked, check, clashes, tried
from dragoman.what.frames import Frame
from dragoman.what.lexicons import Lexicon, shipped, with_files

YODEL = """
[[frame]]
event = "THREATEN"
lemmas = ["yodel"]
prep = { at = ["@any"] }
args = { recipient = ["obl:at"] }
modes = ["violence"]
confidence = 0.9
example = "Minsk yodelled at Vilnius."
example_actor = "Minsk"
example_recipient = "Vilnius"
"""
TEXT = "Minsk yodelled at Vilnius on Monday. Riga praised Tallinn for the rescue."


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A user's lexicon with one entry."""
    path = tmp_path / "mine.toml"
    path.write_text(YODEL)
    return path


def events(reader: Reader, text: str = TEXT) -> list[tuple[str, str]]:
    return [(event.event, event.by) for event in reader.read(text).events]


# ---------------------------------------------------------------- the shipped lexicon


@pytest.fixture(scope="module")
def checked(reader: Reader) -> Checked:
    return check(reader)


def test_every_entry_wins_in_its_own_example_with_the_parties_that_it_names(checked: Checked) -> None:
    assert [f"{fault.source}: {fault.what}" for fault in checked.faults] == []


def test_every_event_has_entries_and_so_have_near_misses(checked: Checked) -> None:
    assert len(checked.tallies) == 17
    assert all(tally.entries >= 30 for tally in checked.tallies)
    assert sum(tally.patterns for tally in checked.tallies) == len(shipped().frames) >= 5700
    assert len({frame.name for frame in shipped().frames}) >= 3200


def test_no_example_stands_twice() -> None:
    by_example: dict[str, set[str]] = {}
    for frame in shipped().frames:
        by_example.setdefault(frame.example, set()).add(frame.source)
    assert {example: sources for example, sources in by_example.items() if len(sources) > 1} == {}


# ---------------------------------------------------------------- a user's file over it


def test_an_entry_of_ones_own_is_added(reader: Reader, mine: Path) -> None:
    assert events(reader) == [("SUPPORT", "what:SUPPORT/praise.verb")]
    assert events(Reader(lexicon=[mine])) == [
        ("THREATEN", "what:THREATEN/yodel.verb"),
        ("SUPPORT", "what:SUPPORT/praise.verb"),
    ]


def test_readers_share_no_lexicon(reader: Reader, mine: Path) -> None:
    before = events(reader)
    events(Reader(lexicon=[mine]))
    assert events(reader) == before
    assert events(Reader()) == before


def test_a_name_can_be_turned_off(tmp_path: Path) -> None:
    (tmp_path / "less.toml").write_text('disable = ["SUPPORT/praise.verb"]\n')
    assert events(Reader(lexicon=[tmp_path / "less.toml"])) == []


def test_an_entry_with_the_same_trigger_and_conditions_takes_the_place(tmp_path: Path) -> None:
    entry = '[[frame]]\nevent = "ACCUSE"\nlemmas = ["praise"]\nexample = "Riga praised Tallinn."\n'
    (tmp_path / "other.toml").write_text(entry)
    assert events(Reader(lexicon=[tmp_path / "other.toml"])) == [("ACCUSE", "what:ACCUSE/praise.verb")]
    frames = with_files([tmp_path / "other.toml"]).at("VERB", "praise")
    assert len(frames) == len(shipped().at("VERB", "praise"))


def test_a_later_file_goes_over_an_earlier_one(mine: Path, tmp_path: Path) -> None:
    (tmp_path / "last.toml").write_text('disable = ["THREATEN/yodel.verb"]\n')
    assert events(Reader(lexicon=[mine, tmp_path / "last.toml"])) == [("SUPPORT", "what:SUPPORT/praise.verb")]


def test_the_report_says_which_lexicon_made_it(reader: Reader, mine: Path) -> None:
    assert reader.read(TEXT).made.settings == {}
    made = Reader(lexicon=[mine]).read(TEXT).made.settings["lexicon"]
    assert made.startswith("mine.toml sha256:")
    assert len(made) == len("mine.toml sha256:") + 12
    mine.write_text(YODEL.replace("0.9", "0.8"))
    assert Reader(lexicon=[mine]).read(TEXT).made.settings["lexicon"] != made


def test_processes_read_by_it_too(mine: Path) -> None:
    documents = [Document(id=str(n), text=TEXT) for n in range(3)]
    alone = [report.to_json() for report in Reader(lexicon=[mine]).pipe(documents)]
    mine_twice = Reader(lexicon=[mine], processes=2)
    mine.unlink()
    assert [report.to_json() for report in mine_twice.pipe(documents)] == alone


def test_a_lexicon_can_be_handed_to_another_process(mine: Path) -> None:
    lexicon = with_files([mine])
    assert pickle.loads(pickle.dumps(lexicon)).at("VERB", "yodel") == lexicon.at("VERB", "yodel")


def test_the_files_defaults_of_an_event_hold_for_ones_own_entries(tmp_path: Path) -> None:
    entry = '[[frame]]\nevent = "PROTEST"\nlemmas = ["jig"]\nexample = "Nurses jigged outside the ministry."\n'
    (tmp_path / "jig.toml").write_text(entry)
    (frame,) = with_files([tmp_path / "jig.toml"]).at("VERB", "jig")
    assert frame.recipient == shipped().at("VERB", "picket")[-1].recipient


# ---------------------------------------------------------------- what is wrong is named

ENTRY = 'event = "ASSAULT"\nlemmas = ["zap"]\nexample = "Rebels zapped the base."\n'


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("[[frame]\n", "bad.toml", "line 1"),
        ("\udcff", "bad.toml", "not TOML"),
        ("lemmas = []\n", "bad.toml", "unknown field lemmas"),
        ("frame = 3\n", "bad.toml", "no list of entries"),
        ('disable = "ASSAULT/attack.verb"\n', "bad.toml", "no list of names"),
        ('disable = ["ASSAULT/zap.verb"]\n', "bad.toml", "no entry is called ASSAULT/zap.verb"),
        (f"[[frame]]\n{ENTRY}[[frame]]\nlemmas = ['zip']\n", "bad.toml, frame 2 (zip)", "event is missing"),
        ('[[frame]]\nevent = "FIGHT"\nlemmas = ["zap"]\n', "frame 1 (zap)", "event 'FIGHT' is not one of"),
        ('[[frame]]\nevent = "ASSAULT"\nlemmas = ["zap"]\n', "frame 1 (zap)", "example is missing"),
        (f'[[frame]]\n{ENTRY}mode = "aerial"\n', "frame 1 (zap)", "unknown field mode"),
        (f'[[frame]]\n{ENTRY}modes = ["airborne"]\n', "frame 1 (zap)", "mode 'airborne' is not one of"),
        (f'[[frame]]\n{ENTRY}contexts = ["war"]\n', "frame 1 (zap)", "context 'war' is not one of"),
        (f'[[frame]]\n{ENTRY}object = ["@ship", "@boat"]\n', "frame 1 (zap)", "no word class is called @boat"),
        (f'[[frame]]\n{ENTRY}object = ["Ship"]\n', "frame 1 (zap)", "'Ship' must be in lower case"),
        (f'[[frame]]\n{ENTRY}args = {{ recipient = ["dobj"] }}\n', "frame 1 (zap)", "argument place 'dobj'"),
        (f'[[frame]]\n{ENTRY}pos = "ADV"\n', "frame 1 (zap)", "pos 'ADV' is not one of"),
        (f"[[frame]]\n{ENTRY}confidence = 2\n", "frame 1 (zap)", "not between 0 and 1"),
        (f"[[frame]]\n{ENTRY}example_actor = 2\n", "frame 1 (zap)", "a word of it"),
    ],
)
def test_a_bad_file_is_named_with_its_entry_and_what_to_do(tmp_path: Path, text: str, where: str, what: str) -> None:
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(DataError, match=re.escape(what)) as raised:
        Reader(lexicon=[tmp_path / "bad.toml"])
    assert where in (raised.value.source or "")
    assert raised.value.do


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.toml: cannot be read \(No such file"):
        with_files([tmp_path / "none.toml"])


def test_a_check_names_all_faults_of_a_file(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(
        f'[[frame]]\n{ENTRY}[[frame]]\nlemmas = ["zip"]\n[[frame]]\nevent = "none"\nlemmas = ["zop"]\n{YODEL}'
    )
    found = [(fault.source.removeprefix(str(path)), fault.what.split(":")[0]) for fault in check(reader, [path]).faults]
    assert found[0][1].startswith("event is missing")
    assert found[1][1].startswith("example is missing")
    assert len(found) == 2


def frames(tmp_path: Path, text: str) -> Lexicon:
    (tmp_path / "two.toml").write_text(text)
    lexicon = with_files([tmp_path / "two.toml"])
    return Lexicon([frame for frame in lexicon.frames if frame.given], lexicon.words)


def entry(event: str, more: str = "", example: str = "Rebels zapped the base.") -> str:
    return f'[[frame]]\nevent = "{event}"\nlemmas = ["zap"]\nexample = "{example}"\n{more}'


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        (entry("ASSAULT"), entry("ACCUSE"), "contradicts"),
        (entry("ASSAULT"), entry("ASSAULT"), "says again"),
        (entry("ASSAULT", "priority = 1\n"), entry("ACCUSE", 'object = ["base"]\n'), "can never win"),
        (entry("ASSAULT", 'object = ["base", "camp"]\n'), entry("ACCUSE", 'object = ["camp"]\n'), "can never win"),
        (entry("ASSAULT"), entry("ACCUSE", 'object = ["camp"]\n'), ""),
        (entry("ASSAULT", 'object = ["base"]\n'), entry("ACCUSE", 'object = ["camp"]\n'), ""),
        (entry("ASSAULT", 'not_object = ["plan"]\npriority = 1\n'), entry("ACCUSE"), ""),
        (entry("ASSAULT", 'particle = ["up"]\n'), entry("ACCUSE"), ""),
    ],
)
def test_entries_that_get_in_each_others_way_are_found(tmp_path: Path, one: str, other: str, what: str) -> None:
    found = [fault.what for fault in clashes(frames(tmp_path, one + other))]
    assert (what in found[0]) if what else not found


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ('object = ["camp"]\n', "its example triggers no entry"),
        ('example_actor = "Bandits"\n', "its example should have the actor Bandits, and has Rebels"),
        ('example_recipient = "camp"\n', "its example should have the recipient camp"),
        ('example_actor = "Rebels"\nexample_recipient = "base"\n', ""),
    ],
)
def test_an_example_that_does_not_show_its_entry_is_found(reader: Reader, tmp_path: Path, more: str, what: str) -> None:
    text = entry("ASSAULT", more, "Rebels zapped the Chadian base.")
    found = [fault.what for fault in tried(frames(tmp_path, text), reader)]
    assert found[0].startswith(what) if what else found == []


def test_a_frame_says_where_it_stands() -> None:
    frame: Frame = shipped().at("VERB", "assassinate")[0]
    assert frame.source == "assault.toml, frame 26 (assassinate)"
