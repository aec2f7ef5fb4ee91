"""The key that signs cookies and links, made once and kept out of the code."""

import os
import secrets
from pathlib import Path


def secret_key_in(home: Path) -> str:
    """The key of the site in `home`; made on first call, readable by its owner only.

    Two processes that start together agree: the file is created exclusively.
    """
    path = home / "secret_key"
    try:
        return path.read_text()
    except FileNotFoundError:
        home.mkdir(parents=True, exist_ok=True)
    temporary = home / f".secret_key.{os.getpid()}"
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(50))
    try:
        os.link(temporary, path)
    except FileExistsError:
        pass
    finally:
        temporary.unlink()
    return path.read_text()
