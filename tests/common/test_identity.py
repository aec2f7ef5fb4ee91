"""Name, logo and colour are settings of the site; whatever colour is chosen, text stays readable."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.images import get_image_model
from wagtail.models import Site

from portal.common import colour
from portal.common.branding import identity_of
from portal.common.models import SiteIdentity

pytestmark = pytest.mark.django_db


@pytest.fixture
def identity() -> SiteIdentity:
    return SiteIdentity.for_site(Site.objects.get(is_default_site=True))


@pytest.mark.parametrize("text", ["red", "#12345", "#1234567", "0b5c7a", "#0b5c7g", "", "url(x)", "#fff;}"])
def test_only_a_colour_is_taken_as_accent(identity: SiteIdentity, text: str) -> None:
    identity.accent = text
    with pytest.raises(ValidationError):
        identity.full_clean()


def test_text_stays_readable_with_any_accent(identity: SiteIdentity) -> None:
    brands = [
        f"#{red:02x}{green:02x}{blue:02x}"
        for red in range(0, 256, 51)
        for green in range(0, 256, 51)
        for blue in range(0, 256, 51)
    ]
    worst = min(brands, key=colour.worst_contrast)
    assert colour.worst_contrast(worst) >= 4.5, worst
    identity.accent = worst
    identity.full_clean()


def test_an_accent_that_could_not_be_read_is_refused(identity: SiteIdentity, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(colour, "worst_contrast", lambda brand: 3.1)
    with pytest.raises(ValidationError, match=r"contrast of 3\.1"):
        identity.full_clean()


def test_contrast_is_that_of_wcag() -> None:
    assert colour.contrast("#ffffff", "#000000") == pytest.approx(21)
    assert colour.contrast("#0b5c7a", "#ffffff") == pytest.approx(7.4, abs=0.1)


def test_colours_survive_the_way_to_oklch_and_back() -> None:
    for brand in ["#0b5c7a", "#ffffff", "#000000", "#ff0000", "#00ff88", "#7f7f7f"]:
        assert colour.from_oklch(*colour.to_oklch(brand)) == brand


def test_a_new_accent_is_seen_at_once_and_under_a_new_address(client: Client, identity: SiteIdentity) -> None:
    before = identity_of(None).version
    identity.accent = "#aa3300"
    identity.save()
    assert identity_of(None).version != before
    answer = client.get(f"/brand.css?v={identity_of(None).version}")
    assert answer.text == ":root{--brand:#aa3300}\n"
    assert "immutable" in answer["Cache-Control"]
    assert client.get("/brand.css")["Cache-Control"] == "no-cache"
    assert "--w-color-primary-hue" in client.get("/brand-admin.css").text
    assert client.get("/brand.svg")["Content-Type"] == "image/svg+xml"
    assert client.get("/favicon.ico").status_code == 302


def test_a_logo_replaces_the_mark_and_no_page_view_draws_it(client: Client, identity: SiteIdentity, queries_of: Any) -> None:
    from io import BytesIO

    from PIL import Image

    buffer = BytesIO()
    Image.new("RGB", (400, 100), "#aa3300").save(buffer, "PNG")
    image = get_image_model().objects.create(title="Logo", file=SimpleUploadedFile("logo.png", buffer.getvalue(), "image/png"))
    identity.logo = image
    identity.save()
    site = identity_of(None)
    assert (site.logo_width, site.logo_height) == (112, 28)
    html = client.get("/nothing/").text
    assert f'<img src="{site.logo}"' in html


def test_the_admin_wears_the_colours_and_name_of_the_site(client: Client, administrator: Any, identity: SiteIdentity) -> None:
    identity.community = "The Counter"
    identity.save()
    client.force_login(administrator, backend="django.contrib.auth.backends.ModelBackend")
    html = client.get("/admin/").text
    assert "brand-admin.css?v=" in html
    assert 'class="site-mark"' in html
    assert "Administration of The Counter" in html
