"""Settings of the test suite: the product's own, with what a test must not wait for or write to."""

import os
import tempfile
from pathlib import Path

home = Path(os.environ.setdefault("COMMONWEAL_HOME", tempfile.mkdtemp(prefix="commonweal-test-")))
# Workers inherit the folder of the process that started them; each has one of its own in it, for files and locks.
worker = os.environ.get("PYTEST_XDIST_WORKER", "")
if worker and home.name != worker:
    os.environ["COMMONWEAL_HOME"] = str(home / worker)
os.environ.setdefault("SECRET_KEY", "only-for-tests")

from jinja2 import StrictUndefined

from portal.settings.base import *  # noqa: F403
from portal.settings.base import CACHES, INSTALLED_APPS, REDIS_URL, STATIC_ROOT, TEMPLATES

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
TEMPLATES[0]["OPTIONS"]["undefined"] = StrictUndefined
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
