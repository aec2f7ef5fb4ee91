"""Colours for code, put in once when a text is written.

Eight classes are enough to read code by, and they keep a page small: Pygments' own formatter
gives seventy.
"""

from __future__ import annotations

import html as entities
from functools import cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Generic, Keyword, Name, Number, Operator, String, _TokenType

MAX_CODE = 8_000  # characters in one text; beyond it code stays plain, for some lexers take the square of the length

# What a fence may say, to the one name that is stored (and that Pygments knows).
_ALIASES = {
    "bash": ("sh", "shell", "zsh", "console"),
    "c": ("h",),
    "cpp": ("c++", "cc", "hpp"),
    "csharp": ("cs", "c#"),
    "css": (),
    "diff": ("patch",),
    "docker": ("dockerfile",),
    "go": ("golang",),
    "html": ("htm",),
    "http": (),
    "ini": ("cfg", "conf", "properties"),
    "java": (),
    "javascript": ("js", "jsx", "mjs"),
    "json": (),
    "kotlin": ("kt",),
    "lua": (),
    "markdown": ("md",),
    "nginx": (),
    "perl": ("pl",),
    "php": (),
    "powershell": ("ps1", "pwsh"),
    "python": ("py", "python3"),
    "r": (),
    "ruby": ("rb",),
    "rust": ("rs",),
    "scala": (),
    "sql": ("mysql", "postgresql", "sqlite"),
    "swift": (),
    "text": ("txt", "plain", "plaintext", "none"),
    "toml": (),
    "typescript": ("ts", "tsx"),
    "xml": ("svg",),
    "yaml": ("yml",),
}
LANGUAGES: dict[str, str] = {name: known for known, names in _ALIASES.items() for name in (known, *names)}

# First match wins.
_CLASSES: tuple[tuple[_TokenType, str], ...] = (
    (Comment, "hl-c"),
    (String, "hl-s"),
    (Number, "hl-n"),
    (Keyword, "hl-k"),
    (Operator.Word, "hl-k"),
    (Name.Function, "hl-f"),
    (Name.Class, "hl-f"),
    (Name.Decorator, "hl-f"),
    (Name.Tag, "hl-k"),
    (Name.Attribute, "hl-f"),
    (Generic.Deleted, "hl-d"),
    (Generic.Inserted, "hl-i"),
    (Generic.Heading, "hl-f"),
    (Generic.Subheading, "hl-c"),
)


@cache
def _lexer(language: str) -> Lexer:
    return get_lexer_by_name(language, stripnl=False, ensurenl=False)


@cache
def _class_of(token: _TokenType) -> str:
    return next((name for family, name in _CLASSES if token in family), "")


def highlighted(code: str, language: str) -> str:
    """Code as escaped HTML with `<span class="hl-…">` around what has a colour. Unknown language: escaped only."""
    known = LANGUAGES.get(language)
    if known is None or known == "text" or len(code) > MAX_CODE:
        return entities.escape(code, quote=False)
    out: list[str] = []
    run, run_class = "", ""
    for token, text in _lexer(known).get_tokens(code):
        name = _class_of(token) if text.strip() else run_class
        if name != run_class:
            out.append(_span(run, run_class))
            run, run_class = "", name
        run += text
    out.append(_span(run, run_class))
    return "".join(out)


def _span(text: str, name: str) -> str:
    text = entities.escape(text, quote=False)
    return f'<span class="{name}">{text}</span>' if name and text else text
