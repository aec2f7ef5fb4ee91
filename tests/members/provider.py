"""An OpenID Connect provider on loopback, as strict as those of companies: what the site gets wrong, it refuses.

It answers discovery, authorization (code flow with PKCE), token, userinfo and keys, and signs with a key of its own.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "community", "a secret of the site"
_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
_PAGE = """<!doctype html><html lang="en"><title>Acme</title><h1>Acme sign-in</h1>{}</html>"""
_DECIDE = """<p>Community asks who you are.</p><form method="post" action="/decide">{}
<button name="answer" value="yes">Continue as {}</button> <button name="answer" value="no">Refuse</button></form>"""


@dataclass
class Provider:
    """What it knows of the person who stands at it, and what it saw."""

    url: str = ""
    person: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)  # each works once
    tokens: set[str] = field(default_factory=set)
    asked: list[dict[str, str]] = field(default_factory=list)  # authorization requests
    refusals: list[str] = field(default_factory=list)  # what was wrong with a request

    @property
    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        }

    def wrong_with(self, asked: dict[str, str]) -> str:
        """Why an authorization request is refused; nothing when it is in order."""
        wanted = {"response_type": "code", "client_id": CLIENT, "code_challenge_method": "S256"}
        for name, value in wanted.items():
            if asked.get(name) != value:
                return f"{name} is {asked.get(name)}"
        if "openid" not in asked.get("scope", "").split():
            return "the scope lacks openid"
        if len(asked.get("state", "")) < 8 or len(asked.get("code_challenge", "")) != 43:
            return "state or code_challenge is missing"
        return "" if urlsplit(asked.get("redirect_uri", "")).path == "/accounts/oidc/acme/login/callback/" else "redirect_uri"

    def token_for(self, given: dict[str, str]) -> dict[str, Any] | str:
        """Tokens for a code, or why not."""
        asked = self.codes.pop(given.get("code", ""), None)
        if asked is None:
            return "an unknown or used code"
        if (given.get("client_id"), given.get("client_secret")) != (CLIENT, SECRET):
            return "a wrong client"
        challenge = base64.urlsafe_b64encode(hashlib.sha256(given.get("code_verifier", "").encode()).digest()).rstrip(b"=")
        if challenge.decode() != asked["code_challenge"]:
            return "a wrong code_verifier"
        if given.get("grant_type") != "authorization_code" or given.get("redirect_uri") != asked["redirect_uri"]:
            return "a wrong grant_type or redirect_uri"
        now, token = int(time.time()), secrets.token_urlsafe()
        self.tokens.add(token)
        claims = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 300, **self.person}
        if "nonce" in asked:
            claims["nonce"] = asked["nonce"]
        return {
            "access_token": token,
            "token_type": "Bearer",
            "expires_in": 300,
            "id_token": jwt.encode(claims, _KEY, "RS256", headers={"kid": "one"}),
        }


class _Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = dict(parse_qsl(parts.query))
        match parts.path:
            case "/.well-known/openid-configuration":
                self._json(self.provider.discovery)
            case "/keys":
                key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(_KEY.public_key()))
                self._json({"keys": [key | {"kid": "one", "use": "sig", "alg": "RS256"}]})
            case "/authorize":
                self.provider.asked.append(asked)
                if wrong := self.provider.wrong_with(asked):
                    return self._refuse(wrong)
                kept = "".join(f'<input type="hidden" name="{escape(k)}" value="{escape(v)}">' for k, v in asked.items())
                self._answer(_PAGE.format(_DECIDE.format(kept, escape(self.provider.person["name"]))), "text/html")
            case "/userinfo":
                token = self.headers.get("Authorization", "").removeprefix("Bearer ")
                if token not in self.provider.tokens:
                    return self._refuse("a wrong access token", 401)
                self._json(self.provider.person)
            case _:
                self._answer("", "text/plain", 204 if parts.path == "/favicon.ico" else 404)

    def do_POST(self) -> None:
        given = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        if self.path == "/token":
            scheme, _space, credentials = self.headers.get("Authorization", "").partition(" ")
            if scheme == "Basic":
                names = base64.b64decode(credentials).decode().split(":", 1)
                given |= dict(zip(("client_id", "client_secret"), names, strict=True))
            answer = self.provider.token_for(given)
            return self._refuse(answer) if isinstance(answer, str) else self._json(answer)
        back = {"state": given["state"]}
        if given.pop("answer") == "yes":
            back["code"] = secrets.token_urlsafe()
            self.provider.codes[back["code"]] = given
        else:
            back["error"] = "access_denied"
        self.send_response(303)
        self.send_header("Location", f"{given['redirect_uri']}?{urlencode(back)}")
        self.end_headers()

    def _refuse(self, wrong: str, status: int = 400) -> None:
        self.provider.refusals.append(wrong)
        self._json({"error": "invalid_request", "error_description": wrong}, status)

    def _json(self, value: Any, status: int = 200) -> None:
        self._answer(json.dumps(value), "application/json", status)

    def _answer(self, text: str, kind: str, status: int = 200) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: Any) -> None:
        """Not between the lines of the tests."""


@contextmanager
def running_provider() -> Iterator[Provider]:
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"provider": provider}))
    provider.url = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
