"""The arithmetic of `claims.yaml`: numbers, names, + - * / ** and given functions. Nothing else is evaluated."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping

BINARY = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
          ast.Pow: operator.pow}
UNARY = {ast.UAdd: operator.pos, ast.USub: operator.neg}
FUNCTIONS: dict[str, Callable] = {"abs": abs, "sqrt": math.sqrt, "exp": math.exp, "log": math.log}


class ExpressionError(ValueError):
    """An expression that is no arithmetic, or speaks of what there is not."""


def evaluate(text: str, names: Mapping[str, float], functions: Mapping[str, Callable] | None = None) -> float:
    """The value of an expression. Arguments of functions may be strings."""
    known = FUNCTIONS | dict(functions or {})

    def value(node: ast.AST):
        match node:
            case ast.Expression(body=body):
                return value(body)
            case ast.Constant(value=int() | float() | str() as constant):
                return constant
            case ast.Name(id=name):
                if name not in names:
                    raise ExpressionError(f"{text!r}: {name!r} is not known")
                return names[name]
            case ast.UnaryOp(op=op, operand=operand) if type(op) in UNARY:
                return UNARY[type(op)](value(operand))
            case ast.BinOp(left=left, op=op, right=right) if type(op) in BINARY:
                return BINARY[type(op)](value(left), value(right))
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in known:
                return known[name](*map(value, arguments))
        raise ExpressionError(f"{text!r}: no arithmetic")

    try:
        tree = ast.parse(text.strip(), mode="eval")
    except SyntaxError as error:
        raise ExpressionError(f"{text!r}: {error.msg}") from error
    return float(value(tree))
