"""Of those who ask the same at the same time one does, and all of them have its answer."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Told = TypeVar("Told")


class OneAsks(Generic[Told]):
    """In this process. Who comes once there is an answer asks anew."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._under_way: dict[str, Future[Told]] = {}

    def answer(self, about: str, ask: Callable[[], Told]) -> Told:
        with self._lock:
            found = self._under_way.get(about)
            mine = Future[Told]() if found is None else None
            if mine:
                self._under_way[about] = mine
        if mine is None:
            assert found
            return found.result()
        try:
            mine.set_result(ask())
        except BaseException as error:
            mine.set_exception(error)
        finally:
            with self._lock:
                del self._under_way[about]
        return mine.result()
