"""The site's own settings for the server that is measured, with one address more: the floor.

Only `benchmark` starts a server with them; the site's own addresses know nothing of it.
"""

from portal.settings.base import *  # noqa: F403
from portal.settings.base import ALLOWED_HOSTS

ROOT_URLCONF = "portal.operations.benchmarks.urls"
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "127.0.0.1"]
LOG_LEVEL = "ERROR"
ACCOUNT_RATE_LIMITS = False  # `signup` asks four hundred times from one address
