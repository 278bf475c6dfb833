from __future__ import annotations

import gzip
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from app import create_app
from components.http.response_cache import (
    MAX_COMPRESSED_BYTES,
    CompressedBodies,
    Payload,
    cache_key,
    cache_responses,
    with_etag,
)
from tests.sample import sample

ATLAS = sample()
GZIP = {"Accept-Encoding": "gzip"}


@pytest.fixture
def client() -> FlaskClient:
    return create_app(ATLAS).server.test_client()


# What is written once.


def test_the_same_question_is_answered_from_what_was_kept() -> None:
    asked: list[str] = []

    @cache_responses()
    def write(question: str) -> str:
        asked.append(question)
        return question * 2

    assert [write("a"), write("b"), write("a")] == ["aa", "bb", "aa"]
    assert asked == ["a", "b"]


def test_what_was_used_least_makes_room() -> None:
    asked: list[str] = []

    @cache_responses(max_size=10)
    def write(question: str) -> str:
        asked.append(question)
        return question * 4

    for question in ("a", "b", "a", "c", "a", "b"):
        write(question)
    assert asked == ["a", "b", "c", "b"], "b was given up for c"


def test_what_is_larger_than_the_room_is_still_answered() -> None:
    @cache_responses(max_size=3)
    def write(question: str) -> str:
        return question * 4

    assert write("a") == write("a") == "aaaa"


def test_an_answer_counts_by_its_body() -> None:
    assert len(Payload(b"four")) == 4


def test_an_etag_changes_with_the_dataset_and_with_the_body() -> None:
    def etag(atlas=ATLAS, body=b"one") -> str:  # type: ignore[no-untyped-def]
        return with_etag(atlas.edition, Payload(body)).etag

    others = {etag(body=b"two"), etag(replace(ATLAS, digest="other"))}
    assert etag() == etag()
    assert etag() not in others
    assert len(others) == 2


# What is compressed once.


def test_an_answer_is_named_by_its_address_and_its_etag_or_because_it_lasts() -> None:
    names = {
        cache_key("/_view?a", "1", False),
        cache_key("/_view?a", "2", False),
        cache_key("/_view?b", "1", False),
        cache_key("/page.js", None, True),
    }
    assert len(names) == 4
    assert cache_key("/_view?a", "1", False) in names


def test_what_has_no_name_is_not_kept() -> None:
    bodies = CompressedBodies()
    bodies.set("gzip;" + cache_key("/_view", None, False), b"body")
    assert bodies.get("gzip;" + cache_key("/_view", None, False)) is None


def test_compressed_bodies_are_kept_while_there_is_room() -> None:
    bodies = CompressedBodies()
    half = b"x" * (MAX_COMPRESSED_BYTES // 2)
    bodies.set("a", half)
    bodies.set("b", half)
    bodies.set("large", b"x" * (MAX_COMPRESSED_BYTES + 1))
    assert bodies.get("a") == half
    bodies.set("c", half)
    assert [bodies.get(key) is not None for key in ("a", "b", "c", "large")] == [1, 0, 1, 0]


@pytest.mark.parametrize(
    "path", ["/", "/_view", "/_panel?select=oxytocin", "/_dash-layout", "/api/claims", "/claims"]
)
def test_what_comes_compressed_is_what_comes_plain(client: FlaskClient, path: str) -> None:
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    first, again = client.get(path, headers=GZIP), client.get(path, headers=GZIP)
    for answer in (first, again):
        assert answer.headers["Content-Encoding"] == "gzip"
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert gzip.decompress(answer.data) == plain.data
        assert answer.headers["ETag"] == plain.headers["ETag"]
    assert "Content-Encoding" not in plain.headers


def test_two_addresses_and_two_ways_to_compress_are_never_mixed_up(client: FlaskClient) -> None:
    def asked(path: str, way: str) -> tuple[str | None, bytes]:
        answer = client.get(path, headers={"Accept-Encoding": way})
        return answer.headers.get("Content-Encoding"), answer.data

    paths = ("/_panel?select=oxytocin", "/_panel?select=dopamine")
    ways = ("gzip", "br", "zstd", "identity")
    answers = {(path, way): asked(path, way) for path in paths for way in ways}
    assert len(set(answers.values())) == len(answers)
    for (path, way), answer in answers.items():
        assert asked(path, way) == answer
        assert answer[0] == (None if way == "identity" else way)


def test_errors_are_not_kept(client: FlaskClient) -> None:
    missing = [client.get("/claim/nothing", headers=GZIP) for _ in range(2)]
    assert [answer.status_code for answer in missing] == [404, 404]


def test_the_page_is_the_same_for_everybody_and_on_every_server(client: FlaskClient) -> None:
    other = create_app(ATLAS).server.test_client()
    query = "/?select=oxytocin"
    pages = [one.get(query, headers=GZIP) for one in (client, client, other)]
    # A gzip stream names the second in which it was written (RFC 1952, MTIME).
    assert len({gzip.decompress(page.data) for page in pages}) == 1
    assert len({page.headers["ETag"] for page in pages}) == 1
