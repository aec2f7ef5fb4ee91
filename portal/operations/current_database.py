"""Refusing to run over a database that the code does not fit."""

from __future__ import annotations

from portal.operations import schema
from portal.operations.command import WrongUse


def require_current_database() -> None:
    """Refuse to run over a database that the code does not fit. Raises WrongUse with the command to run."""
    from django.db import OperationalError

    try:
        if schema.is_up_to_date():
            return
    except OperationalError as error:
        raise WrongUse(f"The database cannot be reached: {str(error).splitlines()[0]}. Check DATABASE_URL.") from None
    missing = schema.unapplied()
    names = ", ".join(missing[:3]) + (f" and {len(missing) - 3} more" if len(missing) > 3 else "")
    raise WrongUse(f"The database lacks migrations ({names}): run `python3 -m portal migrate` first.")
