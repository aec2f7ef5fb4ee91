"""Emoji by their names: `:smile:` becomes the character, and the editor completes it while one types.

Names are those that people know from elsewhere, for the few hundred that are used; every other emoji is found by the
words of its Unicode name, which Python carries. What is stored is the character, so nothing has to be drawn later.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_SHORT = """
smile 😄 smiley 😃 grin 😁 grinning 😀 joy 😂 rofl 🤣 laughing 😆 sweat_smile 😅 slight_smile 🙂 wink 😉 blush 😊 innocent 😇
heart_eyes 😍 kissing_heart 😘 yum 😋 stuck_out_tongue 😛 sunglasses 😎 nerd 🤓 thinking 🤔 neutral 😐 expressionless 😑
rolling_eyes 🙄 smirk 😏 relieved 😌 sleeping 😴 tired 😫 sad 😢 cry 😢 sob 😭 frown 🙁 angry 😠 rage 😡 confused 😕 worried 😟
scream 😱 fear 😨 flushed 😳 astonished 😲 open_mouth 😮 mask 😷 exploding_head 🤯 shrug 🤷 facepalm 🤦 hug 🤗 salute 🫡 melting 🫠
thumbsup 👍 +1 👍 thumbsdown 👎 -1 👎 ok_hand 👌 clap 👏 raised_hands 🙌 pray 🙏 thanks 🙏 wave 👋 muscle 💪 point_up ☝️
point_right 👉 point_left 👈 point_down 👇 handshake 🤝 fingers_crossed 🤞 eyes 👀 brain 🧠 heart ❤️ broken_heart 💔 blue_heart 💙
green_heart 💚 yellow_heart 💛 fire 🔥 sparkles ✨ star ⭐ tada 🎉 party 🥳 rocket 🚀 trophy 🏆 medal 🏅 gift 🎁 cake 🎂 balloon 🎈
check ✅ white_check_mark ✅ x ❌ warning ⚠️ stop 🛑 question ❓ exclamation ❗ info ℹ️ bulb 💡 idea 💡 lock 🔒 key 🔑 bug 🐛
wrench 🔧 hammer 🔨 tools 🛠️ gear ⚙️ screw 🔩 toolbox 🧰 battery 🔋 plug 🔌 thermometer 🌡️ droplet 💧 water 💧 coffee ☕ tea 🍵
beer 🍺 wine 🍷 pizza 🍕 apple 🍎 bread 🍞 computer 💻 phone 📱 camera 📷 printer 🖨️ mail ✉️ package 📦 memo 📝 pencil ✏️
book 📖 books 📚 link 🔗 paperclip 📎 pushpin 📌 calendar 📅 chart 📈 clock 🕒 hourglass ⏳ alarm ⏰ bell 🔔 mute 🔇 mag 🔍
sun ☀️ rain 🌧️ snow ❄️ cloud ☁️ rainbow 🌈 moon 🌙 earth 🌍 tree 🌳 seedling 🌱 flower 🌸 rose 🌹 dog 🐶 cat 🐱 mouse 🐭 fox 🦊
bear 🐻 panda 🐼 penguin 🐧 bird 🐦 fish 🐟 bee 🐝 snail 🐌 turtle 🐢 unicorn 🦄 robot 🤖 ghost 👻 skull 💀 alien 👽 poop 💩
arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ recycle ♻️ hundred 💯 zzz 💤 house 🏠 car 🚗 bike 🚲 train 🚆 ship 🚢
"""
# Blocks in which every symbol is drawn as an emoji, skin colours and the like apart.
_BLOCKS = (
    (0x1F300, 0x1F3FA),
    (0x1F400, 0x1F53D),
    (0x1F550, 0x1F567),
    (0x1F5FB, 0x1F64F),
    (0x1F680, 0x1F6C5),
    (0x1F90C, 0x1F9FF),
)
_TYPED = re.compile(r"(?<![\w:]):([a-z0-9_+-]{1,60}):(?![\w:])")


@cache
def names() -> dict[str, str]:
    """Every name with its character, those that people use first."""
    words = _SHORT.split()
    known = dict(zip(words[::2], words[1::2], strict=True))
    for first, last in _BLOCKS:
        for number in range(first, last + 1):
            if unicodedata.category(chr(number)) == "So":
                name = re.sub(r"[^a-z0-9]+", "_", unicodedata.name(chr(number)).lower())
                known.setdefault(name, chr(number))
    return known


def found(query: str, limit: int = 8) -> list[tuple[str, str]]:
    """Names that begin with what was typed, then those with a later word that does. A character comes once."""
    query = query.lower()
    first = [name for name in names() if name.startswith(query)]
    later = [name for name in names() if f"_{query}" in name]
    chosen: dict[str, str] = {}
    for name in [*first, *later]:
        chosen.setdefault(names()[name], name)
        if len(chosen) == limit:
            break
    return [(name, character) for character, name in chosen.items()]


def with_emoji(text: str) -> str:
    """`:smile:` as the character. What is no name stays as it was typed."""
    return _TYPED.sub(lambda match: names().get(match[1], match[0]), text) if ":" in text else text
