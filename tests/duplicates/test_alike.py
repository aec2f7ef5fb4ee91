"""How alike texts are: what is found of real duplicates, what is never found, and how groups come about."""

import csv
import gzip
import html
import re
import sys
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.common.text_similarity import Likeness, TextModel, alike, groups, words_of

TEXTS = [
    "A shot timer that starts with the pump",
    "Shot timers should start with pumps",
    "A cup warmer that can be switched off",
    "Take back the old filters in the same box",
]


def test_words_are_compared_without_case_accents_and_plurals():
    assert words_of("The CAFÉ’s Burrs: batteries, glass, plus 2") == ["the", "cafe", "burr", "battery", "glass", "plus"]


def test_the_likest_come_first_and_each_pair_once():
    found = alike(TextModel(TEXTS), TEXTS, least=0.2)
    assert (found[0].one, found[0].other) == (0, 1)
    assert len({(row.one, row.other) for row in found}) == len(found) and all(row.one < row.other for row in found)


def test_shared_words_are_told_as_they_are_written_and_in_their_order():
    ear = TextModel([*TEXTS, *["Something else with and that"] * 30])
    assert ear.shared_words(TEXTS[1], TEXTS[0]) == ["shot", "timers", "start", "pumps"]
    assert "with" not in ear.shared_words(TEXTS[1], TEXTS[0]), "what stands in every other text says nothing"


def test_words_that_stand_in_the_same_places_bring_texts_near():
    """Nobody says pump and flow in one sentence; both start what the others start."""
    said = []
    for noun in ("pump", "flow"):
        for number in range(40):
            said.append(f"when the {noun} begins the shot runs into cup number{number % 9} under pressure of nine bar")
    said += [f"the parcel of month{n % 7} came with brush and sachet of powder{n % 11} from the post office" for n in range(80)]
    texts = ["count from the pump", "count from the flow", "count from the brush"]
    assert not set(words_of(texts[0])) & {"flow"}
    ear = TextModel(said * 2 + [f"filler{n} word{n % 50} text{n % 30} line{n % 20}" for n in range(300)])
    found = {(row.one, row.other): row.alike for row in alike(ear, texts, least=-1)}
    assert found[0, 1] > found[0, 2] and found[0, 1] > found[1, 2]


def test_nothing_comes_of_nothing():
    assert alike(TextModel([]), [], least=0) == [] and alike(TextModel([]), ["a text", "a text"], least=0.1) == []
    assert alike(TextModel(["", "?!"]), ["", "?!"], least=0.1) == []
    assert alike(TextModel(TEXTS), TEXTS[:1], least=0) == [] and groups([]) == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=2, max_size=6))
def test_whatever_is_written_the_likeness_is_between_none_and_one(texts):
    for row in alike(TextModel(texts), texts, least=0.0):
        assert 0 <= row.alike <= 1 and row.one < row.other


def test_blocks_find_what_one_table_finds(monkeypatch):
    texts = [f"{one} {other} and more" for one in ("pump", "grinder", "tank", "tray") for other in ("noise", "light", "leak")]
    whole = alike(TextModel(texts), texts, least=0.1)
    monkeypatch.setattr("portal.common.text_similarity._ROWS", 5)
    parts = alike(TextModel(texts), texts, least=0.1)
    assert [(row.one, row.other) for row in whole] == [(row.one, row.other) for row in parts] and whole


def test_a_group_is_of_texts_that_are_all_alike():
    chain = [Likeness(0, 1, 0.9), Likeness(1, 2, 0.8), Likeness(3, 4, 0.7), Likeness(3, 5, 0.6), Likeness(4, 5, 0.6)]
    assert groups(chain) == [[3, 4, 5], [0, 1]], "2 is like 1 and not like 0"


# Real duplicates and related questions of Stack Exchange, as members marked them. What they are in the same texts by the
# measure of before (TF-IDF of parts of words only) stands beside; README.md of ideas/duplicates has both in full.
FLOORS = {
    ("se-beer", "duplicate_pairs.csv", 17): (0.41, 0.67, 0.73),  # before: 0.35, 0.65, 0.74
    ("se-beer", "related_pairs.csv", 75): (0.28, 0.49, 0.57),  # before: 0.22, 0.47, 0.51
    ("se-conlang-meta", "related_pairs.csv", 19): (0.65, 0.86, 0.92),  # before: 0.45, 0.76, 0.92
}


@pytest.mark.data
@pytest.mark.parametrize(("folder", "file", "count"), FLOORS)
@pytest.mark.slow
def test_real_duplicates_are_among_the_nearest(shared_data, folder, file, count):
    questions, rest = _site(shared_data / folder)
    with (shared_data / folder / file).open() as rows:
        pairs = [(row[0], row[1]) for row in csv.reader(rows) if row[0] in questions and row[1] in questions]
    assert len(pairs) == count
    texts, places = list(questions.values()), {number: at for at, number in enumerate(questions)}
    near: dict[int, list[tuple[float, int]]] = {}
    for row in alike(TextModel([*texts, *rest]), texts, least=-1, most=20):
        near.setdefault(row.one, []).append((-row.alike, row.other))
        near.setdefault(row.other, []).append((-row.alike, row.one))
    of: dict[str, set[str]] = {}
    for one, other in pairs:
        of.setdefault(one, set()).add(other)
        of.setdefault(other, set()).add(one)
    ranks = []
    for one, other in [*pairs, *(pair[::-1] for pair in pairs)]:
        others = {places[number] for number in of[one] - {other}}  # the other right answers take no place away
        order = [at for _value, at in sorted(near[places[one]]) if at not in others]
        ranks.append(order.index(places[other]) if places[other] in order else len(texts))
    recall = [sum(rank < most for rank in ranks) / len(ranks) for most in (1, 5, 10)]
    sys.stdout.write(f"{folder} {file} {[round(value, 3) for value in recall]}\n")  # shown by -s: the figures of the README
    assert all(found >= floor for found, floor in zip(recall, FLOORS[folder, file, count], strict=True)), recall


def _site(folder):
    """Questions by number, with the title twice as ideas have it; and answers and comments."""
    posts = _rows(folder, "Posts")
    questions = {p["Id"]: f"{p['Title']}. {p['Title']}. {_text(p['Body'])}" for p in posts if p["PostTypeId"] == "1"}
    answers = [_text(p["Body"]) for p in posts if p["PostTypeId"] == "2"]
    return questions, answers + [row["Text"] for row in _rows(folder, "Comments")]


def _rows(folder, name):
    path = folder / f"{name}.xml.gz"
    with gzip.open(path) if path.exists() else (folder / f"{name}.xml").open("rb") as file:
        return [dict(element.attrib) for _event, element in ET.iterparse(file) if element.tag == "row"]


def _text(markup):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())
