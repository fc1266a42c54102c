"""The workers that a command asks for with `--cluster`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from artem.cluster.address import ClusterAddress
    from artem.cluster.crew import Crew
    from artem.cluster.worker import Order


@contextmanager
def crew_of(address: ClusterAddress, order: Order, console: Console) -> Iterator[Crew]:
    """The workers of a cluster, at least one of which is ready.

    Raises ClusterError where it cannot be joined, DeviceError where it has no room for a worker,
    and what keeps the first worker from being ready.
    """
    from artem.cluster.crew import Crew
    from artem.cluster.session import joined
    from artem.cluster.staff import staff_for

    with joined(address) as session:
        staff = staff_for(session.nodes(), order.device, order.threads, address.workers)
        with Crew(session, staff, order) as crew:
            with console.status(f"Waiting for the first of {staff.count} workers"):
                crew.first()
            yield crew
