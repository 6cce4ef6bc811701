"""A real server of the Redis protocol, which can be stopped, and held so that it answers nobody."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from pathlib import Path


class RedisServer:
    """Keeps nothing on the disk."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self._folder = folder
        self.start()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}"

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port))

    def start(self) -> None:
        told = {"port": str(self.port), "bind": "127.0.0.1", "dir": str(self._folder), "save": "", "appendonly": "no"}
        command = ["redis-server", *(word for name, value in told.items() for word in (f"--{name}", value))]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        while not self._answers():
            assert self._process.poll() is None, "it ended"
            time.sleep(0.02)

    def _answers(self) -> bool:
        try:
            with self.connect() as line:
                line.sendall(b"PING\r\n")
                return line.recv(7) == b"+PONG\r\n"
        except OSError:
            return False

    def stop(self) -> None:
        self.go_on()
        self._process.terminate()
        self._process.wait()

    def hold(self) -> None:
        """From now on it takes connections, and answers nobody."""
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._process.send_signal(signal.SIGCONT)
