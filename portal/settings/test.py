"""Settings of the test suite: the product's own, with what a test must not wait for or write to."""

import os
import tempfile
from hashlib import sha256
from pathlib import Path

home = Path(os.environ.setdefault("COMMONWEAL_HOME", tempfile.mkdtemp(prefix="commonweal-test-")))
# Workers inherit the folder of the process that started them; each has one of its own in it, for files and locks.
worker = os.environ.get("PYTEST_XDIST_WORKER", "")
if worker and home.name != worker:
    os.environ["COMMONWEAL_HOME"] = str(home / worker)
os.environ.setdefault("SECRET_KEY", "only-for-tests")

from jinja2 import FileSystemBytecodeCache, StrictUndefined
from jinja2 import __version__ as jinja_version

from portal.settings.base import *  # noqa: F403
from portal.settings.base import CACHES, INSTALLED_APPS, REDIS_URL, STATIC_ROOT, TEMPLATES


def _environment_key() -> str:
    """What compiled templates depend on beside their text: Jinja2 itself and how its environment is made."""
    made = (Path(__file__).parent.parent / "common" / "jinja.py").read_bytes()
    return sha256(jinja_version.encode() + made + Path(__file__).read_bytes()).hexdigest()[:16]


EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
TEMPLATES[0]["OPTIONS"]["undefined"] = StrictUndefined
# Templates are compiled once, not by each worker of each suite: four seconds each.
compiled = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "commonweal-tests" / f"jinja-{_environment_key()}"
compiled.mkdir(parents=True, exist_ok=True)
TEMPLATES[0]["OPTIONS"]["bytecode_cache"] = FileSystemBytecodeCache(str(compiled))
LOG_LEVEL = "ERROR"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns of a missing one

if REDIS_URL:
    # Workers that run side by side have a database each, and so a cache each: one that empties its own empties no other's.
    CACHES["default"]["LOCATION"] = f"{REDIS_URL.rsplit('/', 1)[0]}/{int(worker.removeprefix('gw') or 0) % 15 + 1}"

# Each test client builds the middleware anew; looking through all static files took a fifth of the suite.
WHITENOISE_AUTOREFRESH = True

# A small app that proves that a new type of content is local to its app (tests/toy).
INSTALLED_APPS = ["tests.toy", *INSTALLED_APPS]
ACTIVITY_REACTIONS = "tests.toy.reactions.REACTIONS"
