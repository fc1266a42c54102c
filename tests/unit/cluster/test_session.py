"""Clusters that cannot be joined."""

from __future__ import annotations

import pytest

from artem.cluster.address import ClusterAddress
from artem.cluster.session import joined
from artem.errors import ClusterError


def test_whatever_keeps_ray_from_starting_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    ray = pytest.importorskip("ray")

    def late(**_: object) -> None:
        raise Exception("The current node timed out during startup. This could happen because")  # noqa: TRY002  (as Ray does)

    monkeypatch.setattr(ray, "init", late)
    told = r"joined \(The current node timed out during startup\); check"
    with pytest.raises(ClusterError, match=told), joined(ClusterAddress("auto")):
        pass
