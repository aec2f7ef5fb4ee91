"""The site's colour and mark as files of their own, so that no page needs an inline style."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from portal.common import colour
from portal.common.branding import identity_of

_YEAR = "public, max-age=31536000, immutable"
_HOUR = "public, max-age=3600"


@require_safe
def brand_css(request: HttpRequest) -> HttpResponse:
    """The one rule that brands a site. The address carries a version, so browsers keep it for a year."""
    return _kept(request, f":root{{--brand:{identity_of(request).brand}}}\n", "text/css")


@require_safe
def brand_admin_css(request: HttpRequest) -> HttpResponse:
    """The Wagtail admin in the accent's hue: its menus dark, its links and buttons as on the site.

    Its style sheet derives every shade from hue, saturation and lightness of two colours.
    """
    brand = identity_of(None).brand
    menus, acts = colour.to_hsl(colour.deepened(brand, 0.3)), colour.to_hsl(colour.accent_light(brand))
    rules = "".join(
        f"--w-color-{name}-hue:{hue:.0f};--w-color-{name}-saturation:{saturation:.1f}%;--w-color-{name}-lightness:{lightness:.1f}%;"
        for name, (hue, saturation, lightness) in (("primary", menus), ("secondary", acts))
    )
    link = colour.accent_dark(brand)  # the admin's own derivation is too dark on its dark ground
    links = "".join(
        f"--w-color-text-{name}:{link};"
        for name in ("link-default", "link-hover", "button-outline-default", "button-outline-hover")
    )
    dark = f".w-theme-dark{{{links}}}\n@media(prefers-color-scheme:dark){{.w-theme-system{{{links}}}}}\n"
    # Filters of our own pages: behind a button on phones, as on the site (components.css).
    fold = (
        ".fold>summary{display:inline-flex;list-style:none;cursor:pointer;margin-block-end:.5rem}"
        "@supports selector(::details-content){@media(min-width:60rem){.fold>summary{display:none!important}"
        ".fold::details-content{content-visibility:visible;block-size:auto}}}\n"
    )
    mark = ".site-mark{display:block;color:#fff}.site-mark img{border-radius:3px}\n"
    banner = (
        ".site-banner{padding:.75rem 1.25rem;background:var(--w-color-critical-200);color:#fff}.site-banner p{margin:0}"
        ".site-banner a{color:inherit;text-decoration:underline}"
        # On a phone the button of the menu stands in the corner.
        "@media(max-width:50em){.site-banner{padding-inline-start:4rem}}\n"
    )
    return _kept(request, f":root{{{rules}}}\n{dark}{fold}{mark}{banner}", "text/css")


@require_safe
def brand_svg(request: HttpRequest) -> HttpResponse:
    """The mark in the accent colour, for browser tabs: lighter where the browser is dark."""
    brand = identity_of(request).brand
    mark = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28" fill="none" stroke-width="3">'
        f"<style>svg{{stroke:{colour.accent_light(brand)}}}"
        f"@media(prefers-color-scheme:dark){{svg{{stroke:{colour.accent_dark(brand)}}}}}</style>"
        '<circle cx="9.5" cy="14" r="6.5"/><path d="M16 14h11" stroke-width="4.5"/></svg>\n'
    )
    return _kept(request, mark, "image/svg+xml")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For what asks for /favicon.ico without reading the page."""
    site = identity_of(request)
    answer = redirect(site.icon or f"/brand.svg?v={site.version}")
    answer["Cache-Control"] = _HOUR
    return answer


def shortcuts(request: HttpRequest) -> HttpResponse:
    """The keys that pages know. `?` shows the same list in a dialog."""
    return render(request, "shortcuts.html")


def _kept(request: HttpRequest, text: str, content_type: str) -> HttpResponse:
    is_current = request.GET.get("v") == identity_of(request).version
    return HttpResponse(text, content_type=content_type, headers={"Cache-Control": _YEAR if is_current else "no-cache"})
