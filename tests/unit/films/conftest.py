from __future__ import annotations

from pathlib import Path

import pytest

from artem.engine.painter import Painter
from artem.films.cues import Cues
from artem.films.encoders import choose_encoder
from artem.films.film import Film, read_film
from artem.films.job import FilmJob, Outcome
from artem.films.plan import net_facts
from artem.films.recipe import Recipe
from artem.look import Look


class Studio:
    """Paints films with a net of random weights, so faintly that burned-in numbers stay."""

    def __init__(self, net: Path) -> None:
        self.painter = Painter(str(net), device="cpu", precision="fp32")
        self.look = Look(((self.painter.style, 1.0),))

    def recipe(self, film: Film, target: Path, **other: object) -> Recipe:
        values = {"cues": Cues(self.look), **other}
        return Recipe(encoder=choose_encoder("auto", 70, film, target.suffix), **values)

    def job(
        self,
        path: Path,
        target: Path,
        *,
        span: range | None = None,
        overwrite: bool = False,
        **other: object,
    ) -> FilmJob:
        film = read_film(path)
        every = range(len(film.times))
        recipe = self.recipe(film, target, **other)
        net = net_facts(self.painter, recipe.cues.looks)
        return FilmJob(film, span or every, target, recipe, net, overwrite=overwrite)

    def paint(self, path: Path, target: Path, **other: object) -> Outcome:
        return self.job(path, target, **other).run(self.painter)


@pytest.fixture(scope="session")
def studio(net_files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Studio:
    cache = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        made = Studio(net_files["fading"])
        made.painter.prepare(96, 64)
        return made
