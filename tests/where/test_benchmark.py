"""The benchmark scores by the reference scorer's rules."""

from benchmarks.places import Found, kilometres, score

GOLD = {
    "toponyms": [
        {"start": 0, "end": 4, "type": "Literal", "lat": 10.0, "lon": 20.0},
        {"start": 10, "end": 14, "type": "Demonym", "lat": None, "lon": None},
        {"start": 20, "end": 24, "type": "Literal_Expression", "lat": None, "lon": None},
    ]
}


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert round(kilometres(0, 0, 1, 0)) == 111


def test_found_right_and_found_wrong() -> None:
    right = score([(GOLD, [Found(0, 4, 10.5, 20.0), Found(20, 24, None, None)])])
    assert (right["toponyms"], right["acc161"], right["recognised_all"], right["predicted"]) == (1, 100.0, 50.0, 2)
    wrong = score([(GOLD, [Found(2, 6, 30.0, 20.0)])])
    assert (wrong["found"], wrong["acc161"]) == (100.0, 0.0)
    pointless = score([(GOLD, [Found(0, 4, None, None)])])
    assert (pointless["found"], pointless["acc161_resolved"]) == (100.0, 0.0)


def test_nothing_found_divides_by_nothing() -> None:
    assert score([])["acc161"] == 0.0
