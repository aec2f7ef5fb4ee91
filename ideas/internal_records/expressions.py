"""Expressions of scores: arithmetic over names, and nothing else.

Read with Python's own parser into a tree in which every node has to be on a short list, and computed by walking that
tree with Decimals. Nothing is compiled or evaluated as Python, and no attribute of anything can be named. (Libraries
for this know attributes, indexes and comparisons that would have to be shut off again; two of them had ways out.)
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ideas.internal_records.models import WhyNot

LONGEST = 300
MOST_NODES = 120
DEEPEST = 20
LARGEST = Decimal(10) ** 13  # fits the column of values
_MOST_EXPONENT = 10


class NotAnExpression(ValueError):
    """It cannot be read, or asks for more than arithmetic. The message says what to change."""


class NotComputable(Exception):
    """There is no number for these values."""

    def __init__(self, why: WhyNot) -> None:
        super().__init__(why.label)
        self.why = why


def _positive(value: Decimal) -> Decimal:
    if value <= 0:
        raise NotComputable(WhyNot.ROOT)
    return value


def _root(value: Decimal) -> Decimal:
    if value < 0:
        raise NotComputable(WhyNot.ROOT)
    return value.sqrt()


def _power(base: Decimal, exponent: Decimal) -> Decimal:
    if abs(exponent) > _MOST_EXPONENT:
        raise NotComputable(WhyNot.LARGE)
    if base == 0 and exponent < 0:
        raise NotComputable(WhyNot.ZERO)
    if base == 0 and exponent == 0:
        return Decimal(1)
    return base**exponent


# Name to how many arguments at least, at most, and what it does.
FUNCTIONS: dict[str, tuple[int, int, Callable[..., Decimal]]] = {
    "min": (2, 10, min),
    "max": (2, 10, max),
    "abs": (1, 1, abs),
    "round": (1, 1, lambda value: value.to_integral_value()),
    "sqrt": (1, 1, _root),
    "log": (1, 1, lambda value: _positive(value).ln()),
    "log10": (1, 1, lambda value: _positive(value).log10()),
}
_OPERATORS: dict[type[ast.operator], tuple[str, Callable[[Decimal, Decimal], Decimal]]] = {
    ast.Add: ("+", lambda left, right: left + right),
    ast.Sub: ("−", lambda left, right: left - right),
    ast.Mult: ("×", lambda left, right: left * right),
    ast.Div: ("÷", lambda left, right: left / right),
    ast.Pow: ("^", _power),
}
# How tightly each binds, so that a formula in words has the brackets it needs.
_BINDS: dict[type[ast.operator], int] = {ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2, ast.Pow: 4}


@dataclass(frozen=True)
class Expression:
    """A formula that was read. `names`: what it asks for."""

    tree: ast.expr
    names: frozenset[str]

    def value(self, values: Mapping[str, Decimal]) -> Decimal:
        """What it comes to. Raises NotComputable."""
        with localcontext(prec=28, Emax=99, Emin=-99) as context:
            for signal in (DivisionByZero, InvalidOperation, Overflow):
                context.traps[signal] = True
            try:
                return _compute(self.tree, values)
            except DivisionByZero:
                raise NotComputable(WhyNot.ZERO) from None
            except Overflow:
                raise NotComputable(WhyNot.LARGE) from None
            except InvalidOperation as error:  # 0 / 0, or a root of what has none
                zero = "DivisionUndefined" in repr(error)
                raise NotComputable(WhyNot.ZERO if zero else WhyNot.ROOT) from None

    def spelled(self, word: Callable[[str], str]) -> str:
        """The formula as one writes it by hand, each name by `word`."""
        return _spell(self.tree, word)[0]


def read(text: str, known: Iterable[str]) -> Expression:
    """Read an expression over the names that are known. Raises NotAnExpression."""
    text = text.strip()
    if not text:
        raise NotAnExpression(_("Write an expression, such as (reach * impact) / effort."))
    if len(text) > LONGEST:
        raise NotAnExpression(_("The expression is too long. It may have 300 characters."))
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise NotAnExpression(_("This cannot be read. Look for a bracket or an operator that is missing.")) from None
    if sum(1 for _node in ast.walk(tree)) > MOST_NODES:
        raise NotAnExpression(_("The expression has too many parts. Make two formulas of it."))
    names: set[str] = set()
    _check(tree, frozenset(known), names, 1)
    return Expression(tree, frozenset(names))


def _check(node: ast.AST, known: frozenset[str], names: set[str], depth: int) -> None:
    """Every node is on the list, or the expression is refused."""
    if depth > DEEPEST:
        raise NotAnExpression(_("The expression is nested too deeply. Make two formulas of it."))
    match node:
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
            parts = [left, right]
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            parts = [operand]
        case ast.Constant(value=bool()):
            raise NotAnExpression(_("Only numbers, names and + - * / ** can stand in an expression."))
        case ast.Constant(value=int() | float() as value):
            if not abs(value) < LARGEST:
                raise NotAnExpression(_("A number in the expression is too large."))
            parts = []
        case ast.Name(id=name):
            if name not in known:
                words = {"name": name, "known": ", ".join(sorted(known))}
                raise NotAnExpression(_("Nothing is called “%(name)s” here. These names are known: %(known)s.") % words)
            names.add(name)
            parts = []
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS:
            least, most, _function = FUNCTIONS[name]
            if not least <= len(args) <= most:
                words = {"name": name, "least": str(least), "most": str(most)}
                raise NotAnExpression(_("%(name)s takes %(least)s to %(most)s values.") % words)
            parts = list(args)
        case ast.Call(func=ast.Name()):
            words = {"known": ", ".join(sorted(FUNCTIONS))}
            raise NotAnExpression(_("There is no such function. These are: %(known)s.") % words)
        case _:
            raise NotAnExpression(_("Only numbers, names and + - * / ** can stand in an expression."))
    for part in parts:
        _check(part, known, names, depth + 1)


def _compute(node: ast.expr, values: Mapping[str, Decimal]) -> Decimal:
    match node:
        case ast.BinOp(left=left, op=operator, right=right):
            value = _OPERATORS[type(operator)][1](_compute(left, values), _compute(right, values))
        case ast.UnaryOp(op=operator, operand=operand):
            value = _compute(operand, values)
            value = -value if isinstance(operator, ast.USub) else value
        case ast.Constant(value=number):
            value = Decimal(str(number))
        case ast.Name(id=name):
            if name not in values:
                raise NotComputable(WhyNot.MISSING)
            value = values[name]
        case ast.Call(func=ast.Name(id=name), args=args):
            value = FUNCTIONS[name][2](*(_compute(part, values) for part in args))
        case _:
            raise AssertionError("read() lets nothing else through")
    if not abs(value) < LARGEST:
        raise NotComputable(WhyNot.LARGE)
    return value


def _spell(node: ast.expr, word: Callable[[str], str]) -> tuple[str, int]:
    """The words of a part, and how tightly it binds."""
    match node:
        case ast.BinOp(left=left, op=operator, right=right):
            mine = _BINDS[type(operator)]
            (before, left_binds), (after, right_binds) = _spell(left, word), _spell(right, word)
            # What is taken away, divided by or raised to keeps its brackets: a − (b − c).
            before = f"({before})" if left_binds < mine or (mine == 4 and left_binds == 4) else before
            keeps = isinstance(operator, ast.Sub | ast.Div)
            after = f"({after})" if right_binds < mine or (keeps and right_binds == mine) else after
            return f"{before} {_OPERATORS[type(operator)][0]} {after}", mine
        case ast.UnaryOp(op=operator, operand=operand):
            inner, binds = _spell(operand, word)
            inner = f"({inner})" if binds < 4 else inner
            return (f"−{inner}" if isinstance(operator, ast.USub) else inner), 3
        case ast.Constant(value=number):
            return as_number(Decimal(str(number))), 5
        case ast.Name(id=name):
            return word(name), 5
        case ast.Call(func=ast.Name(id=name), args=args):
            return f"{name}({', '.join(_spell(part, word)[0] for part in args)})", 5
    raise AssertionError("read() lets nothing else through")


def as_number(value: Decimal | None) -> str:
    """A value as people read it: at most two places, none that say nothing."""
    if value is None:
        return ""
    places = 2 if abs(value) >= 1 or not value else 4
    short = round(value, places)
    text = format(short.normalize(), "f")
    return number_format(Decimal(text), use_l10n=True, force_grouping=True)
