from __future__ import annotations

import numpy as np
import pytest
import torch

from artem.nets.canvas import Canvas
from artem.nets.shapes import CANVAS_PATTERNS
from artem.nets.shapes import CANVAS_PERIOD as PERIOD


def _canvas(step: int) -> Canvas:
    torch.manual_seed(step)
    canvas = Canvas(3, step)
    torch.nn.init.normal_(canvas.weight)
    return canvas.requires_grad_(False)


def _showing_patterns() -> Canvas:
    canvas = Canvas(CANVAS_PATTERNS, 2).requires_grad_(False)
    for index in range(CANVAS_PATTERNS):
        canvas.weight[index, index, 1, 1] = 1
    return canvas


def _maps(height: int, width: int, frames: int = 1) -> torch.Tensor:
    return torch.zeros(frames, 3, height, width)


@pytest.mark.parametrize("step", [2, 4, 8])
def test_a_place_further_on_sees_what_lies_there(step: int) -> None:
    canvas = _canvas(step)
    whole = canvas(_maps(40, 50))
    there = canvas(_maps(20, 30, frames=4), [(0, 0), (3 * step, 7 * step)])
    torch.testing.assert_close(there[:2], whole[:, :, :20, :30].expand(2, -1, -1, -1))
    torch.testing.assert_close(there[2:], whole[:, :, 3:23, 7:37].expand(2, -1, -1, -1))


@pytest.mark.parametrize("step", [2, 4, 8])
def test_it_moves_by_single_pixels(step: int) -> None:
    """As far as samples some pixels apart can tell."""
    canvas = _canvas(step)
    here, beside, far = (canvas(_maps(32, 32), [place]) for place in ((0, 0), (0, 1), (90, 90)))
    assert not torch.equal(here, beside)
    assert (here - beside).square().mean() < 0.6 * (here - far).square().mean()


def test_it_repeats_after_a_period_and_on_all_sides() -> None:
    canvas = _canvas(8)
    here, there = (canvas(_maps(9, 9), [place]) for place in ((0, 5), (-PERIOD, 5 + 3 * PERIOD)))
    torch.testing.assert_close(here, there)
    wide = canvas(_maps(4, PERIOD // 8 + 6))
    torch.testing.assert_close(wide[..., :6], wide[..., -6:])


def test_folded_it_is_the_same() -> None:
    canvas = _canvas(4)
    before = canvas(_maps(150, 17))
    canvas.fold()
    torch.testing.assert_close(canvas(_maps(150, 17)), before)
    torch.testing.assert_close(canvas.rows(120, 140, 17), before[:, :, 120:140])


def test_views_one_above_the_other_lie_on_the_same_place() -> None:
    canvas = _canvas(8)
    canvas.margin = 32
    height, beside = 30, 32 // 8
    whole = canvas(_maps(2 * (height + beside), 20))
    torch.testing.assert_close(whole[:, :, :height], whole[:, :, -height:])
    canvas.margin = None
    torch.testing.assert_close(whole[:, :, :height], canvas(_maps(height, 20)))


def test_patterns_are_of_one_strength_and_no_two_alike() -> None:
    patterns = _showing_patterns()(_maps(PERIOD // 2, PERIOD // 2))[0].flatten(1).numpy()
    assert np.all((patterns.std(1) > 0.8) & (patterns.std(1) < 1.3))
    alike = np.abs(np.corrcoef(patterns)) - np.eye(CANVAS_PATTERNS)
    alike[[0, 5, 10, 15], [1, 6, 11, 16]] = alike[[1, 6, 11, 16], [0, 5, 10, 15]] = 0  # of lines
    assert alike.max() < 0.3


def test_patterns_never_change() -> None:
    """Trained nets go by them. The numbers are those of one place."""
    known = (
        *(0.0, 0.045, 0.545, 1.4, -0.166, 0.0, -0.124, 0.209, 0.985, -0.142, 0.0, -0.304, -1.157),
        *(0.483, -0.635, 0.065, -0.339, -0.58, 0.023, 1.177, -0.968, 0.877, 0.0, -1.29, 1.606),
        *(1.191, 0.31, 0.942, 0.58, -0.58, 0.0, -0.227, 0.218, 1.219, 1.227, 1.411, 1.117, -1.378),
        *(1.535, 1.342, 1.247, -0.762, 1.332),
    )
    shown = _showing_patterns()(torch.zeros(1, CANVAS_PATTERNS, 40, 110))[0, :, 37, 101]
    np.testing.assert_allclose(shown, known, atol=2e-3)
