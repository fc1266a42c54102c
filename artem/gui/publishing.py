"""Publishing, as the user asks for it. On the GUI thread."""

from __future__ import annotations

from PyQt6.QtCore import QObject

from artem.destination import Destination
from artem.gui.outputs import Outputs
from artem.gui.publish_dialog import PublishDialog
from artem.gui.sources.address import with_recent
from artem.gui.window import Window


class Publishing(QObject):
    """Publishes to the address that the run was given, else to one that is asked for.

    servers: those published to, the last one first, without keys.
    """

    def __init__(
        self,
        window: Window,
        outputs: Outputs,
        given: Destination | None,
        servers: tuple[str, ...],
    ) -> None:
        super().__init__()
        self.servers = servers
        self._window = window
        self._outputs = outputs
        self._given = given

    def set_on(self, on: bool) -> None:
        """Publish from now on, or no more."""
        if not on:
            self._outputs.stop_publishing()
        elif self._given is not None:
            self._outputs.publish_to(self._given)
        else:
            self._ask()

    def _ask(self) -> None:
        if self._window.action_set is not None:
            self._window.action_set.show_state("publish", False)  # not before it is known where to
        dialog = PublishDialog(self._window, self.servers)
        dialog.chosen.connect(self._publish)
        dialog.open()

    def _publish(self, destination: Destination) -> None:
        self.servers = with_recent(self.servers, destination.shown)
        self._outputs.publish_to(destination)
