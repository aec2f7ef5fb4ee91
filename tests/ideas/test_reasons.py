"""When a reason for declining is sufficient."""

import pytest

from ideas.reasons import lacks


@pytest.mark.parametrize(
    "text",
    [
        "Four other makers sell it already, theirs fit.",
        "Уже есть у четырёх других производителей, они подходят.",
        "四つの他社製品が合うため、当社では作りません。",
        "ผู้ผลิตอื่นมีขายอยู่แล้ว",
        "네 곳의 다른 제조사 제품이 잘 맞습니다.",
        "四家其他厂商已经有了，都能配上，所以不做 v2。",
    ],
)
def test_a_sentence_is_a_reason_in_every_script(text):
    assert lacks(text) == ""


@pytest.mark.parametrize(
    "text",
    ["", "   ", "No.", "-" * 60, ". " * 60, "no" + "o" * 80, "\u200b" * 60, "Out of scope, sorry.", "不做。", "🙂" * 50],
)
def test_what_says_nothing_is_none_however_long(text):
    assert lacks(text)


def test_the_refusal_says_how_much_is_missing():
    assert "has 20 characters; declining needs at least 40" in lacks("Out of scope, sorry.")
    assert "needs at least 15" in lacks("不做。")
