"""A bench whose result is rows of figures: into its JSON, and as a table on the screen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from machine import machine
from rich.console import Console
from rich.table import Table


def tell(
    name: str, title: str, facts: dict[str, Any], results: list[dict[str, Any]], out: Path
) -> None:
    """Write NAME.json, with the machine, the command and `facts`; show the rows."""
    command = f"python bench/{name}.py"
    report = {"machine": machine(), "command": command, **facts, "results": results}
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{name}.json").write_text(json.dumps(report, indent=2) + "\n")
    table = Table(title=title)
    for column, value in results[0].items():
        table.add_column(column, justify="left" if isinstance(value, str) else "right")
    for row in results:
        table.add_row(*(str(value) for value in row.values()))
    Console(width=110).print(table)
