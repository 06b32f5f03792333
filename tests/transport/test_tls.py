"""TLS: private certificate authorities, certificates that are not to be trusted, proxies on the way."""

import datetime
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from gemini_sdk.errors import APIConnectionError, StreamBrokenError
from tests.raw_server import RawServer, answer, cut, event, stream, stream_head
from tests.transport.driver import ProbeDriver

pytestmark = pytest.mark.each_http_library

NOW = datetime.datetime.now(datetime.UTC)
DAY = datetime.timedelta(days=1)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


class Authority:
    """A certificate authority of these tests alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._certificate = self._signed(
            _name("Tests"), self._key, NOW + DAY, x509.BasicConstraints(ca=True, path_length=None)
        )
        self.file = folder / "ca.pem"
        self.file.write_bytes(self._certificate.public_bytes(serialization.Encoding.PEM))

    def _signed(
        self,
        name: x509.Name,
        key: ec.EllipticCurvePrivateKey,
        until: datetime.datetime,
        extension: x509.ExtensionType,
    ) -> x509.Certificate:
        issuer = self._key.public_key()
        is_authority = isinstance(extension, x509.BasicConstraints)
        # Python 3.13 asks for all of these.
        usage = x509.KeyUsage(
            digital_signature=True,
            content_commitment=False,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            key_cert_sign=is_authority,
            crl_sign=is_authority,
            encipher_only=False,
            decipher_only=False,
        )
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(_name("Tests"))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW - 2 * DAY)
            .not_valid_after(until)
            .add_extension(extension, critical=is_authority)
            .add_extension(usage, critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer), False)
            .sign(self._key, hashes.SHA256())
        )

    def context(self, host: str = "127.0.0.1", days: int = 1) -> ssl.SSLContext:
        """What a server of that address needs, whose certificate is valid for so many days."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))])
        certificate = self._signed(_name(host), key, NOW + days * DAY, names)
        file = self.folder / f"{host}-{days}.pem"
        file.write_bytes(
            certificate.public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))


@pytest.mark.usefixtures("trusted")
def test_a_private_authority(driver: ProbeDriver, authority: Authority) -> None:
    with RawServer(authority.context()) as server:
        client = driver.client(server.url)
        assert driver.ask(client).text == "hello"
        server.plan(stream({"text": "1"}, {"text": "2", "done": True}))
        chunks, error = driver.stream(client).rest()
        assert ([each.text for each in chunks], error) == (["1", "2"], None)
        server.plan([stream_head(), event({"text": "1"}), cut])
        chunks, error = driver.stream(client).rest()
        assert [each.text for each in chunks] == ["1"]
        assert isinstance(error, StreamBrokenError)
        server.plan(answer({"text": "x" * 300_000}))
        assert len(driver.ask(client, body=b"y" * 300_000).text or "") == 300_000
        # A server that ends an idle connection, while nobody looks, has not got the request.
        server.plan([*answer({"text": "last"}), cut], answer({"text": "made"}))
        driver.ask(client)
        ended = server.connections[-1]
        assert ended.closed.wait(10)
        while ended.socket.fileno() != -1:
            time.sleep(0.001)
        assert driver.create(client, max_retries=0).text == "made"


def test_an_authority_that_nobody_trusts(driver: ProbeDriver, authority: Authority) -> None:
    with RawServer(authority.context()) as server:
        with pytest.raises(APIConnectionError, match=r"(?i)certificate.*verify failed") as caught:
            driver.ask(driver.client(server.url, max_retries=0))
        assert not caught.value.sent
        assert not server.requests


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("host", "days", "said"),
    [("127.0.0.2", 1, "not valid for"), ("127.0.0.1", -1, "expired")],
    ids=["wrong host", "expired"],
)
def test_a_certificate_that_does_not_hold(
    driver: ProbeDriver, authority: Authority, host: str, days: int, said: str
) -> None:
    with RawServer(authority.context(host, days)) as server:
        for call in (driver.ask, driver.create):
            with pytest.raises(APIConnectionError, match=said) as caught:
                call(driver.client(server.url, max_retries=0))
            assert not caught.value.sent
            assert "SSL_CERT_FILE" in str(caught.value)
            assert server.host in str(caught.value)
        assert not server.requests


def test_a_server_that_speaks_no_tls(driver: ProbeDriver) -> None:
    url = driver.server.url.replace("http:", "https:")
    with pytest.raises(APIConnectionError) as caught:
        driver.create(driver.client(url, max_retries=0))
    assert not caught.value.sent


@contextmanager
def tunnel(context: ssl.SSLContext | None = None) -> Generator[tuple[str, list[str]]]:
    """A proxy that connects to wherever it is told. Its address, and the heads of requests that came."""
    heads: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threads: list[Thread] = []

        def accept() -> None:
            with suppress(OSError):
                while True:
                    taken, _ = listener.accept()
                    start(serve, taken)

        def start(work: Callable[..., None], *args: socket.socket) -> None:
            threads.append(Thread(target=work, args=args, daemon=True))
            threads[-1].start()

        def serve(taken: socket.socket) -> None:
            with suppress(OSError):
                inside = taken if context is None else context.wrap_socket(taken, server_side=True)
                with inside:
                    heads.append(inside.recv(65536).decode())
                    host, _, port = heads[-1].split()[1].rpartition(":")
                    with socket.create_connection((host, int(port))) as there:
                        inside.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                        start(pump, there, inside)
                        pump(inside, there)

        def pump(source: socket.socket, target: socket.socket) -> None:
            with suppress(OSError):
                while data := source.recv(65536):
                    target.sendall(data)
            with suppress(OSError):
                target.shutdown(socket.SHUT_RDWR)

        start(accept)
        scheme = "http" if context is None else "https"
        yield f"{scheme}://us%65r:p%40ss@127.0.0.1:{listener.getsockname()[1]}", heads
        listener.shutdown(socket.SHUT_RDWR)
        for thread in threads:
            thread.join(5)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("encrypted", [False, True], ids=["http proxy", "https proxy"])
def test_through_a_proxy(
    driver: ProbeDriver, authority: Authority, encrypted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with RawServer(authority.context()) as server:
        with tunnel(authority.context() if encrypted else None) as (url, heads):
            monkeypatch.setenv("HTTPS_PROXY", url)
            client = driver.client(server.url)
            for _ in range(2):
                assert driver.ask(client).text == "hello"
            driver.close(client)
        assert len(heads) == 1
        assert heads[0].startswith(f"CONNECT {server.host} HTTP/1.1\r\n")
        assert "proxy-authorization: basic dXNlcjpwQHNz".lower() in heads[0].lower()
        for seen in server.requests:
            assert not seen.all("proxy-authorization")
            assert seen.target == "/v1/it:ask"


def test_an_authority_that_nobody_trusts_behind_a_proxy(
    driver: ProbeDriver, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    with RawServer(authority.context()) as server, tunnel() as (url, heads):
        monkeypatch.setenv("HTTPS_PROXY", url)
        with pytest.raises(APIConnectionError, match=r"(?i)certificate.*verify failed") as caught:
            driver.ask(driver.client(server.url, max_retries=1))
        assert (caught.value.sent, caught.value.attempts, len(heads)) == (False, 2, 2)
        assert not server.requests
