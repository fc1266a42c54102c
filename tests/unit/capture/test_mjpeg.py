from __future__ import annotations

from email.message import Message

from hypothesis import given
from hypothesis import strategies as st

from artem.capture import mjpeg
from artem.capture.mjpeg import MultipartParser, boundary_of

BODIES = st.lists(st.binary(max_size=200).filter(lambda body: b"--xyz" not in body), max_size=6)


def part(body: bytes, *, length: int | None) -> bytes:
    stated = b"" if length is None else b"Content-Length: %d\r\n" % length
    return b"\r\n--xyz\r\nContent-Type: image/jpeg\r\n" + stated + b"\r\n" + body


def in_chunks(data: bytes, sizes: list[int]) -> list[bytes]:
    parser = MultipartParser(b"xyz")
    parts, at = [], 0
    for size in [*sizes, len(data)]:
        parts += parser.feed(data[at : at + size])
        at += size
    return parts


@given(BODIES, st.lists(st.integers(1, 60), max_size=40))
def test_parts_with_a_length_come_at_once(bodies: list[bytes], sizes: list[int]) -> None:
    wanted = [body for body in bodies if body]
    data = b"".join(part(body, length=len(body)) for body in wanted)
    assert in_chunks(data, sizes) == wanted


@given(BODIES, st.lists(st.integers(1, 60), max_size=40))
def test_parts_without_a_length_end_at_the_next_boundary(
    bodies: list[bytes], sizes: list[int]
) -> None:
    data = b"".join(part(body, length=None) for body in bodies) + b"\r\n--xyz--\r\n"
    assert in_chunks(data, sizes) == bodies


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=40),
            st.sampled_from(
                [b"--xyz", b"\r\n", b"\r\n\r\n", b"Content-Length: 7\r\n", b"content-length: 0\n"]
            ),
        ),
        max_size=20,
    ),
    st.lists(st.integers(1, 30), max_size=40),
)
def test_any_bytes_give_the_same_parts_however_they_arrive(
    pieces: list[bytes], sizes: list[int]
) -> None:
    data = b"".join(pieces)
    assert in_chunks(data, sizes) == in_chunks(data, [])


def test_half_a_part_does_not_swallow_the_next() -> None:
    data = part(b"half", length=400) + part(b"whole", length=5)
    assert in_chunks(data, []) == [b"half", b"whole"]


def test_a_length_that_is_too_small_is_believed_once() -> None:
    bodies = [b"first picture", b"second picture", b"third picture"]
    data = b"".join(part(body, length=5) for body in bodies) + b"\r\n--xyz--"
    assert in_chunks(data, [1] * len(data)) == [b"first", *bodies[1:]]


def test_a_blank_line_after_a_part_is_no_reason_to_wait() -> None:
    data = (part(b"first", length=5) + b"\r\n") + part(b"second", length=6)
    assert in_chunks(data, []) == [b"first", b"second"]


def test_a_length_that_is_too_large_is_not_believed() -> None:
    data = part(b"body", length=10**8) + part(b"next", length=4)
    assert in_chunks(data, []) == [b"body", b"next"]


def test_what_never_ends_is_not_kept() -> None:
    mebibyte = bytes(1024 * 1024)
    for start in (b"", b"--xyz\r\nName: ", part(b"", length=None), part(b"", length=2**24)):
        parser = MultipartParser(b"xyz")
        parser.feed(start)
        for _ in range(mjpeg.LARGEST_PART // len(mebibyte) + 2):
            parser.feed(mebibyte)
        assert len(parser._buffer) <= mjpeg.LARGEST_PART


def test_the_boundary_is_known_with_and_without_its_dashes() -> None:
    for stated, wanted in (
        ("multipart/x-mixed-replace; boundary=xyz", b"xyz"),
        ("multipart/x-mixed-replace; boundary=--xyz", b"xyz"),
        ('multipart/x-mixed-replace; boundary="--xyz"', b"xyz"),
        ("multipart/x-mixed-replace", None),
        ("image/jpeg", None),
        ("multipart/x-mixed-replace; boundary=--", None),
    ):
        headers = Message()
        headers["Content-Type"] = stated
        assert boundary_of(headers) == wanted
