"""Everything Art'Em raises on purpose.

ArtemError            one sentence with the remedy; exit code 1
+-- UsageError        the command or call was wrong; exit code 2
|   +-- UnknownStyle
+-- NetFileError      a net file is unreadable, damaged or of another kind
+-- PictureError      a picture cannot be read or written
+-- SourceError       a source cannot be opened
|   +-- SourceLost    a source that was open stopped giving frames
|   +-- LoginNeeded   the address wants a user name and password
+-- DeviceError       a device or backend is not there or failed
+-- SinkError         frames could not be handed on
+-- ServerError       the web server cannot start or go on
|   +-- PortTaken     another program has its port
+-- ClusterError      a cluster cannot be joined or go on
+-- TrainingError     training cannot start or go on
"""

from __future__ import annotations


class ArtemError(Exception):
    """Base of the tree. `str()` is one sentence that says what to do."""

    exit_code = 1


class UsageError(ArtemError):
    """The command or call was wrong."""

    exit_code = 2


class UnknownStyle(UsageError):
    """No style of that name."""


class NetFileError(ArtemError):
    """A net file is unreadable, damaged or of another kind."""


class PictureError(ArtemError):
    """A picture cannot be read or written."""


class SourceError(ArtemError):
    """A source cannot be opened."""


class SourceLost(SourceError):
    """A source that was open stopped giving frames."""


class LoginNeeded(SourceError):
    """The address wants a user name and password, or refused those given."""


class DeviceError(ArtemError):
    """A device or backend is not there or failed."""


class SinkError(ArtemError):
    """Frames could not be handed on."""


class ServerError(ArtemError):
    """The web server cannot start or go on."""


class PortTaken(ServerError):
    """Another program has the web server's port."""


class ClusterError(ArtemError):
    """A cluster cannot be joined or go on."""


class TrainingError(ArtemError):
    """Training cannot start or go on."""
