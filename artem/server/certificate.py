"""What a browser checks the server by: a certificate given, or one made on first use."""

from __future__ import annotations

import hashlib
import ipaddress
import re
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from artem.errors import ServerError
from artem.files import write_bytes
from artem.words import tr

if TYPE_CHECKING:
    from cryptography import x509

_LIFE = timedelta(days=397)  # the longest that iOS takes
_RENEWED_BEFORE = timedelta(days=30)
_CLOCKS_DIFFER = timedelta(days=1)
_MOST_NAMES = 32


@dataclass(frozen=True)
class Certificate:
    """The files of a certificate and its key.

    fingerprint: SHA-256 as browsers show it, "AB:CD:...".
    self_signed: made here, so that browsers ask before they go on.
    """

    chain: Path
    key: Path
    fingerprint: str
    self_signed: bool = False

    def context(self) -> ssl.SSLContext:
        """TLS 1.2 and later with it. Raises ServerError where the files do not serve."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.set_alpn_protocols(["http/1.1"])
        try:
            # Without a password the terminal would be asked for one.
            context.load_cert_chain(self.chain, self.key, password="")
        except (OSError, ValueError) as error:
            told = tr(
                "{chain} and {key} do not serve ({why}); give a PEM certificate and its key "
                "without a pass phrase"
            )
            why = getattr(error, "strerror", None) or error
            raise ServerError(told.format(chain=self.chain, key=self.key, why=why)) from error
        return context


def given_certificate(chain: Path, key: Path) -> Certificate:
    """A certificate of the user's own. Raises ServerError where the files do not serve."""
    certificate = Certificate(chain, key, "")
    certificate.context()
    return Certificate(chain, key, fingerprint_of(chain.read_bytes()))


def own_certificate(folder: Path, names: Sequence[str], now: datetime | None = None) -> Certificate:
    """The self-signed certificate kept in a folder, made anew when it no longer serves.

    It no longer serves near its end, or where it misses one of these names and IPv4 addresses;
    IPv6 addresses come and go by the day. now: with a time zone. Raises ServerError.
    """
    now = now or datetime.now(UTC)
    path = folder / "certificate.pem"
    try:
        old = _read(path)
        if old is None or not _serves(old, names, now):
            known = [*names, *(_names_in(old) if old else [])]
            kept = known if len(set(known)) <= _MOST_NAMES else names
            # One file for both, so that a key never stands beside another's certificate.
            write_bytes(path, make_certificate(kept, now), 0o600)
        else:
            path.chmod(0o600)
        return Certificate(path, path, fingerprint_of(path.read_bytes()), self_signed=True)
    except OSError as error:
        told = tr("the certificate cannot be kept in {path} ({why}); make it writable")
        raise ServerError(told.format(path=path, why=error.strerror or error)) from error


def fingerprint_of(pem: bytes) -> str:
    """Of the first certificate in it. Raises ServerError where there is none."""
    found = re.search(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", pem, re.DOTALL)
    if found is None:
        raise ServerError(tr("there is no certificate in that file; give a PEM file"))
    der = ssl.PEM_cert_to_DER_cert(found[0].decode())
    return hashlib.sha256(der).digest().hex(":").upper()


def make_certificate(names: Sequence[str], now: datetime) -> bytes:
    """A new key and a certificate of it for these names and addresses, as PEM."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, "Art'Em")])
    server_only = x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - _CLOCKS_DIFFER)
        .not_valid_after(now - _CLOCKS_DIFFER + _LIFE)
        .add_extension(x509.SubjectAlternativeName(_general_names(names)), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(server_only, critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return private + certificate.public_bytes(serialization.Encoding.PEM)


def _read(path: Path) -> x509.Certificate | None:
    """The certificate in a file of ours; None where there is none or it is damaged."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    if not path.exists():
        return None
    pem = path.read_bytes()
    try:
        load_pem_private_key(pem, None)
        return x509.load_pem_x509_certificate(pem)
    except (ValueError, TypeError):
        return None


def _serves(certificate: x509.Certificate, names: Sequence[str], now: datetime) -> bool:
    lasting = {name for name in names if ":" not in name}
    in_time = certificate.not_valid_before_utc <= now
    enough = now < certificate.not_valid_after_utc - _RENEWED_BEFORE
    return in_time and enough and lasting <= set(_names_in(certificate))


def _names_in(certificate: x509.Certificate) -> list[str]:
    from cryptography import x509

    extension = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    return [str(name.value) for name in extension.value]


def _general_names(names: Sequence[str]) -> list[x509.GeneralName]:
    from cryptography import x509

    made: list[x509.GeneralName] = []
    for name in dict.fromkeys(names):
        try:
            made.append(x509.IPAddress(ipaddress.ip_address(name)))
        except ValueError:
            made.append(x509.DNSName(name))
    return made
