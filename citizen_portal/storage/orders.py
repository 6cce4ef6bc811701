"""By which index a list is read, where the database knows too little of its rows to choose well.

SQLite keeps no figures of how rows are spread: it takes the index with the most columns, and sorts what it finds.
PostgreSQL knows, and is left alone.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class Beside(FunctionElement[Any]):
    """A column that leads no index: it is asked for while the list is read in its order."""

    inherit_cache = True


def beside(column: Any) -> Any:
    found = Beside(column)
    found.type = column.type
    return found


@compiles(Beside)
def _plain(element: Beside, compiler: SQLCompiler, **how: Any) -> str:
    return compiler.process(element.clauses, **how)


@compiles(Beside, "sqlite")
def _unled(element: Beside, compiler: SQLCompiler, **how: Any) -> str:
    return f"+{compiler.process(element.clauses, **how)}"
