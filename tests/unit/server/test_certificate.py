from __future__ import annotations

import socket
import ssl
import stat
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509

from artem.errors import ServerError
from artem.server.certificate import (
    Certificate,
    fingerprint_of,
    given_certificate,
    own_certificate,
)

NOW = datetime(2030, 1, 1, tzinfo=UTC)
NAMES = ["localhost", "127.0.0.1", "::1"]


def parsed(certificate: Certificate) -> x509.Certificate:
    return x509.load_pem_x509_certificate(certificate.chain.read_bytes())


def names_in(certificate: Certificate) -> set[str]:
    found = parsed(certificate).extensions.get_extension_for_class(x509.SubjectAlternativeName)
    return {str(name.value) for name in found.value}


def test_it_is_made_once_and_kept_for_this_user_only(tmp_path):
    first = own_certificate(tmp_path, NAMES)
    assert stat.S_IMODE(first.key.stat().st_mode) == 0o600
    assert own_certificate(tmp_path, NAMES) == first
    assert names_in(first) == set(NAMES)
    assert list(tmp_path.iterdir()) == [first.key]


def test_phones_take_it(tmp_path):
    made = parsed(own_certificate(tmp_path, NAMES, NOW))
    assert made.not_valid_after_utc - made.not_valid_before_utc <= timedelta(days=397)
    assert made.not_valid_before_utc < NOW < made.not_valid_after_utc
    usage = made.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(usage) == [x509.oid.ExtendedKeyUsageOID.SERVER_AUTH]
    assert made.public_key().curve.name == "secp256r1"


def test_it_is_made_anew_near_its_end(tmp_path):
    first = own_certificate(tmp_path, NAMES, NOW)
    assert own_certificate(tmp_path, NAMES, NOW + timedelta(days=360)) == first
    assert own_certificate(tmp_path, NAMES, NOW + timedelta(days=370)) != first


def test_it_is_made_anew_for_another_address_and_keeps_the_old_ones(tmp_path):
    first = own_certificate(tmp_path, NAMES, NOW)
    assert own_certificate(tmp_path, [*NAMES, "fd00::77"], NOW) == first
    second = own_certificate(tmp_path, [*NAMES, "10.0.0.7"], NOW)
    third = own_certificate(tmp_path, [*NAMES, "10.0.0.8"], NOW)
    assert first != second
    assert names_in(third) == {*NAMES, "10.0.0.7", "10.0.0.8"}
    assert own_certificate(tmp_path, [*NAMES, "10.0.0.7"], NOW) == third


def test_the_names_it_collects_are_bounded(tmp_path):
    for k in range(40):
        made = own_certificate(tmp_path, [*NAMES, f"10.0.0.{k}"], NOW)
    assert len(names_in(made)) <= 32


@pytest.mark.parametrize("damaged", [b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\nx\n"])
def test_a_damaged_one_is_made_anew(tmp_path, damaged):
    (tmp_path / "certificate.pem").write_bytes(damaged)
    own_certificate(tmp_path, NAMES).context()


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ServerError, match="make it writable"):
        own_certificate(tmp_path / "file", NAMES)


def test_the_fingerprint_is_what_openssl_shows(tmp_path):
    made = own_certificate(tmp_path, NAMES)
    command = ["openssl", "x509", "-in", made.chain, "-noout", "-fingerprint", "-sha256"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert shown.strip().partition("=")[2] == made.fingerprint


def test_a_given_one_is_taken_as_it_is(tmp_path):
    pem = own_certificate(tmp_path, NAMES).chain
    given = given_certificate(pem, pem)
    assert given.fingerprint == fingerprint_of(pem.read_bytes())
    assert not given.self_signed


def locked_key(folder: Path) -> Path:
    path = folder / "locked.pem"
    command = ["openssl", "ec", "-in", folder / "certificate.pem", "-aes128", "-passout", "pass:x"]
    subprocess.run([*command, "-out", path], capture_output=True, check=True)
    return path


@pytest.mark.parametrize("kind", ["missing", "other", "locked", "noise"])
def test_files_that_do_not_serve_are_said(tmp_path, kind):
    own = own_certificate(tmp_path, NAMES).chain
    (tmp_path / "noise").write_text("noise")
    keys = {
        "missing": tmp_path / "none",
        "other": own_certificate(tmp_path / "other", NAMES).key,
        "locked": locked_key(tmp_path),
        "noise": tmp_path / "noise",
    }
    with pytest.raises(ServerError, match="give a PEM certificate"):
        given_certificate(own, keys[kind])


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_browsers_agree_with_it(tmp_path, version):
    made = own_certificate(tmp_path, NAMES)
    client = ssl.create_default_context(cafile=str(made.chain))
    client.minimum_version = client.maximum_version = version
    ours, theirs = socket.socketpair()

    def serve() -> None:
        with made.context().wrap_socket(ours, server_side=True) as connection:
            connection.recv(1)

    thread = Thread(target=serve)
    thread.start()
    with client.wrap_socket(theirs, server_hostname="127.0.0.1") as connection:
        assert connection.version() == version.name.replace("v1_", "v1.")
        connection.send(b"x")
    thread.join()


def test_old_tls_is_refused(tmp_path):
    context = own_certificate(tmp_path, NAMES).context()
    assert context.minimum_version == ssl.TLSVersion.TLSv1_2
