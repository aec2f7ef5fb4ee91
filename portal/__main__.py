"""`python3 -m portal COMMAND`: the one way in, for a bare Python and for an environment of one's own.

This file is read by whatever Python happens to be called python3, so it keeps to what old ones can parse.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is where it is said
    sys.stderr.write(
        "Commonweal needs Python 3.11 or newer, and this is Python %d.%d: run it with a newer one, "
        "such as `python3.12 -m portal`.\n" % sys.version_info[:2]
    )
    sys.exit(2)

from portal.operations.entry import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
