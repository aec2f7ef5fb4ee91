"""What `web` has granian serve: the WSGI application, behind requests that have arrived whole."""

import os

from portal.common.arrival import Arrived
from portal.wsgi import application as pages

application = Arrived(pages, threads=int(os.environ.get("COMMONWEAL_WEB_THREADS", "4")))
