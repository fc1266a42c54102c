"""Shapes of the transform net as plain data; importing this loads no torch."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from artem.errors import NetFileError
from artem.words import tr

PRESET_NAMES = ("classic", "fast")
NORMS = ("instance", "batch")
UPSAMPLES = ("smooth", "nearest", "transposed")

CANVAS_PATTERNS = 43  # that `artem.nets.canvas` draws
CANVAS_PERIOD = 512  # pixels, after which they repeat

_MAX_CHANNELS = 1024
_MAX_LAYERS = 64


@dataclass(frozen=True)
class ConvShape:
    """One convolution: output channels, odd kernel size, stride."""

    channels: int
    kernel: int
    stride: int


@dataclass(frozen=True)
class NetShape:
    """Everything needed to rebuild a `TransformNet`.

    stem: convolutions from RGB down to the trunk's resolution.
    blocks: residual blocks of two 3x3 convolutions at the trunk's resolution, and after each
        upsampling.
    up: channels after each upsample-by-two convolution.
    upsample: kind of those: "smooth" (`SmoothShuffle`, the head too, which then doubles the
        resolution once more), "nearest" (`UpsampleConv`) or "transposed" (`TransposedConv`).
    head_kernel: kernel of the last convolution, to RGB.
    skip: whether each stem layer is added to the upsampled layer of its own size, the first one
        as it is before its norm.
    norm: "instance" (Ulyanov et al. 2016), or "batch" for comparison with Johnson et al. 2016.
    fades: whether strength lays the painting over the picture: of nets made elsewhere, which
        cannot give the picture back.
    binary: whether the residual blocks compute with signs (`BinaryConv`), each convolution after
        its norm and with a shortcut of its own.
    canvas: whether a `Canvas` lies under the trunk and under each upsampled map; "smooth" alone
        has one, as it has no map of the frame's full size.
    """

    stem: tuple[ConvShape, ...]
    blocks: tuple[int, ...]
    up: tuple[int, ...]
    upsample: str
    head_kernel: int
    skip: bool
    norm: str = "instance"
    fades: bool = False
    binary: bool = False
    canvas: bool = False

    def __post_init__(self) -> None:
        strides = 1
        for conv in self.stem:
            strides *= conv.stride
        sizes = [conv.channels for conv in self.stem] + list(self.up)
        kernels = [conv.kernel for conv in self.stem] + [self.head_kernel]
        if (
            not self.stem
            or not self.up
            or len(self.blocks) != len(self.up) + 1
            or not all(0 <= count <= _MAX_LAYERS for count in self.blocks)
            or len(sizes) > _MAX_LAYERS
            or not all(1 <= size <= _MAX_CHANNELS for size in sizes)
            or not all(kernel in (3, 5, 7, 9) for kernel in kernels)
            or not all(conv.stride in (1, 2) for conv in self.stem)
            or self.norm not in NORMS
            or self.upsample not in UPSAMPLES
            or (self.upsample == "smooth" and self.head_kernel != 3)
            or (self.canvas and (self.upsample != "smooth" or CANVAS_PERIOD % strides))
            or strides != self.reduction
            or (self.skip and self.skip_channels != self.up)
            or (self.skip and not all(conv.stride == 2 for conv in self.stem[1:]))
        ):
            raise NetFileError(
                tr("impossible net shape {shape}; the net file is damaged").format(shape=self)
            )

    @property
    def reduction(self) -> int:
        """How many pixels of the frame one position of the trunk spans, per axis."""
        return int(2 ** (len(self.up) + (self.upsample == "smooth")))

    @property
    def skip_channels(self) -> tuple[int, ...]:
        """Channels of the stem layers that `skip` adds, in the order they are added."""
        return tuple(conv.channels for conv in reversed(self.stem[:-1]))

    @property
    def largest_map(self) -> float:
        """How many numbers the largest map has for each pixel of the frame."""
        sizes, step = [], 1.0
        for conv in self.stem:
            step *= conv.stride
            sizes.append(conv.channels / step**2)
        for channels in self.up:
            step /= 2
            sizes.append(channels / step**2)
        return max(sizes)

    @property
    def layer_names(self) -> tuple[str, ...]:
        """Names of the convolutions that are normalised, in the order of `norm_channels`."""
        names = [f"stem.{index}" for index in range(len(self.stem))]
        for level, count in enumerate(self.blocks):
            names += [f"up.{level - 1}"] if level > 0 else []
            names += [f"blocks.{level}.{index}" for index in range(2 * count)]
        return tuple(names)

    @property
    def norm_channels(self) -> tuple[int, ...]:
        """Channels of every normalisation, in the order a style code lists them."""
        channels = [conv.channels for conv in self.stem]
        channels += [self.stem[-1].channels] * (2 * self.blocks[0])
        for outputs, count in zip(self.up, self.blocks[1:], strict=True):
            channels += [outputs] * (1 + 2 * count)
        return tuple(channels)

    @property
    def gain_sizes(self) -> tuple[int, ...]:
        """Channels of each skip whose gains are in a style code, in the order they are used."""
        return self.skip_channels if self.skip else ()

    @property
    def canvas_sizes(self) -> tuple[int, ...]:
        """Channels of each map that lies on the canvas, whose gains are in a style code."""
        return (self.stem[-1].channels, *self.up) if self.canvas else ()

    @property
    def code_size(self) -> int:
        """Length of a style code.

        A scale and a shift per normalised channel, a gain per channel that is skipped and per
        channel of the canvas, and the opacity of a net that fades.
        """
        gains = sum(self.gain_sizes) + sum(self.canvas_sizes)
        return 2 * sum(self.norm_channels) + gains + self.fades

    def tensor_shapes(self) -> dict[str, tuple[int, ...]]:
        """Name and shape of every weight of the net."""
        shapes: dict[str, tuple[int, ...]] = {}
        inputs = 3
        for index, conv in enumerate(self.stem):
            shapes[f"stem.{index}.weight"] = (conv.channels, inputs, conv.kernel, conv.kernel)
            inputs = conv.channels
        for level, count in enumerate(self.blocks):
            if level > 0:
                outputs = self.up[level - 1]
                sizes = (inputs, outputs) if self.upsample == "transposed" else (outputs, inputs)
                shapes[f"up.{level - 1}.weight"] = (*sizes, 3, 3)
                inputs = outputs
            for index in range(2 * count):
                shapes[f"blocks.{level}.{index}.weight"] = (inputs, inputs, 3, 3)
        for index, channels in enumerate(self.canvas_sizes):
            shapes[f"canvas.{index}.weight"] = (channels, CANVAS_PATTERNS, 3, 3)
        shapes["head.weight"] = (3, inputs, self.head_kernel, self.head_kernel)
        shapes["head.bias"] = (3,)
        if self.norm == "batch":
            for index, channels in enumerate(self.norm_channels):
                shapes[f"norms.{index}.mean"] = shapes[f"norms.{index}.variance"] = (channels,)
        return shapes

    def to_json(self) -> dict[str, Any]:
        """The shape as JSON-ready values; `from_json` reads them back."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Any) -> NetShape:
        """Rebuild a shape. Raises NetFileError where `data` is not one."""
        try:
            return cls(
                stem=tuple(
                    ConvShape(int(c["channels"]), int(c["kernel"]), int(c["stride"]))
                    for c in data["stem"]
                ),
                blocks=tuple(int(count) for count in data["blocks"]),
                up=tuple(int(channels) for channels in data["up"]),
                upsample=str(data["upsample"]),
                head_kernel=int(data["head_kernel"]),
                skip=bool(data["skip"]),
                norm=str(data["norm"]),
                fades=bool(data["fades"]),
                binary=bool(data.get("binary", False)),
                canvas=bool(data.get("canvas", False)),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise NetFileError(
                tr("the net file does not describe its net; it is damaged")
            ) from error


@dataclass(frozen=True)
class OnnxShape:
    """A net in ONNX's own format, 1x3xHxW RGB in and out, run as it is.

    white: what its pixels go up to, 1 or 255. Its style code is its opacity alone.
    """

    white: float
    code_size: int = 1


PRESETS: dict[str, NetShape] = {
    # Johnson et al. 2016, supplementary material, with upsample-then-convolve.
    "classic": NetShape(
        stem=(ConvShape(32, 9, 1), ConvShape(64, 3, 2), ConvShape(128, 3, 2)),
        blocks=(5, 0, 0),
        up=(64, 32),
        upsample="nearest",
        head_kernel=9,
        skip=False,
    ),
    # An hourglass: strokes are laid out at 1/8 resolution and drawn at 1/4; nothing but the head
    # writes full size.
    "fast": NetShape(
        stem=(ConvShape(16, 5, 2), ConvShape(32, 3, 2), ConvShape(80, 3, 2)),
        blocks=(3, 2, 0),
        up=(32, 16),
        upsample="smooth",
        head_kernel=3,
        skip=True,
        canvas=True,
    ),
}
