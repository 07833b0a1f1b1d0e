"""A second start on a book brings the first one's window forward and ends.

Who has the book is settled by the book's own lock (``Context.claim_window``), the same one that a
restore asks; here is only the knocking.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_CONNECT_MS = 1000
_SHOW = b"show"


class SingleInstance(QObject):
    """The door of a book's window; ``show_asked`` when a second start knocks."""

    show_asked = Signal()

    def __init__(self, place: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = QCryptographicHash.hash(
            str(place.resolve()).encode(), QCryptographicHash.Algorithm.Sha256
        )
        self._name = f"gendan-{bytes(digest.toHex().data()).decode()[:20]}"
        self._server: QLocalServer | None = None

    def knock(self) -> bool:
        """Asks the window that has the book to come forward; False if nobody answers."""
        if sys.platform != "win32" and not Path(QDir.temp().filePath(self._name)).exists():
            return False  # spares the usual start a library
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_CONNECT_MS):
            return False
        socket.write(_SHOW)
        socket.waitForBytesWritten(_CONNECT_MS)
        socket.disconnectFromServer()
        return True

    def listen(self) -> bool:
        """Only for who has claimed the book: what a crash left at the door is taken away."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_knock)
        return self._server.listen(self._name)

    def release(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    def _on_knock(self) -> None:
        if self._server is not None and (caller := self._server.nextPendingConnection()):
            caller.disconnected.connect(caller.deleteLater)
            self.show_asked.emit()
