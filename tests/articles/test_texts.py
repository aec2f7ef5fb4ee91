from portal.articles.texts import text_of, with_headings
from portal.common.structured import json_ld


def test_headings_get_names_to_jump_to(make_article):
    article = make_article(text="<h2>Why it happens</h2><p>Scale.</p><h2>Why it happens</h2><h2>Größe</h2>")
    html, headings = with_headings(article.body, {})
    assert headings == [("why-it-happens", "Why it happens"), ("why-it-happens-2", "Why it happens"), ("größe", "Größe")]
    assert '<h2 id="why-it-happens-2"' in html


def test_notes_and_tables_are_drawn_and_found(make_article):
    article = make_article()
    article.body = [
        ("note", {"title": "Built before May?", "text": "<p>The thread is finer.</p>"}),
        (
            "table",
            {
                "caption": "Gauge",
                "rows": "Moment | Before | Do\nBlind basket | 9.0 bar | wait\nShot <b> | 6.1 | 2 clicks | one too many\n",
            },
        ),
    ]
    article.save()
    article.refresh_from_db()
    html, _headings = with_headings(article.body, {})
    assert '<th scope="row">Blind basket</th><td class="r">9.0 bar</td><td>wait</td>' in html
    assert "Shot &lt;b&gt;" in html
    assert "one too many" not in html
    assert "The thread is finer." in text_of(article.body)
    assert "9.0 bar" in text_of(article.body)


def test_structured_data_cannot_end_its_element():
    assert "</script>" not in json_ld({"headline": "</script><script>alert(1)</script>"})


def test_titles_and_tables_are_text_and_what_stands_in_angle_brackets_there_is_kept(make_article):
    article = make_article(text="<p>Use &lt;9 bar&gt; here.</p>")
    article.body.append(("note", {"title": "a <b and c> d", "text": "<p>R&amp;D</p>"}))
    assert text_of(article.body) == "Use <9 bar> here. a <b and c> d R&D"
