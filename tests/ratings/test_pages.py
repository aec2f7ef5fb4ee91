"""Reading and writing reviews in pages, as visitors, members, the company and moderators do."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from portal.common.html import html_of
from portal.ratings.actions import delete_review, vote_on_review
from portal.ratings.models import Dimension, Review, UseOption, UseQuestion
from portal.writing.models import Draft
from tests.ratings.conftest import WORDS

pytestmark = pytest.mark.django_db


def page_of(product):
    return f"/product-reviews/{product.pk}/{product.slug}/"


def shown(response):
    return re.sub(r"\s+", " ", response.content.decode())


def structured(response):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode())
    return json.loads(found[1])["aggregateRating"] if found else None


def test_everywhere_shows_at_once_what_it_would_show_had_the_fifth_never_been_written(client, review, product):
    for _number in range(4):
        review(5)
    fifth = review(1, by="leila")
    index = product.get_parent().get_url()
    addresses = [page_of(product), product.get_url(), index]

    def read():
        return [re.sub(r"value=\"[^\"]{20,}\"", "", shown(client.get(address))) for address in addresses]

    before = read()
    delete_review(review=fifth, by=fifth.author)
    after = read()
    assert before != after
    assert '<p class="hero">5.0 ' in after[0] and "4 reviews" in after[2]
    assert structured(client.get(page_of(product))) == {
        "@type": "AggregateRating",
        "ratingValue": 5.0,
        "bestRating": 5,
        "worstRating": 1,
        "ratingCount": 4,
        "reviewCount": 4,
    }
    assert "leila" not in client.get(f"/feeds/product-reviews/{product.pk}.atom").content.decode().lower()


def test_without_a_counted_review_there_is_no_rating_at_all(client, review, product):
    only = review(3, by="leila", words="")
    assert structured(client.get(page_of(product))) | {"reviewCount": None} == {
        "@type": "AggregateRating",
        "ratingValue": 3.0,
        "bestRating": 5,
        "worstRating": 1,
        "ratingCount": 1,
        "reviewCount": None,
    }
    assert "reviewCount" not in structured(client.get(page_of(product)))
    delete_review(review=only, by=only.author)
    for address in (page_of(product), product.get_url()):
        response = client.get(address)
        assert structured(response) is None and "AggregateRating" not in shown(response)
    assert "Not yet rated" in shown(client.get(product.get_url()))


def test_five_stands_only_where_all_are_five_and_three_nine_is_not_three_stars(client, review, product, make_product):
    for _number in range(19):
        review(5)
    review(4)
    response = shown(client.get(page_of(product)))
    assert '<p class="hero">4.9 ' in response
    assert structured(client.get(page_of(product)))["ratingValue"] == 4.95
    from portal.ratings.figures import one_decimal, width_of

    assert width_of(3.9) == "68.4" and width_of(5) == "90" and width_of(4.2) == "75.2"
    assert (one_decimal(1.04), one_decimal(1.0, is_all_worst=True)) == ("1.1", "1.0")


def test_a_member_writes_a_review_in_the_form_with_preview_draft_and_photos(client, product, reviewer):
    leila = reviewer("leila")
    noise = Dimension.objects.create(family=product.family, name="Noise")
    where = UseQuestion.objects.create(family=product.family, question="Where?")
    office = UseOption.objects.create(question=where, text="In an office")
    address = f"/product-reviews/{product.pk}/write/"
    client.force_login(leila)
    typed = {
        "stars": "2",
        "title": "Too loud",
        "body": WORDS,
        "pros": "steam\nparts by post",
        "cons": "noise",
        "recommends": "no",
        "used_for": "year",
        "product_version": "3.1",
        f"dimension_{noise.pk}": "1",
        f"use_{where.pk}": str(office.pk),
    }
    assert client.post(address, typed | {"draft": "1"}).status_code == 302
    draft = Draft.objects.get(member=leila)
    assert draft.data["url"] == address
    again = shown(client.get(address))
    assert "Too loud" in again and "parts by post" in again and re.search(r'name="stars" value="2"[^>]*checked', again)
    seen = shown(client.post(address, typed | {"preview": "1"}))
    assert "Preview: nothing is posted yet" in seen and "1 to 2 years, In an office, 3.1" in seen
    assert not Review.objects.exists()
    short = client.post(address, typed | {"body": "Loud."})
    assert short.status_code == 422 and "parts by post" in shown(short)
    assert client.post(address, {k: v for k, v in typed.items() if k != "stars"}).status_code == 422
    posted = client.post(address, typed)
    made = Review.objects.get()
    assert posted.headers["Location"] == f"/reviews/{made.pk}/"
    assert not Draft.objects.exists()
    card = shown(client.get(page_of(product)))
    for words in ("Too loud", "steam", "Used 1 to 2 years, In an office, version 3.1", "would not recommend it"):
        assert words in card
    # Who has one is led to it.
    assert client.get(address).headers["Location"] == f"/reviews/{made.pk}/"


def test_photos_come_with_a_review_and_go_with_it(client, product, reviewer, review):
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "brown").save(picture, "PNG")
    leila = reviewer("leila")
    client.force_login(leila)
    photo = SimpleUploadedFile("counter.png", picture.getvalue(), "image/png")
    text = SimpleUploadedFile("notes.txt", b"no picture", "text/plain")
    address = f"/product-reviews/{product.pk}/write/"
    refused = client.post(address, {"stars": "4", "new_photos": [photo, text]})
    assert refused.status_code == 422 and "is not a picture" in shown(refused)
    key = re.search(r'name="photo" value="([0-9a-f]{32})" checked', shown(refused))[1]
    client.post(address, {"stars": "4", "photo": [key]})
    made = Review.objects.get()
    assert [row.upload.key.hex for row in made.photos.all()] == [key]
    client.logout()
    assert f"/uploads/{key}/counter.png" in shown(client.get(page_of(product)))
    assert client.get(f"/uploads/{key}/counter.png").status_code == 200
    client.force_login(leila)
    client.post(f"/reviews/{made.pk}/edit/", {"stars": "4"})
    assert not made.photos.exists()
    assert client.get(f"/uploads/{key}/counter.png").status_code == 404


def test_filters_and_orders_show_what_they_say_page_by_page(client, review, product, helper):
    made = [review(1 + number % 5, title=f"Title {number}", product_version=f"3.{number % 2}") for number in range(12)]
    vote_on_review(review=made[3], by=helper, is_helpful=True)

    def titles(query):
        response = shown(client.get(f"{page_of(product)}?{query}"))
        part = response[response.index('id="all"') :]
        return re.findall(r"<h3[^>]*>(Title \d+)</h3>", part), response

    assert titles("stars=5")[0] == ["Title 9", "Title 4"]
    assert titles("stars=2-1&sort=new")[0] == ["Title 11", "Title 10", "Title 6", "Title 5", "Title 1", "Title 0"]
    assert titles("version=3.1&words=title")[0][:2] == ["Title 3", "Title 11"]
    assert titles("words=nowhere&stars=5")[1].count("No review with 5 stars mentions “nowhere”") == 1
    first, response = titles("sort=low")
    cursor = re.search(r'rel="next" href="([^"#]+)', response)[1].partition("cursor=")[2]
    second, _response = titles(f"sort=low&cursor={cursor}")
    assert len(first) == 10 and len(second) == 2 and not set(first) & set(second)
    assert client.get(f"{page_of(product)}?cursor=x").status_code == 404
    assert client.get(f"{page_of(product)}?stars=9&sort=%00&words=%00").status_code == 200


def test_a_page_of_reviews_costs_the_same_queries_however_many_there_are(client, review, product, stranger):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(page_of(product)).status_code == 200
        return len(seen)

    for stars in (5, 1, 4):
        made = review(stars)
        vote_on_review(review=made, by=stranger, is_helpful=True)
    client.get(page_of(product))
    few = queries()
    for number in range(9):
        made = review(1 + number % 5, pros=["steam"])
        vote_on_review(review=made, by=stranger, is_helpful=True)
    assert queries() == few
    client.force_login(stranger)
    client.get(page_of(product))
    assert queries() <= few + 6


def test_most_helpful_for_and_against_stand_side_by_side_and_can_be_voted_on(client, review, product, helper, stranger):
    high, low = review(5, title="Four years"), review(2, title="Too loud")
    client.force_login(helper)
    for made in (high, low):
        assert client.post(f"/reviews/{made.pk}/vote/", {"on": "1"}).status_code == 302
    answer = client.post(f"/reviews/{low.pk}/vote/", {"on": "0"}, headers={"HX-Request": "true"})
    assert 'aria-pressed="true"' in shown(answer)
    client.post(f"/reviews/{low.pk}/vote/", {"on": "1"})
    response = shown(client.get(page_of(product)))
    assert response.index("Most helpful positive review") < response.index("Four years")
    assert response.index("Most helpful critical review") < response.index("Too loud")
    own = client.post(f"/reviews/{high.pk}/vote/", {"on": ""})
    assert own.status_code == 302 and Review.objects.get(pk=high.pk).helpful_count == 0


def test_reviews_of_a_closed_product_are_nowhere_for_others(client, review, product, make_member, stranger):
    made = review(4, by="leila", title="Zqx secret")
    restriction = PageViewRestriction.objects.create(page=product, restriction_type=PageViewRestriction.GROUPS)
    insiders = Group.objects.get_or_create(name="Insiders")[0]
    restriction.groups.add(insiders)
    member = make_member("insider")
    member.groups.add(insiders)
    addresses = [
        page_of(product),
        f"/reviews/{made.pk}/",
        f"/product-reviews/{product.pk}/reviews.csv",
        f"/product-reviews/{product.pk}/reviews.json",
        f"/product-reviews/{product.pk}/write/",
    ]
    client.force_login(stranger)
    for address in addresses:
        assert client.get(address).status_code == 404
    assert client.post(f"/reviews/{made.pk}/vote/", {"on": "1"}).status_code == 404
    client.force_login(member)
    for address in addresses:
        assert client.get(address).status_code == 200
    assert client.get(f"/feeds/product-reviews/{product.pk}.atom").status_code == 404
    assert not Review.objects.visible_to(stranger).exists()


def test_an_export_holds_what_can_be_read_and_no_formula(client, review, product):
    review(4, by="leila", title="=HYPERLINK(1)", pros=["-steam"])
    hidden = review(1, by="noor", title="Gone")
    delete_review(review=hidden, by=hidden.author)
    raw = b"".join(client.get(f"/product-reviews/{product.pk}/reviews.csv").streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(raw)))
    assert [row["title"] for row in rows] == ["'=HYPERLINK(1)"]
    data = client.get(f"/product-reviews/{product.pk}/reviews.json").json()
    assert [(row["rating"], row["pros"]) for row in data["reviews"]] == [(4, ["-steam"])]


def test_long_words_and_other_directions_do_not_break_the_page(client, review, product):
    review(3, words="a" * 3000, title="٣ أكواب جيدة")
    response = shown(client.get(page_of(product)))
    assert '<h3 dir="auto">٣ أكواب جيدة</h3>' in response


def test_the_company_answers_once_and_its_author_is_asked_whether_the_rating_holds(
    client, review, product_manager, run_reactions, helper
):
    from portal.notifications.models import Notification

    made = review(2, by="leila")
    client.force_login(helper)
    assert client.get(f"/reviews/{made.pk}/answer/").status_code == 403
    client.force_login(product_manager)
    assert client.post(f"/reviews/{made.pk}/answer/", {"body": "The floor is ours to pay."}).status_code == 302
    client.post(f"/reviews/{made.pk}/answer/", {"body": "The floor is ours to pay, and the washer is softer now."})
    page = shown(client.get(f"/reviews/{made.pk}/"))
    assert page.count("Company’s answer") == 1 and "softer now" in page and "edited" in page
    run_reactions()
    line = Notification.objects.get(member=made.author)
    client.force_login(made.author)
    inbox = shown(client.get("/inbox/"))
    assert "answered your review for the company. Does your rating still hold" in inbox
    assert line.kind == "review"


def test_the_product_team_hears_of_reviews_under_three_stars_in_one_line(client, review, product_manager, run_reactions):
    for stars in (1, 2, 5, 2):
        review(stars)
    run_reactions()
    client.force_login(product_manager)
    assert "3 new reviews under three stars" in shown(client.get("/inbox/"))


def test_a_title_and_text_are_escaped_and_no_markup_of_theirs_runs(client, review, product):
    review(3, title="<script>alert(1)</script>", pros=["<b>x"], body=html_of("<img src=x onerror=alert(1)> " + WORDS))
    response = shown(client.get(page_of(product)))
    assert "<script>alert" not in response and "<b>x" not in response and "<img src=x" not in response


def test_people_like_you_are_never_fewer_than_five_inside_nor_outside(client, review, product):
    noise = Dimension.objects.create(family=product.family, name="Noise")
    where = UseQuestion.objects.create(family=product.family, question="Where?")
    office = UseOption.objects.create(question=where, text="In an office")
    home = UseOption.objects.create(question=where, text="At home")
    address = f"{page_of(product)}?like={office.pk}"

    def add(count, stars, option):
        for _number in range(count):
            review(stars, title="Zqx office" if option is office else "", uses={where.pk: option.pk}, scores={noise.pk: stars})

    add(4, 2, office)
    add(5, 5, home)
    few = shown(client.get(address))
    assert (
        "Like you" not in few
        and "drop a trait to see more" in few
        and few.count("Zqx office") < few.count('<article class="post"')
    )
    add(1, 2, office)
    enough = shown(client.get(address))
    assert "Like you 5" in enough and "<b>2.0</b>" in enough
    part = enough[enough.index('id="all"') :]
    assert part.count("Zqx office") == part.count('<article class="post"') == 5
    # Ten more in offices, and only four elsewhere: the difference would tell of those four.
    gone = Review.objects.filter(uses__option=home).first()
    delete_review(review=gone, by=gone.author)
    assert "Like you" not in shown(client.get(address))
    assert client.get(f"{page_of(product)}?like=x&like=999999&like={office.pk}").status_code == 200


def test_a_visitor_writes_first_and_what_they_wrote_waits_in_the_form_after_they_have_signed_in(client, product, reviewer):
    leila = reviewer("leila")
    address = f"/product-reviews/{product.pk}/write/"
    form = client.get(address)
    assert form.status_code == 200 and "csrfmiddlewaretoken" not in shown(form) and not form.cookies
    typed = {"stars": "2", "title": "Too loud", "body": WORDS, "pros": "steam\nparts"}
    wall = client.post(f"/sign-in-to/review/{product.pk}/", typed, headers={"Origin": "http://testserver"})
    assert wall.status_code == 302 and "/accounts/login/" in wall["Location"]
    kept = dict(client.session["kept_act"])
    assert (kept["act"], kept["pk"]) == ("review", product.pk)
    client.force_login(leila)
    session = client.session
    session["kept_act"] = kept | {"member": leila.pk}  # as a sign-in that leads back does
    session.save()
    back = shown(client.get(address))
    assert "Too loud" in back and "steam parts" in back and re.search(r'name="stars" value="2"[^>]*checked', back)
    assert not Review.objects.exists()


def test_reviews_of_a_closed_product_move_no_figure_of_an_open_one(client, review, product, make_product):
    closed = make_product("Prototype")
    restriction = PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.get_or_create(name="Insiders")[0])
    review(4)
    addresses = [page_of(product), product.get_url(), product.get_parent().get_url(), "/reviews/rates/", "/compare-products/"]
    before = [shown(client.get(address)) for address in addresses]
    from portal.members.models import Member
    from portal.ratings.models import ProductRating

    for number in range(3):
        author = Member.objects.create_user(f"inside{number}")
        Review.objects.create(product=closed, author=author, stars=1)
    ProductRating.objects.create(product=closed, stars_1=3)
    assert [shown(client.get(address)) for address in addresses] == before
