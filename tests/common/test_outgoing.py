"""Requests to other systems go where they may and nowhere else."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from portal.common.outgoing import NotAllowed, Outgoing, OutgoingError, TooLarge, TooLate
from portal.common.reachable import may_reach

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


@contextmanager
def answering(*parts: bytes, pause: float = 0.0) -> Iterator[tuple[str, list[bytes]]]:
    """A server on this machine that answers every request with these bytes. Gives its host and port, and what it was sent."""
    server = socket.create_server(("127.0.0.1", 0))
    seen: list[bytes] = []

    def serve() -> None:
        while True:
            try:
                one, _address = server.accept()
            except OSError:
                return
            with one:
                seen.append(one.recv(65536))
                try:
                    for part in parts:
                        one.sendall(part)
                        time.sleep(pause)
                except OSError:
                    pass

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.getsockname()[1]}", seen
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join()


@pytest.fixture
def loopback(settings: Any) -> None:
    settings.OUTGOING_LOOPBACK = True


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """What names resolve to, one answer after the other; the last one stays. Gives the addresses that were connected to."""

    def set_to(*answers: list[str]) -> list[str]:
        left, reached = list(answers), []

        def resolve(host: str, port: int, **_how: Any) -> list[Any]:
            found = left.pop(0) if len(left) > 1 else left[0]
            family = {4: socket.AF_INET, 6: socket.AF_INET6}
            return [(family[ipaddress.ip_address(each).version], socket.SOCK_STREAM, 6, "", (each, port)) for each in found]

        def connect(_self: Any, address: Any) -> None:
            reached.append(address[0])
            raise ConnectionRefusedError

        monkeypatch.setattr("portal.common.outgoing.socket.getaddrinfo", resolve)
        monkeypatch.setattr("portal.common.outgoing.socket.socket.connect", connect)
        return reached

    return set_to


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.5.5", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200",
        "0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.0.192", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1",
        "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "2002:7f00:1::",
        "2002:a00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "::7f00:1", "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ],
)  # fmt: skip
def test_no_request_goes_into_a_network_of_the_sites_own(names: Any, address: str) -> None:
    reached = names([address])
    with pytest.raises(NotAllowed, match="inside a network"):
        Outgoing(["crm.example"]).request("GET", "https://crm.example/")
    assert reached == []


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_public_addresses_are_reached(names: Any, address: str) -> None:
    reached = names([address])
    with pytest.raises(OutgoingError):
        Outgoing(["crm.example"]).request("GET", "https://crm.example/")
    assert reached == [address]


def test_a_name_is_resolved_once_and_the_address_that_was_looked_at_is_connected_to(names: Any) -> None:
    reached = names(["93.184.216.34"], ["127.0.0.1"])
    with pytest.raises(OutgoingError):
        Outgoing(["crm.example"]).request("GET", "https://crm.example/")
    assert reached == ["93.184.216.34"]


def test_one_private_address_among_several_is_enough_to_refuse(names: Any) -> None:
    reached = names(["93.184.216.34", "10.0.0.1"])
    with pytest.raises(NotAllowed):
        Outgoing(["crm.example"]).request("GET", "https://crm.example/")
    assert reached == []


def test_a_host_in_the_companys_own_network_is_reached_where_it_was_named_for_that(names: Any) -> None:
    reached = names(["10.0.0.7"])
    http = Outgoing(["crm.lan", "other.lan"], internal_hosts=["crm.lan"])
    for host in ("crm.lan", "other.lan"):
        with pytest.raises(OutgoingError):
            http.request("GET", f"https://{host}/")
    assert reached == ["10.0.0.7"]
    for never in ("127.0.0.1", "169.254.169.254", "fe80::1", "fd00:ec2::254", "::ffff:127.0.0.1"):
        assert not may_reach(ipaddress.ip_address(never), is_internal=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://crm.example/", "ftp://crm.example/", "file:///etc/passwd", "//crm.example/", "https://other.example/", "https:///x",
        "https://crm.example.evil.example/", "https://crm.example@evil.example/", "https://user:word@crm.example/",
        "https://crm.example:8443/", "https://crm.example\\@evil.example/", "https://crm.example/\r\nX: y", "https://crm.example /",
        "https://2130706433/", "https://127.0.0.1/", "https://[::1]/", "https://crm.example:99999/", "",
    ],
)  # fmt: skip
def test_only_https_and_only_the_named_hosts(names: Any, url: str) -> None:
    reached = names(["93.184.216.34"])
    with pytest.raises(NotAllowed):
        Outgoing(["crm.example"]).request("GET", url)
    assert reached == []


def test_a_host_is_the_same_however_it_is_spelt(names: Any) -> None:
    reached = names(["93.184.216.34"])
    http = Outgoing(["CRM.Bücher.example", "crm.example:8443"])
    for url in ("https://crm.xn--bcher-kva.example/", "https://CRM.BÜCHER.example./", "https://crm.example:8443/x"):
        with pytest.raises(OutgoingError, match="gave no answer"):
            http.request("GET", url)
    assert len(reached) == 3


def test_this_machine_is_reached_in_tests_alone(settings: Any) -> None:
    with answering(OK) as (host, seen):
        http = Outgoing([host])
        with pytest.raises(NotAllowed, match="https"):
            http.request("GET", f"http://{host}/")
        assert seen == []
        settings.OUTGOING_LOOPBACK = True
        assert http.request("GET", f"http://{host}/").json() == {}
        with pytest.raises(NotAllowed, match="https"):
            Outgoing(["crm.example:80"]).request("GET", "http://crm.example/")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("target", ["http://169.254.169.254/latest/meta-data/", "https://evil.example/", "/elsewhere"])
def test_no_redirect_is_followed(loopback: None, status: int, target: str) -> None:
    with answering(f"HTTP/1.1 {status} Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode()) as (host, seen):
        with pytest.raises(NotAllowed, match="redirect"):
            Outgoing([host]).request("GET", f"http://{host}/")
        assert len(seen) == 1


def test_several_choices_are_an_answer(loopback: None) -> None:
    """Some systems say so that more than one record matches."""
    with answering(b"HTTP/1.1 300 Multiple Choices\r\nContent-Length: 4\r\n\r\n[12]") as (host, _seen):
        assert Outgoing([host]).request("GET", f"http://{host}/").status == 300


@pytest.mark.parametrize(
    "link", ["https://evil.example/next", "//evil.example/next", "http://169.254.169.254/", "javascript:alert(1)", "file:///x"]
)
def test_a_link_of_an_answer_stays_on_the_hosts(link: str) -> None:
    http = Outgoing(["crm.example"])
    with pytest.raises(NotAllowed):
        http.link("https://crm.example/contacts", link)
    assert http.link("https://crm.example/contacts", "?page=2") == "https://crm.example/contacts?page=2"
    assert http.link("https://crm.example/a/b", "/c?d=1") == "https://crm.example/c?d=1"


def test_an_answer_of_a_byte_now_and_then_ends_with_the_time(loopback: None) -> None:
    with answering(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", *[b" "] * 40, pause=0.05) as (host, _seen):
        began = time.monotonic()
        with pytest.raises(TooLate):
            Outgoing([host], seconds=0.3).request("GET", f"http://{host}/")
        assert time.monotonic() - began < 1.5


def test_so_do_headers_that_never_end(loopback: None) -> None:
    with answering(b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 40, pause=0.05) as (host, _seen), pytest.raises(TooLate):
        Outgoing([host], seconds=0.3).request("GET", f"http://{host}/")


@pytest.mark.parametrize("head", [b"Content-Length: 3000\r\n\r\n", b"\r\n"])
def test_an_answer_that_is_too_large_is_not_read_on(loopback: None, head: bytes) -> None:
    with answering(b"HTTP/1.1 200 OK\r\n" + head, b"x" * 3000) as (host, _seen), pytest.raises(TooLarge):
        Outgoing([host], largest=1000).request("GET", f"http://{host}/")


def test_a_packed_answer_and_half_an_answer_are_no_answer(loopback: None) -> None:
    packed = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nxx"
    with answering(packed) as (host, _seen), pytest.raises(NotAllowed, match="packed"):
        Outgoing([host]).request("GET", f"http://{host}/")
    for half in (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nxx", b"nonsense\r\n\r\n", b""):
        with answering(half) as (host, _seen), pytest.raises(OutgoingError):
            Outgoing([host]).request("GET", f"http://{host}/")


def test_what_is_asked_for_is_escaped(loopback: None) -> None:
    with answering(OK) as (host, seen):
        http = Outgoing([host])
        url = http.address(f"http://{host}/records", "a/b?c#d", "ü%")
        http.request("GET", url, query={"email": "o'neil+x&y=1#%@ex.example", "name": "Zoë"})
    line = seen[0].split(b"\r\n")[0].decode()
    assert line == ("GET /records/a%2Fb%3Fc%23d/%C3%BC%25?email=o%27neil%2Bx%26y%3D1%23%25%40ex.example&name=Zo%C3%AB HTTP/1.1")
    for part in ("", ".", ".."):
        with pytest.raises(ValueError, match="names no folder"):
            http.address("https://crm.example", part)


@pytest.mark.parametrize("headers", [{"X-A": "b\r\nHost: evil"}, {"X A": "b"}, {"X-A": "é"}, {"X\r\nY": "b"}])
def test_a_header_cannot_break_out(loopback: None, headers: dict[str, str]) -> None:
    with pytest.raises(NotAllowed):
        Outgoing(["crm.example"]).request("GET", "https://crm.example/", headers=headers)


def test_no_proxy_of_the_environment_is_used(loopback: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with answering(OK) as (host, _seen):
        assert Outgoing([host]).request("GET", f"http://{host}/").status == 200


def test_a_certificate_that_nobody_vouches_for_is_refused(loopback: None, tmp_path: Any) -> None:
    import datetime
    import ssl

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    made = made.not_valid_before(now - datetime.timedelta(1)).not_valid_after(now + datetime.timedelta(1))
    file = tmp_path / "both.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ) + made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        one, _address = server.accept()
        try:
            context.wrap_socket(one, server_side=True).close()
        except OSError:
            one.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    host = f"127.0.0.1:{server.getsockname()[1]}"
    with pytest.raises(NotAllowed, match="certificate"):
        Outgoing([host]).request("GET", f"https://{host}/", headers={"Authorization": "Bearer secret"})
    thread.join()
    server.close()
