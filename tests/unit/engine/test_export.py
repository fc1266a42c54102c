from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from artem.engine.export import export_onnx
from artem.engine.foreign import read_net
from artem.engine.stylizer import Stylizer
from artem.errors import NetFileError
from artem.look import Look
from artem.styles.gallery import DEFAULT_STYLE, find_style
from tests.conftest import make_picture

pytest.importorskip("onnx")


@pytest.mark.parametrize("size", [(96, 128), (75, 101)])
def test_an_exported_style_paints_the_same(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "wave.onnx"
    file = read_net(find_style(DEFAULT_STYLE).net_files["fast"])
    export_onnx(file, DEFAULT_STYLE, Look(strength=0.8), path)
    original, again = (
        Stylizer(style, device="cpu", precision="fp32") for style in (DEFAULT_STYLE, str(path))
    )
    original.set_look(Look(strength=0.8))
    picture = make_picture(*size)
    np.testing.assert_allclose(again(picture).astype(int), original(picture), atol=2)


def test_a_net_on_a_canvas_is_exported_with_it(net_files: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "random.onnx"
    export_onnx(read_net(net_files["fast"]), "random_fast", Look(), path)
    picture = make_picture(96, 128)
    painted = [
        Stylizer(str(net), device="cpu", precision="fp32")(picture).astype(int)
        for net in (net_files["fast"], path)
    ]
    np.testing.assert_allclose(painted[0], painted[1], atol=2)


def test_what_paints_otherwise_is_not_kept(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "wave.onnx"
    file = read_net(find_style(DEFAULT_STYLE).net_files["fast"])
    monkeypatch.setattr("artem.engine.export._CLOSE", -1.0)
    with pytest.raises(NetFileError, match="paints otherwise"):
        export_onnx(file, DEFAULT_STYLE, Look(), path)
    assert not path.exists()
