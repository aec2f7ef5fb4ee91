"""Text is text and HTML is HTML: the type that keeps them apart, and what is made of one for the other."""

import pytest
from django.template import engines

from portal.common.feeds import FeedEntry
from portal.common.html import CleanHtml, html_of, text_of, with_absolute_links
from portal.common.structured import json_ld
from portal.products.kinds import product_document
from portal.products.models import ProductPage
from tests.common.test_feeds import DAY

PAGE = "https://example.org/t/1/pump/"


def test_a_feed_refuses_text_as_html():
    with pytest.raises(TypeError):
        FeedEntry(title="x", url="/t/1/", updated=DAY, html="<b>an excerpt")  # type: ignore[arg-type]


def test_text_cannot_be_added_to_html():
    with pytest.raises(TypeError):
        html_of("a") + "<b>"
    assert html_of("a < b") + html_of("") == "<p>a &lt; b</p>"
    assert isinstance(html_of("a") + html_of("b"), CleanHtml)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("#p2", f"{PAGE}#p2"),
        ("/members/ines/", "https://example.org/members/ines/"),
        ("//other.example/x", "https://other.example/x"),
        ("?page=2", f"{PAGE}?page=2"),
        ("https://other.example/?a=1&amp;b=2", "https://other.example/?a=1&amp;b=2"),
        ("https://other.example/?a>b", "https://other.example/?a%3Eb"),
        ("/druck-fällt/", "https://example.org/druck-f%C3%A4llt/"),
        ("mailto:ines@example.org", "mailto:ines@example.org"),
        ("http://[", "http://["),
    ],
)
def test_addresses_become_absolute(written, expected):
    html = CleanHtml(f'<p>href="/not/an/address" <a class="x" href="{written}" rel="nofollow">y</a></p>')
    assert with_absolute_links(html, PAGE) == html.replace(f' href="{written}"', f' href="{expected}"')


def test_the_words_of_html_are_text_again():
    assert text_of('<p>a &lt; b<br>c</p><p><a href="https://x.example/?a>b">d</a></p>') == "a < b\nc\nd"


def test_structured_data_cannot_end_its_element():
    assert "</script" not in json_ld({"headline": "</script><script>alert(1)</script> & \u2028"})


def test_templates_escape_text_and_show_clean_html():
    template = engines["jinja2"].env.from_string("{{ text }} {{ html }}")
    assert template.render(text="<b>", html=CleanHtml("<p>a &lt; b</p>")) == "&lt;b&gt; <p>a &lt; b</p>"


@pytest.mark.django_db
def test_search_finds_a_product_by_what_its_tagline_has_in_angle_brackets():
    product = ProductPage(title="Linea", tagline="For <9 bar> machines", body="<p>R&amp;D</p>", path="00010001", live=True)
    document = product_document(product)
    assert document.text.split() == ["For", "<9", "bar>", "machines", "R&D"]
