"""One window a book: a second start brings the first one forward and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer

_CONNECT_MS = 1000
_SHOW = b"show"


class SingleInstance(QObject):
    """Holds the lock of a book's window; ``show_asked`` when a second start knocks."""

    show_asked = Signal()

    def __init__(self, place: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = QCryptographicHash.hash(
            str(place.resolve()).encode(), QCryptographicHash.Algorithm.Sha256
        )
        self._name = f"gendan-{bytes(digest.toHex().data()).decode()[:20]}"
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        # Never stale by age: a window stays open for days. A dead process's lock is seen as such.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        return self._lock.tryLock(0)

    def knock(self) -> bool:
        """Asks the window that has the book to come forward; False if nobody answers."""
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
        from PySide6.QtNetwork import QLocalServer

        # A crash leaves the socket's file behind; we hold the lock, so it is nobody's.
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_knock)
        return self._server.listen(self._name)

    def release(self) -> None:
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _on_knock(self) -> None:
        if self._server is not None and (caller := self._server.nextPendingConnection()):
            caller.disconnected.connect(caller.deleteLater)
            self.show_asked.emit()
