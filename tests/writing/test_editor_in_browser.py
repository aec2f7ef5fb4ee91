"""The editor in Chromium, under the site's Content-Security-Policy: any breach of it fails the test (tests/browsing.py)."""

from __future__ import annotations

import io
import json
import re
from typing import Any
from urllib.parse import parse_qs

import pytest
from PIL import Image

pytestmark = pytest.mark.browser
PLACE = "tests:reply:1"


@pytest.fixture(autouse=True)
def _pages(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.writing.pages"


@pytest.fixture
def box(page: Any, site: str, signed_in: Any, asker: Any) -> Any:
    signed_in(asker)
    page.goto(f"{site}/reply/")
    return page.locator(".editor")


@pytest.fixture
def text(page: Any, box: Any) -> Any:
    """The editor, loaded and focused."""
    from playwright.sync_api import expect

    page.locator("#id_body").focus()
    text = page.locator(".rich [role=textbox]")
    expect(text).to_be_focused()
    return text


def post(page: Any) -> str:
    """Post the form; what was stored, as HTML."""
    page.get_by_role("button", name="Post reply").click()
    return page.locator("#sent").inner_html()


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "PNG")
    return out.getvalue()


def test_a_focus_brings_the_editor_and_nothing_moves(page, box, axe):
    from playwright.sync_api import expect

    before = box.bounding_box()
    page.locator("#id_body").focus()
    expect(page.locator(".rich [role=textbox]")).to_be_focused()
    after = box.bounding_box()
    assert abs(before["y"] - after["y"]) < 0.5
    assert abs(before["height"] - after["height"]) < 1.5
    assert axe() == []
    page.keyboard.type("**It** works")
    assert post(page) == "<p><strong>It</strong> works</p>"


def test_what_is_typed_before_the_editor_is_there_stays(page, box):
    page.evaluate("document.querySelector('#id_body').value = '**bold** and more'")
    page.locator("#id_body").focus()
    page.locator(".rich strong").wait_for()
    page.keyboard.type(" still")
    assert post(page) == "<p><strong>bold</strong> and more still</p>"


def test_the_toolbar_is_one_stop_and_goes_by_arrow_keys(page, text):
    from playwright.sync_api import expect

    page.keyboard.press("Shift+Tab")
    bold = page.get_by_role("button", name="Bold")
    expect(bold).to_be_focused()
    page.keyboard.press("ArrowRight")
    italic = page.get_by_role("button", name="Italic")
    expect(italic).to_be_focused()
    page.keyboard.press("Enter")
    expect(text).to_be_focused()
    expect(italic).to_have_attribute("aria-pressed", "true")
    page.keyboard.type("slanted")
    page.keyboard.press("Shift+Tab")
    expect(italic).to_be_focused()
    page.keyboard.press("Home")
    expect(bold).to_be_focused()
    page.keyboard.press("Escape")
    expect(text).to_be_focused()
    assert post(page) == "<p><em>slanted</em></p>"


def test_escape_and_tab_leave_a_list(page, text):
    from playwright.sync_api import expect

    page.keyboard.type("- one\ntwo")
    page.keyboard.press("Tab")
    expect(text.locator("li li")).to_have_text("two")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(text).not_to_be_focused()


def test_a_member_is_chosen_by_keyboard(page, text, make_member, axe):
    ines = make_member("ines", name="Ines Okafor")
    make_member("inge", name="Inge Berg")
    page.keyboard.type("Thanks @in")
    page.get_by_role("option").nth(1).wait_for()
    assert axe() == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.keyboard.type("for that")
    html = post(page)
    assert f'<a class="mention" href="/members/ines/" data-member="{ines.pk}"' in html
    assert "@ines</a> for that" in html


def test_escape_closes_the_members_and_keeps_the_text(page, text, make_member):
    make_member("ines")
    page.keyboard.type("@in")
    page.get_by_role("option").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("option").wait_for(state="hidden")
    page.keyboard.type("es today")
    assert "@ines today" in post(page)


def test_a_link_is_set_by_keyboard(page, text, axe):
    page.keyboard.type("the manual")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").wait_for()
    assert axe() == []
    page.keyboard.type("javascript:alert(1)")
    page.keyboard.press("Enter")
    page.get_by_text("Write an address such as").wait_for()
    page.get_by_label("Address").fill("example.com/manual")
    page.keyboard.press("Enter")
    assert '<a href="https://example.com/manual"' in post(page)


def test_an_emoji_is_chosen_from_those_found_or_named_to_its_end(page, text):
    from playwright.sync_api import expect

    page.keyboard.type("Works now :tad")
    option = page.get_by_role("listbox", name="Emoji").get_by_role("option").first
    expect(option).to_contain_text(":tada:")
    page.keyboard.press("Enter")
    page.keyboard.type("and :coffe")
    expect(page.get_by_role("listbox", name="Emoji").get_by_role("option").first).to_contain_text(":coffee:")
    page.keyboard.type("e:")
    expect(text).to_contain_text("☕")
    page.keyboard.type("at 10:30")
    html = post(page)
    assert "Works now 🎉 and ☕ at 10:30" in html


def test_tables_and_code_have_their_own_bar(page, text):
    page.get_by_role("button", name="Block of code").click()
    page.get_by_label("Language").select_option("python")
    page.keyboard.type("x = 1")
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Table", exact=True).click()
    page.keyboard.type("Bar")
    page.get_by_role("button", name="Add column").click()
    html = post(page)
    assert 'class="language-python"' in html
    assert html.count("<th>") == 3


def test_a_picture_is_sent_and_described(page, text, axe):
    page.keyboard.type("Look: ")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add a picture or file").click()
    chooser.value.set_files({"name": "Gauge.png", "mimeType": "image/png", "buffer": picture()})
    page.get_by_role("dialog").wait_for()
    assert axe() == []
    page.keyboard.type("The gauge at 6 bar")
    page.keyboard.press("Enter")
    page.locator(".rich img[alt='The gauge at 6 bar']").wait_for()
    html = post(page)
    assert 'alt="The gauge at 6 bar"' in html
    assert 'width="60"' in html


def test_a_pasted_picture_is_sent_and_a_refused_file_says_why(page, text, expected_problems):
    from playwright.sync_api import expect

    expected_problems.append("400 (Bad Request)")
    page.evaluate(
        """(bytes) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(bytes)], "setup.exe", {type: "image/png"}));
            document.querySelector(".rich [role=textbox]").dispatchEvent(new ClipboardEvent("paste", {clipboardData: transfer, bubbles: true, cancelable: true}));
        }""",
        list(b"MZ and more"),
    )
    expect(page.locator("[data-editor-status]")).to_contain_text("This kind of file is not accepted")
    page.keyboard.type("goes on")
    assert post(page) == "<p>goes on</p>"


def test_a_hostile_paste_runs_nothing(page, text, expected_problems):
    expected_problems.append("inline event handler")  # the policy stops them while they are taken out
    page.evaluate(
        """() => {
            const transfer = new DataTransfer();
            transfer.setData("text/html", '<p onclick="x()">pasted words <img src="x" onerror="window.ran = 1"><script>window.ran = 1</' + 'script><a href="javascript:window.ran=1">j</a></p>');
            document.querySelector(".rich [role=textbox]").dispatchEvent(new ClipboardEvent("paste", {clipboardData: transfer, bubbles: true, cancelable: true}));
        }"""
    )
    html = post(page)
    assert page.evaluate("window.ran") is None
    assert "pasted words" in html
    assert "<img" not in html
    assert "javascript" not in html


@pytest.mark.data
def test_hostile_texts_are_shown_and_run_nothing(page, site, signed_in, asker, shared_data, axe):
    from portal.writing.html import clean, from_markdown

    folder = shared_data / "hostile-inputs"
    inputs = [json.loads(line)["input"] for line in (folder / "bleach-xss.jsonl").read_text().splitlines()]
    inputs += [json.loads(line)["html"] for line in (folder / "html5lib-inputs.jsonl").read_text().splitlines()]
    inputs += json.loads((folder / "blns.json").read_text())
    signed_in(asker)
    page.goto(f"{site}/reply/")
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    html = "".join(f"<div>{clean(text)}</div><div>{from_markdown(text, members=lambda handles: {})}</div>" for text in inputs)
    page.evaluate("html => document.querySelector('#text-1').innerHTML = html", html)
    page.locator("#id_body").focus()
    page.locator(".rich [role=textbox]").wait_for()
    page.get_by_role("link", name="Quote", exact=True).click()
    page.locator(".rich blockquote").first.wait_for()
    assert page.evaluate("document.querySelectorAll('#text-1 script, #text-1 iframe, #text-1 object, #text-1 svg').length") == 0
    assert page.evaluate("document.title").startswith("Reply")


def test_a_whole_post_is_quoted_without_its_own_quotes(page, box):
    page.get_by_role("link", name="Quote", exact=True).click()
    page.locator(".rich blockquote").wait_for()
    page.keyboard.type("Mine too.")
    html = post(page)
    assert "older words" not in html
    assert '<a href="/p/1/"' in html
    assert "<strong>6 bar</strong>, not nine.</p></blockquote><p>Mine too.</p>" in html


def test_the_selected_words_are_quoted(page, box):
    page.locator("#text-1 strong").dblclick()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#text-1 strong'))")
    page.get_by_role("link", name="Quote", exact=True).click()
    page.locator(".rich blockquote").wait_for()
    assert "not nine" not in page.locator(".rich blockquote").inner_text()
    assert "6 bar" in page.locator(".rich blockquote").inner_text()


def test_control_and_enter_post(page, text):
    page.keyboard.type("quick words")
    page.keyboard.press("Control+Enter")
    page.locator("#sent").wait_for()


def test_enter_in_another_field_posts_and_does_not_preview(page, text):
    page.keyboard.type("quick words")
    page.get_by_label("Title").press("Enter")
    page.locator("#sent").wait_for()
    assert len(page.context.pages) == 1


def test_an_error_keeps_what_was_typed(page, text):
    page.keyboard.type("**Hi**")
    page.get_by_role("button", name="Post reply").click()
    page.get_by_text("Write at least 5 characters.").wait_for()
    assert page.locator("#id_body").input_value() == "**Hi**"
    page.locator("#id_body").focus()
    page.locator(".rich strong").wait_for()
    page.keyboard.type(" there")
    assert "<strong>Hi there</strong>" in post(page)


BOLD = r"(\*\*|<strong>)thought(\*\*|</strong>)"


def _saves(words):
    """Is this the answer to a draft with these words in it? A regular expression, for the editor sends Markdown or HTML."""

    def holds(response):
        body = parse_qs(response.request.post_data or "").get("body", [""])[0]
        return response.request.method == "POST" and re.search(words, body.replace("\xa0", " ")) is not None

    return holds


def test_a_draft_survives_a_closed_browser_and_goes_on_elsewhere(page, text, site, browser, asker, expected_problems):
    from playwright.sync_api import expect

    from portal.writing.models import Draft

    expected_problems.append("409 (Conflict)")
    page.get_by_label("Title").fill("My title")
    text.focus()
    # Not the words "Draft saved", which may speak of what had been typed a moment before.
    with page.expect_response(_saves(rf"{BOLD}$|{BOLD}</p>")):
        page.keyboard.type("Half a **thought**")
    expect(page.locator("[data-editor-status]")).to_contain_text("Draft saved")
    assert Draft.objects.get(member=asker, place=PLACE).data["url"] == "/reply/"
    cookies = page.context.cookies()
    other = browser.new_context()
    other.add_cookies(cookies)
    phone = other.new_page()
    phone.goto(f"{site}/reply/")
    expect(phone.locator("#id_body")).to_have_value("Half a **thought**")
    expect(phone.get_by_label("Title")).to_have_value("My title")
    phone.locator("#id_body").focus()
    phone.locator(".rich strong").wait_for()
    phone.keyboard.type(" more")
    expect(phone.locator("[data-editor-status]")).to_contain_text("Draft saved")
    # The first device did not see that: it is asked, and nothing is written over.
    text.focus()
    with page.expect_response(lambda response: response.status == 409):
        page.keyboard.type("!")
    take = page.get_by_role("button", name="Use that version")
    take.wait_for()
    take.click()
    expect(text).to_have_text("Half a thought more")
    phone.get_by_role("button", name="Post reply").click()
    phone.locator("#sent").wait_for()
    assert not Draft.objects.exists()
    phone.goto(f"{site}/reply/")
    assert phone.locator("#id_body").input_value() == ""
    other.close()


def test_without_a_connection_the_device_keeps_the_text(page, text, site, expected_problems):
    from playwright.sync_api import expect

    expected_problems.append("ERR_INTERNET_DISCONNECTED")
    page.route("**/writing/drafts/save/", lambda route: route.abort("internetdisconnected"))
    page.keyboard.type("Typed in a tunnel")
    expect(page.locator("[data-editor-status]")).to_contain_text("kept on this device")
    page.goto(f"{site}/reply/")
    expect(page.locator(".rich [role=textbox]")).to_have_text("Typed in a tunnel")
    page.get_by_role("button", name="Discard").click()
    expect(page.locator("[data-editor-status]")).to_contain_text("discarded")
    page.goto(f"{site}/reply/")
    assert page.locator("#id_body").input_value() == ""


def test_tags_are_suggested_and_taken_by_keyboard(page, text, board, asker, axe):
    from playwright.sync_api import expect

    from forums.models import Topic
    from portal.writing.models import Tag

    topic = Topic.objects.create(board=board, author=asker, title="x", slug="x")
    topic.tags.add(Tag.objects.create(name="descaling", slug="descaling"))
    page.keyboard.type("Words enough")
    entry = page.get_by_role("combobox", name="Tags")
    entry.focus()
    page.keyboard.type("desc")
    page.get_by_role("option", name="descaling").wait_for()
    assert axe() == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("Water filter,wrong,")
    page.keyboard.press("Backspace")
    expect(page.locator(".chip")).to_have_text(["descaling ×", "water filter ×"])
    page.keyboard.press("Enter")
    expect(page.locator("#tags-sent")).to_have_text("['descaling', 'water filter']")


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_a_script_markdown_is_posted_and_previewed(page, box):
    page.locator("#id_body").fill("It **works**")
    with page.context.expect_page() as preview:
        page.get_by_role("button", name="Preview in a new tab").click()
    assert "<strong>works</strong>" in preview.value.content()
    assert not page.get_by_role("button", name="Bold").is_visible()
    assert post(page) == "<p>It <strong>works</strong></p>"


@pytest.mark.parametrize(
    "page",
    [{"viewport": {"width": 360, "height": 740}, "color_scheme": scheme} for scheme in ("light", "dark")],
    indirect=True,
)
def test_the_editor_fits_a_phone(page, text, axe):
    page.keyboard.type("```js ")
    page.keyboard.type("let averyveryveryverylongnameofavariablethatwouldpushthepage = 1")
    assert axe() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
