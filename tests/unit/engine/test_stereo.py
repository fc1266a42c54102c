from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from artem.capture.demo import render
from artem.engine.backend import Painting
from artem.engine.openvino_backend import OpenVinoBackend
from artem.engine.stereo import side_by_side, stacked, stacked_size
from artem.engine.stylizer import Stylizer
from artem.engine.torch_backend import TorchBackend
from artem.errors import UsageError
from artem.styles.checkpoint import read_net_file
from artem.styles.gallery import DEFAULT_STYLE
from tests.conftest import make_picture


def test_stacked_and_put_back_nothing_is_lost() -> None:
    pair = make_picture(48, 128)
    stack = stacked(pair)
    assert stack.shape[1::-1] == stacked_size(128, 48)
    np.testing.assert_array_equal(side_by_side(stack, 48), pair)
    np.testing.assert_array_equal(stack[48:80], pair[46:14:-1, :64])  # reflections, not the other


def test_prepares_what_it_will_be_given(net_files: dict[str, Path]) -> None:
    stylizer = Stylizer(str(net_files["small"]), stereo=True)
    stylizer.prepare(128, 48)
    assert stylizer(make_picture(48, 128)).shape == (48, 128, 3)


@pytest.mark.parametrize("height", [320, 317, 326])
def test_both_eyes_lie_on_the_same_place_of_the_canvas(
    net_files: dict[str, Path], height: int
) -> None:
    file = read_net_file(net_files["fast"])
    painting = Painting(file.codes["random_fast"])
    even = np.full((height, 192, 3), 120, np.uint8)
    backends = [
        OpenVinoBackend(file, "fp32", stacked=True),
        TorchBackend(file, "cpu", "fp32", stacked=True),
    ]
    painted = [side_by_side(b.run([stacked(even)], [painting])[0], height) for b in backends]
    np.testing.assert_allclose(painted[0].astype(int), painted[1], atol=1)
    inner = np.s_[120 : height - 120]  # what lies nearer to an edge sees another one in each view
    left, right = painted[1][inner, :96], painted[1][inner, 96:]
    np.testing.assert_allclose(left.astype(int), right, atol=1)
    assert left.std() > 3  # of the canvas alone


@pytest.mark.parametrize("size", [(48, 127), (32, 128)])
def test_what_cannot_be_parted_is_refused(net_files: dict[str, Path], size) -> None:
    with pytest.raises(UsageError, match="stereo pair"):
        Stylizer(str(net_files["small"]), stereo=True)(make_picture(*size))


def test_both_eyes_are_painted_alike() -> None:
    """A pair with a disparity of 200 pixels: half of each view is not in the other one."""
    scene, disparity, width = render(10, 720, 240), 200, 400
    left, right = scene[:, :width], scene[:, disparity : disparity + width]
    together = Stylizer(DEFAULT_STYLE, stereo=True, device="cpu")(np.hstack([left, right]))
    alone = Stylizer(DEFAULT_STYLE, device="cpu")

    def apart(one: np.ndarray, other: np.ndarray) -> float:
        seen = one[:, disparity:].astype(float) - other[:, : width - disparity]
        return float(np.sqrt((seen[32:-32, 32:-32] ** 2).mean()))

    shared = apart(together[:, :width], together[:, width:])
    independent = apart(*(alone(np.ascontiguousarray(view)) for view in (left, right)))
    assert shared < independent / 2
