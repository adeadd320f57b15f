"""PLOVER back to CAMEO: every event and mode has a code, of the right root, and the codes of countries are right."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pycountry
import pytest

import dragoman.export
from dragoman.export.cameo import code_of, party_of
from dragoman.export.countries import countries
from dragoman.report import EVENTS, Event, Participant, Span
from tests.show.reports import make_report

FOLDER = Path(dragoman.export.__file__).parent
# Where the nearest code stands under a root that the codebook's own table gives to another event, and why.
ELSEWHERE = {
    "173": "arrest, detain, charge: CAMEO's code for a person found guilty too, which PLOVER counts as SANCTION",
    "0831": "accede to demands for change in leadership: a resignation, which PLOVER counts as RETREAT",
    "080": "yield: also of material yielding without a mode",
}


def rows() -> list[dict[str, str]]:
    lines = (FOLDER / "cameo.csv").read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def event(code: str, modes: list[str], contexts: list[str]) -> Event:
    return make_report().events[0].model_copy(update={"event": code, "modes": modes, "contexts": contexts})


@pytest.mark.parametrize("name", EVENTS)
def test_every_event_has_a_code_and_every_mode_a_line(name: str) -> None:
    of_event = [row for row in rows() if row["event"] == name]
    assert (of_event[-1]["mode"], of_event[-1]["context"]) == ("", "")
    assert {row["mode"] for row in of_event} - {""} == EVENTS[name][2].keys()
    for mode in EVENTS[name][2]:
        assert code_of(event(name, [mode], [])).code in {row["code"] for row in of_event if row["mode"] == mode}


def test_no_line_is_hidden_behind_another() -> None:
    for row in rows():
        found = code_of(event(row["event"], [row["mode"]] * bool(row["mode"]), [row["context"]] * bool(row["context"])))
        assert found.code == row["code"], row


def test_the_first_mode_counts() -> None:
    assert code_of(event("ASSAULT", ["crowd-control", "firearms"], [])).code == "175"
    assert code_of(event("ASSAULT", ["firearms", "crowd-control"], [])).code == "193"


def test_a_code_has_the_form_of_cameo_and_its_goldstein_scale_the_sign_of_its_class() -> None:
    scales: dict[str, float] = {}
    for row in rows():
        code = code_of(event(row["event"], [row["mode"]] * bool(row["mode"]), [row["context"]] * bool(row["context"])))
        assert re.fullmatch(r"(0[3-9]|1\d|20)\d{1,2}", row["code"])
        assert -10 <= code.goldstein <= 10
        assert (code.goldstein > 0) == (code.quad <= 2)
        assert scales.setdefault(row["code"], code.goldstein) == code.goldstein


def test_the_codes_agree_with_the_codebook_s_own_table(data: Path) -> None:
    table = data.parent / "reference" / "cameo2plover-2021.txt"
    if not table.exists():
        pytest.skip(f"no conversion table at {table}")
    found = re.findall(r"(?m)^(\d{3,4}):\s*([A-Z]+)", table.read_text("utf-8"))
    theirs = dict(found)
    for row in rows():
        if row["code"] not in ELSEWHERE:
            assert theirs[row["code"]] == row["event"], row


def test_a_party_has_country_body_and_types() -> None:
    def party(code: str | None, *sectors: str) -> Participant:
        return Participant(name="x", code=code, sectors=[*sectors], span=Span(start=0, end=1))

    assert party_of(party("ARM", "GOV", "MIL"))[:3] == ("ARMGOVMIL", "ARM", "")
    assert party_of(party("ROU")).country == "ROM"
    assert party_of(party("UNO")) == ("IGOUNO", "", "UNO", ("IGO",))
    assert party_of(party("EUR", "GOV")) == ("IGOEECGOV", "", "EEC", ("IGO", "GOV"))
    assert party_of(party("IMG", "REB")).types == ("IMG", "REB")
    assert party_of(party("SYR", "JRN", "MED")).types == ("MED", "HLH"), "CAMEO's MED is the media"
    assert party_of(party("SYR", "PTY", "UNK", "REL")).types == ()
    assert party_of(party(None)) == party_of(None) == ("", "", "", ())


def test_countries_have_their_iso_codes_and_codes_of_their_own_elsewhere() -> None:
    known = countries()
    assert {iso.alpha_3 for iso in pycountry.countries} <= known.keys()
    for iso in pycountry.countries:
        assert known[iso.alpha_3].alpha2 == iso.alpha_2
    present = [c for code, c in known.items() if code not in ("SUN", "YUG", "CSK", "DDR", "YMD", "SCG")]
    for codes in ([c.fips for c in present if c.fips], [c.cow for c in present if c.cow], [c.name for c in present]):
        assert len(set(codes)) == len(codes)
    assert (known["GBR"].fips, known["GBR"].cow, known["DEU"].fips, known["CHN"].fips) == ("UK", "200", "GM", "CH")
