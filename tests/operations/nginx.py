"""The nginx that we ship, in front of a site of the tests.

    @pytest.mark.nginx
    def test_…(live_server, shipped_nginx):
        address = shipped_nginx(live_server.url)         # http://127.0.0.1:41234
        address = shipped_nginx(web, live=another_url)   # websockets go elsewhere

`deploy/nginx.conf` is used as it is but for ports, folders and the certificate: it listens without TLS on a free port, and says
to the site that the request came over http. Files are read from where the settings have them. What cannot be
substituted any more fails the test, so that the fixture stays true to the file.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.files.storage import storages

CONFIGURATION = Path(__file__).resolve().parents[2] / "deploy" / "nginx.conf"
AROUND = """\
daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    include {folder}/mime.types;
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
MIME_TYPES = "types { text/css css; text/plain txt; text/html html; image/svg+xml svg; image/png png; image/webp webp; }\n"


def nginx_path() -> str | None:
    return shutil.which("nginx", path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"]))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def adapted(text: str, *, port: int, redirect_port: int, web: str, live: str, folders: dict[str, Path]) -> str:
    """The shipped configuration with ports and folders of its own. Fails when a line that it changes is not there."""
    changes = {
        r"server 127\.0\.0\.1:8000;": f"server {web};",
        r"server 127\.0\.0\.1:8001;": f"server {live};",
        r"listen 80;": f"listen 127.0.0.1:{redirect_port};",
        r"listen \[::\]:80;": "",
        r"listen 443 ssl( http2)?;": f"listen 127.0.0.1:{port};",
        r"listen \[::\]:443 ssl( http2)?;": "",
        r"ssl_certificate [^;]+;": "",
        r"ssl_certificate_key [^;]+;": "",
    }
    for pattern, replacement in changes.items():
        text, count = re.subn(pattern, replacement, text)
        assert count == 1, f"deploy/nginx.conf has {count} times {pattern}, so tests/operations/nginx.py must follow"
    # The longest name first: a folder may lie in another.
    for shipped in sorted(folders, key=len, reverse=True):
        text = text.replace(shipped, f"{folders[shipped]}/")
    assert "/var/lib/commonweal" not in text, "deploy/nginx.conf names a folder that tests/operations/nginx.py does not know"
    return text


@pytest.fixture
def shipped_nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """shipped_nginx(upstream_url, live=None): the address of an nginx from deploy/nginx.conf in front of it."""
    with ExitStack() as running:
        yield lambda web, *, live=None: running.enter_context(nginx_before(web, tmp_path_factory.mktemp("nginx"), live=live))


@contextmanager
def nginx_before(web: str, folder: Path, *, live: str | None = None) -> Iterator[str]:
    """The address of a running nginx with its files in this folder; its site answers at `web`."""
    path = nginx_path()
    assert path, "mark the test with @pytest.mark.nginx, so that it is skipped where nginx is absent"
    port, redirect_port = free_port(), free_port()
    folders = {
        "/var/lib/commonweal/static/": Path(settings.STATIC_ROOT),
        "/var/lib/commonweal/media/": Path(settings.MEDIA_ROOT),
        "/var/lib/commonweal/uploads/": Path(storages["private"].location),  # type: ignore[attr-defined]  # on disk
    }
    (folder / "mime.types").write_text(MIME_TYPES)
    (folder / "site.conf").write_text(
        adapted(
            CONFIGURATION.read_text(),
            port=port,
            redirect_port=redirect_port,
            web=urlsplit(web).netloc,
            live=urlsplit(live or web).netloc,
            folders=folders,
        )
    )
    user = "user root;" if os.geteuid() == 0 else ""  # the tests' folders belong to whoever runs them
    (folder / "nginx.conf").write_text(AROUND.format(user=user, folder=folder))
    command = [path, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(process, port, log=folder / "error.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_for(process: subprocess.Popen[bytes], port: int, *, log: Path) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"nginx did not start: {log.read_text() if log.exists() else 'no log'}")
