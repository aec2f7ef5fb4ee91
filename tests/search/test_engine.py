"""What both database engines promise. The suite runs on SQLite and on PostgreSQL."""

import random
import string

import pytest

from search.engine import BadCursor, Filters, engine
from search.models import SearchEntry
from search.queries import parse

PUBLIC = {"public"}


def test_all_words_must_be_there_in_any_order(index, find):
    index("Pressure falls after descaling", "Six bar.")
    index("Pressure is fine", "Nine bar.")
    assert find("descaling pressure") == ["Pressure falls after descaling"]


def test_a_word_finds_its_other_forms(index, find):
    index("Since I descaled it", "The pumps run.")
    assert find("descaling") == find("pump running") == ["Since I descaled it"]


def test_a_title_counts_more_than_a_text(index, find):
    index("Grinder sounds odd", "x " * 50)
    index("Something else", "The grinder is loud. " + "x " * 50)
    assert find("grinder") == ["Grinder sounds odd", "Something else"]


def test_accents_and_case_make_no_difference(index, find):
    index("Le café à Zürich", "Crème brûlée")
    assert find("CAFE zurich creme") == find("café ZÜRICH crème") == ["Le café à Zürich"]


def test_quoted_words_stand_side_by_side(index, find):
    index("The e7 error", "")
    index("An error before e7", "")
    assert find('"e7 error"') == ["The e7 error"]


def test_a_hyphenated_word_is_found_as_such_and_by_its_parts(index, find):
    index("A self-priming pump", "")
    assert find("self-priming") == find("priming") == ["A self-priming pump"]


def test_a_minus_leaves_out(index, find):
    index("Pico loses pressure", "")
    index("Alto loses pressure", "")
    assert find("pressure -pico") == ["Alto loses pressure"]
    assert find("is:open -pico") == ["Alto loses pressure"]


def test_only_titles_when_asked(index, find):
    index("Water", "pressure")
    index("Pressure", "water")
    assert find("pressure in:title") == ["Pressure"]


def test_an_unfinished_last_word_is_completed_when_nothing_has_it(index, find):
    index("Gicleur", "")
    assert find("gicl") == ["Gicleur"]


def test_words_that_say_nothing_do_not_hinder(index, find):
    index("Pressure drops", "in the middle")
    assert find("why does the pressure drop") == ["Pressure drops"]
    assert find("the") == ["Pressure drops"]


def test_when_nothing_has_all_words_some_will_do(index, find):
    index("Gicleur blocked", "")
    index("Nothing of the sort", "")
    results = engine().query(parse("gicleur zanzibar"), scopes=PUBLIC)
    assert [str(hit.title) for hit in results.hits] == ["<mark>Gicleur</mark> blocked"]
    assert results.is_loose


@pytest.mark.parametrize("question", ["咖啡机", "压力", "咖啡", "漏", "压力 咖啡", '"咖啡机"'])
def test_chinese_is_found_by_words_inside_a_sentence(index, find, question):
    index("我的咖啡机压力不足", "水泵漏水")
    index("磨豆机", "声音很大")
    assert find(question) == ["我的咖啡机压力不足"]


def test_japanese_and_korean_are_found(index, find):
    index("エスプレッソマシンの圧力が下がる", "")
    index("커피머신에서 물이 샙니다", "")
    assert find("圧力") == find("マシン") == ["エスプレッソマシンの圧力が下がる"]
    assert find("커피") == find("머신") == ["커피머신에서 물이 샙니다"]


def test_latin_words_that_touch_chinese_ones_are_found(index, find):
    index("我的Pico漏水", "")
    assert find("pico") == find("Pico漏水") == ["我的Pico漏水"]


def test_other_scripts_are_found(index, find):
    index("Кофемашина не держит давление", "")
    index("تسرب الماء من الآلة", "")
    assert find("давление") == ["Кофемашина не держит давление"]
    assert find("الماء") == ["تسرب الماء من الآلة"]


def test_tags_authors_days_and_state_narrow(index, find):
    index("One", "x", tags=("water", "grist-zero"), author_id=7)
    index("Two", "x", tags=("waterproof",), is_solved=True)
    assert find("x #water") == find("#grist-zero") == ["One"]
    assert find("x is:solved") == ["Two"]
    assert find("x is:open") == ["One"]
    assert find("x after:2027-01-01") == []
    assert find("after:2026-03-19 x before:2026-03-20") == ["Two", "One"]
    assert find("x", filters=Filters(authors=frozenset({7}))) == ["One"]
    assert find("x", filters=Filters(authors=frozenset())) == []


def test_newest_first_when_asked(index, find):
    index("Grinder grinder", "grinder")
    index("Other", "grinder")
    assert find("grinder", sort="newest") == ["Other", "Grinder grinder"]


def test_nothing_outside_the_scopes_is_found_counted_or_suggested(index, find):
    index("Secret pressure plan", "Zanzibar", scope="board:9", tags=("secret",), variety="discussion")
    index("Pressure", "")
    results = engine().query(parse("pressure"), scopes=PUBLIC)
    assert results.total == 1
    assert set(results.facets.kinds) == {"forums.topic:question"}
    assert not results.facets.tags
    assert set(results.facets.scopes) == {"public"}
    assert find("zanzibar") == find("secret -x") == find("#secret") == []
    assert engine().suggest("secr", scopes=PUBLIC) == []
    assert engine().similar("Secret pressure plan", "Zanzibar", scopes={"board:1"}) == []
    assert engine().query(parse("pressure"), scopes=set()).total == 0
    assert find("zanzibar", {"board:9"}) == ["Secret pressure plan"]


def test_facets_count_without_their_own_filter(index):
    index("A pressure", variety="question", is_solved=True, scope="board:1")
    index("B pressure", variety="discussion", scope="board:2")
    index("C pressure", kind="articles.article", variety="", scope="public")
    filters = Filters(kinds=frozenset({"forums.topic:question"}))
    results = engine().query(parse("pressure"), scopes={"public", "board:1", "board:2"}, filters=filters)
    assert results.total == 1
    assert results.facets.kinds == {"forums.topic:question": 1, "forums.topic:discussion": 1, "articles.article": 1}
    assert results.facets.scopes == {"board:1": 1}
    assert results.facets.solved == {True: 1}


def test_a_kind_without_a_variety_narrows_to_all_of_it(index, find):
    index("A pressure", variety="question")
    index("B pressure", variety="discussion")
    index("C pressure", kind="articles.article", variety="")
    assert set(find("pressure", filters=Filters(kinds=frozenset({"forums.topic"})))) == {"A pressure", "B pressure"}


def test_pages_follow_each_other_and_end(index):
    for number in range(5):
        index(f"Pressure {number}")
    first = engine().query(parse("pressure"), scopes=PUBLIC, limit=2)
    second = engine().query(parse("pressure"), scopes=PUBLIC, limit=2, cursor=first.next_cursor)
    third = engine().query(parse("pressure"), scopes=PUBLIC, limit=2, cursor=second.next_cursor)
    assert [len(page.hits) for page in (first, second, third)] == [2, 2, 1]
    assert len({hit.object_id for page in (first, second, third) for hit in page.hits}) == 5
    assert first.total == 5
    assert third.next_cursor == ""


@pytest.mark.parametrize("cursor", ["0", "-1", "x", "99999999999", "１", "²", "\x00", "101"])
def test_a_made_up_cursor_is_refused(db, cursor):
    with pytest.raises(BadCursor):
        engine().query(parse("x"), scopes=PUBLIC, cursor=cursor)


def test_very_common_words_are_capped_and_filters_still_reach_the_old(index, find, monkeypatch):
    monkeypatch.setattr("search.engines.database.MOST_CANDIDATES", 10)
    for vendor in ("sqlite", "postgresql"):
        monkeypatch.setattr(f"search.engines.{vendor}.MOST_CANDIDATES", 10)
    index("Old article about pressure", kind="articles.article", variety="")
    for number in range(15):
        index(f"Pressure {number}")
    results = engine().query(parse("pressure"), scopes=PUBLIC)
    assert (results.total, results.is_capped) == (10, True)
    assert find("pressure", filters=Filters(kinds=frozenset({"articles.article"}))) == ["Old article about pressure"]


def test_suggestions_complete_the_last_word_of_titles(index):
    index("Running in a new pump", "descaling")
    index("Pump housing", "")
    index("我的咖啡机", "")

    def suggest(text):
        return [hit.title.striptags() for hit in engine().suggest(text, scopes=PUBLIC)]

    assert suggest("pum") == ["Pump housing", "Running in a new pump"]
    assert suggest("pump hou") == ["Pump housing"]
    assert suggest("runnin") == ["Running in a new pump"]
    assert suggest("desc") == []
    assert suggest("咖") == suggest("咖啡") == ["我的咖啡机"]
    assert suggest("") == suggest("  ") == suggest("-") == []


def test_similar_things_are_those_that_share_the_rarer_words(index):
    index("Pressure drops during the shot after descaling", "Falls to six bar.")
    index("Which shot glass do you use", "I like mine after dinner.")
    index("Grinder", "Loud.")
    mine = index("Shot pressure drops since I descaled", "Six bar only.")
    found = engine().similar(mine.title, mine.body, scopes=PUBLIC, without=(mine.kind, mine.object_id))
    assert found[0].title.striptags() == "Pressure drops during the shot after descaling"
    assert mine.object_id not in [hit.object_id for hit in found]
    assert "Grinder" not in [hit.title.striptags() for hit in found]


def test_indexing_again_replaces(index, find):
    index("Pressure", "old words", object_id=5)
    index("Pressure", "new texts", object_id=5)
    assert find("old") == []
    assert find("texts") == ["Pressure"]
    assert SearchEntry.objects.count() == 1


def test_what_is_removed_is_not_found(index, find):
    index("Pressure", object_id=5)
    assert engine().remove("forums.topic", [5, 6]) == 1
    assert find("pressure") == []


def test_found_words_are_marked_and_everything_else_is_escaped(index):
    index("<script>alert(1)</script> pressure & more", "<b>bold</b> pressures" + " word" * 100 + ' "quoted" pressure')
    (hit,) = engine().query(parse("pressure"), scopes=PUBLIC).hits
    assert hit.title == "&lt;script&gt;alert(1)&lt;/script&gt; <mark>pressure</mark> &amp; more"
    assert hit.snippet.startswith("&lt;b&gt;bold&lt;/b&gt; <mark>pressures</mark>")


HOSTILE = [
    "", " ", '"', '""', '"unclosed', "-", "--", '-"', "*", "**", "pressure*", "AND", "OR", "NOT", "NEAR(a b)", "a AND", "(", "a:b:c",
    "title:x", "rowid:1", "^x", "x^2", "{a b}: c", "'; DROP TABLE search_searchentry; --", "%s %(x)s %", "\\", "a\\b", "<>", "a & b | !c",
    "a:*", "a <-> b", "\x00", "a\x00b", "\ud800", "￾", "﷐", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "🙂", "e\u0301", "İstanbul", "ﬁ", "½", "#", "# a", "@", "@@", "in:",
    "in:title", "after:x", "after:2026-99-99", "after:0001-01-01", "before:9999-12-31", "x " * 5000, "x" * 20000, '"' + "a " * 500 + '"',
    "-a " * 100, "咖" * 500, "#" + "x" * 500, "#%", "#!_%", "@" + "x" * 400, "1e5", "1.5", "a/b/c", "a@b.example", "http://x.example/?a=b",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_question_is_an_error(index, text):
    index("Pressure", "a b c", tags=("x",))
    engine().query(parse(text), scopes=PUBLIC)
    engine().suggest(text[:200], scopes=PUBLIC)
    engine().similar(text, text, scopes=PUBLIC)


def test_no_heap_of_characters_is_an_error(index):
    index("Pressure", "a b c")
    dice = random.Random(3)
    alphabet = string.printable + "äé漢字かなكتב́\u200b'\"-*:()^#@"
    for _ in range(150):
        text = "".join(dice.choices(alphabet, k=dice.randrange(1, 30)))
        engine().query(parse(text), scopes=PUBLIC)
        engine().suggest(text, scopes=PUBLIC)


def test_very_long_texts_and_words_can_be_indexed(index, find):
    index("Long", "word " * 100_000 + "x" * 70_000)
    index("Key " + "a" * 250, "b" * 5000)
    index("漢" * 255, "字" * 60_000)
    assert find("word") == ["Long"]
    assert find("key") != []


def test_the_index_can_be_laid_anew(index, find):
    index("Pressure", "descaling")
    engine().install()
    assert engine().is_whole()
    assert find("descaling") == ["Pressure"]
