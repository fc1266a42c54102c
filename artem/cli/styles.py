"""`artem styles`: a table of the gallery."""

from __future__ import annotations


def styles() -> None:
    """List the styles of the gallery."""
    from rich.console import Console
    from rich.table import Table

    from artem.styles.gallery import DEFAULT_STYLE, gallery

    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("style", "title", "by", "licence", "presets"):
        table.add_column(column)
    for style in gallery():
        name = f"{style.name} (default)" if style.name == DEFAULT_STYLE else style.name
        card = style.card
        table.add_row(name, card.title, card.byline, card.licence, ", ".join(style.net_files))
    Console().print(table)
