"""docs/benchmarks.md and the tables of docs/scaling.md, from the JSON that other benches wrote.

python bench/report.py
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "bench" / "results"
PAGE = ROOT / "docs" / "benchmarks.md"
SCALING = ROOT / "docs" / "scaling.md"  # written by hand, but for its tables

INTRODUCTION = """# Benchmarks

Written by `python bench/report.py`, which `make bench` ends with, from the files in
[bench/results](../bench/results). [performance.md](performance.md) tells what the columns mean.
Virtual machines share their processors: the same run can take twice as long an hour later, so that
ratios within a run count, not milliseconds of different ones.
"""


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join("| " + " | ".join(_text(cell) for cell in line) + " |" for line in lines)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def nets(report: dict[str, Any]) -> str:
    columns = ("size", "preset", "backend", "device", "precision", "ms", "ratio", "share_of_peak")
    rows = [[row.get(column) for column in columns] for row in report["results"]]
    peaks = ", ".join(f"{ms} in {name}" for name, ms in report["peak_gmacs"].items())
    spent = report["spent_ms"]
    kinds = list(dict.fromkeys(kind for times in spent.values() for kind in times))
    return "\n\n".join(
        (
            f"A frame, bytes in to bytes out. The ratio is to {report['baseline']} at its size, "
            "the share of what the machine reaches in a large matrix product, in billions of "
            f"multiplications with an addition a second: {peaks}. int8 keeps "
            f"{report['int8_keeps_db']} dB of the float32 picture in the style that suffers most.",
            table(columns, rows),
            "Where a frame of 640x480 of the fast preset goes, milliseconds by kind of operation:",
            table(
                ("operation", *spent),
                [[kind, *(times.get(kind) for times in spent.values())] for kind in kinds],
            ),
        )
    )


def live(report: dict[str, Any]) -> str:
    columns = ("run", "precision", "fps", "p50 ms", "p95 ms", "dropped", "first frame s", "MB")
    rows = [
        [
            kind,
            run.get("precision"),
            run["fps"],
            run["latency_ms"]["p50"],
            run["latency_ms"]["p95"],
            run["frames_dropped"],
            run["startup_seconds"],
            run["peak_memory_mb"],
        ]
        for kind, run in report["runs"].items()
    ]
    grabs = [
        f"Grabbing that screen alone: {run['grab']['fps']} frames a second, "
        f"{run['grab']['ms']} ms each."
        for run in report["runs"].values()
        if "grab" in run
    ]
    text = "The app itself on clips of 60 frames a second, and on a screen:"
    return "\n\n".join((text, table(columns, rows), *grabs))


def scaling(report: dict[str, Any]) -> str:
    columns = ("size", "megapixels", "ms", "ms_a_megapixel")
    text = f"The fast preset in {report['precision']} on {report['device']}, bytes to bytes:"
    rows = [[row[column] for column in columns] for row in report["results"]]
    return f"{text}\n\n{table(columns, rows)}"


def sinks(report: dict[str, Any]) -> str:
    text = (
        f"A clip of {report['fps']} frames a second at {report['size']}, painted in "
        f"{report['precision']} on {report['device']} and given to so many sinks: recordings in "
        "H.264, or some that do nothing. give_ms is what handing over takes, stylize_ms painting, "
        "processor_ms what all threads together spend on a frame; a recording that does not keep "
        "up leaves frames out"
    )
    return f"{text}:\n\n{table(list(report['results'][0]), map(dict.values, report['results']))}"


def batch(report: dict[str, Any]) -> str:
    rows = [list(row.values()) for row in report["results"]]
    text = (
        "Frames of several people, each in a style of their own, in one pass of the "
        f"{report['preset']} preset on {report['device']}. The ratio is of frames a second to "
        "those of frames painted one by one, ms are of a pass, memory is what being ready for it "
        "took"
    )
    return f"{text}:\n\n{table(list(report['results'][0]), rows)}"


def governor(report: dict[str, Any]) -> str:
    shown = [(key, value) for key, value in report.items() if key not in ("machine", "command")]
    text = "A clip of 30 frames a second at 1280x720, while another process burns a core:"
    return f"{text}\n\n{table(('', ''), shown)}"


def stereo(report: dict[str, Any]) -> str:
    columns = list(report["results"][0])
    rows = [list(row.values()) for row in report["results"]]
    text = (
        "Both eyes painted together, and each by itself: difference where they see the same, of 255"
    )
    return f"{text}:\n\n{table(columns, rows)}"


def files(report: dict[str, Any]) -> str:
    film, photos = report["film"], report["photographs"]
    rows = [
        ("film, pictures a second", film["fps"]),
        ("of the net alone", film["ratio_to_net"]),
        ("times a plain loop", report["ratio_to_plain_loop"]),
        ("peak memory, MB", film["memory_mb"]),
        *((f"busy: {stage}", share) for stage, share in film["busy"].items()),
        *((f"MB for {length}", held) for length, held in report["memory_mb_by_length"].items()),
        ("photographs a minute", photos["a_minute_after_start"]),
    ]
    text = (
        f"A film of 1280x720 and photographs of 640x480, from file to file, on {report['device']}:"
    )
    return f"{text}\n\n{table(('', ''), rows)}"


def window(report: dict[str, Any]) -> str:
    text = (
        "The app's window while it does more than show the picture. The ratio is of frames painted "
        "a second to the plain window's just before and after; the goal is 0.9 at 30 frames a "
        "second. Held: what kept the window for over 16 ms of its thread's own work."
    )
    columns = ("", "fps", "ratio", "fps shown", "p95 ms", "held, ms")
    tables = []
    for name, features in report["runs"].items():
        keys = ("fps", "ratio", "shown_fps", "p95_ms")
        rows = [
            [feature, *(figures[key] for key in keys), ", ".join(map(str, figures["held_ms"]))]
            for feature, figures in features.items()
        ]
        tables.append(f"A source of {name}:\n\n{table(columns, rows)}")
    return "\n\n".join((text, *tables))


def xnor(report: dict[str, Any]) -> str:
    first = report["convolutions"][0]
    kinds = list(first["ms"])
    rows = [
        [
            row["channels"],
            *(row["ms"][kind] for kind in kinds),
            *row["ratio"].values(),
            row["share_of_peak"],
            row["parameters"],
            row["bytes_float"],
            row["bytes_bits"],
        ]
        for row in report["convolutions"]
    ]
    ratios = [f"{kind} / bitwise" for kind in first["ratio"]]
    columns = ("C", *kinds, *ratios, "share of peak", "parameters", "float bytes", "bit bytes")
    return "\n\n".join(
        (
            "256x256xC by 4x4xCx256 kernels, milliseconds, floats in and out; packing is a part of "
            "bitwise. The peak is what a loop of nothing but popcounts of 512 bits reaches on all "
            f"cores in the same run: {report['peak_popcounts_a_ns']} words of 32 bits a "
            "nanosecond. [xnor.md](xnor.md) tells what it is good for.",
            table(columns, rows),
            "A matrix product of 1024x1024 by 1024x1024, milliseconds:",
            table(("product", "ms"), report["product_ms"].items()),
            "A frame of 640x480 of the fast preset, milliseconds:",
            table(("net", "ms"), report["frame_ms"].items()),
            "VGG-19 as a whole, computed, megabytes:",
            table(("stored as", "MB"), report["vgg19_mb"].items()),
        )
    )


def sessions(report: dict[str, Any]) -> str:
    used = report["cores_used"]
    each = [one["fps_out"] for one in report["each"]]
    paths = ("seconds", "memory_mb", "threads", "handles", "sessions")
    looks = {"before": report["at_start"], "warm": report["samples"][0]}
    looks |= {"at the end": report["samples"][-1], "all have left": report["left"]}
    facts = {
        "painted, frames a second of each": f"{mean(each):.2f} ({min(each)} to {max(each)})",
        "the best and the worst apart, of the mean": report["unfairness"],
        "from a move before the camera to its painting, ms": _p50_p95(report["delay_ms"]),
        "of that in the server, ms": _p50_p95(report["server_ms"]),
        "cores used by the server": used["server"],
        "cores used by the phones": used["phones"],
        "cores used by other programs meanwhile": used["others"],
        "frames painted a second, of a core of the server": round(sum(each) / used["server"], 1),
        "kbit/s of a session, up and down": f"{report['kbit_a_second']['up']} and "
        f"{report['kbit_a_second']['down']}",
        "memory grew by, %": report["growth_percent"],
        "programs that ran or waited to, before it began": report["load_before"],
    }
    text = (
        f"{report['sessions']} synthetic phones of {report['size']} at {report['fps']:g} frames a "
        "second, in other processes of the same machine:"
    )
    held = table(
        ("", *paths), [[name, *(one[path] for path in paths)] for name, one in looks.items()]
    )
    return f"{text}\n\n{table(('', ''), facts.items())}\n\nWhat the server held:\n\n{held}"


def _p50_p95(found: dict[str, float] | None) -> str | None:
    return None if found is None else f"{found['p50']}, at p95 {found['p95']}"


def crowd(report: dict[str, Any]) -> str:
    costs = report["costs"]
    parts = ", ".join(f"{name} {1000 * costs[name]:.1f}" for name in ("paint", "coding", "rest"))
    held = report["held_against"]
    text = (
        f"Simulated for phones of {report['size']} at {report['rate']:g} frames a second on "
        f"machines like this one, which holds {report['places']}: at least 95 % of all frames "
        f"leave the server within 150 ms. Milliseconds of a frame: {parts}. The balancer gives "
        "a session to the machine with the fewest, or to one by a hash of a cookie."
    )
    rows = [list(row.values()) for row in report["results"]]
    against = "The simulation of one machine, held against the run above:"
    return "\n\n".join(
        (text, table(list(report["results"][0]), rows), against, table(("", ""), held.items()))
    )


def cluster(report: dict[str, Any]) -> str:
    parts = []
    for text, key in (
        (
            f"A clip of {report['pictures']} pictures of {report['size']}, by workers on one "
            f"machine with a thread each for the net: two are {report['speedup_of_two']} times as "
            "fast as one",
            "measured",
        ),
        ("The simulation of the same, held against it", "held_against"),
        (
            f"Simulated, a film of {report['film_segments']} such segments on as many machines",
            "simulated",
        ),
    ):
        rows = [list(row.values()) for row in report[key]]
        columns = [name.replace("_", " ") for name in report[key][0]]
        parts.append(f"{text}:\n\n{table(columns, rows)}")
    return "\n\n".join(parts)


SECTIONS: dict[str, tuple[str, Callable[[dict[str, Any]], str]]] = {
    "nets": ("Nets", nets),
    "live": ("End to end", live),
    "scaling": ("Cost by size", scaling),
    "sinks": ("Cost by number of sinks", sinks),
    "batch": ("Several people", batch),
    "files": ("Films and folders", files),
    "governor": ("A busy machine", governor),
    "window": ("The window", window),
    "stereo": ("Stereo", stereo),
    "sessions": ("Many phones", sessions),
    "crowd": ("A crowd", crowd),
    "cluster": ("Films on a cluster", cluster),
    "xnor": ("Binary convolution", xnor),
}


def read(name: str) -> tuple[str, str]:
    """What was run, when and on what; and its figures."""
    report = json.loads((RESULTS / f"{name}.json").read_text())
    machine = report["machine"]
    versions = ", ".join(f"{key} {machine[key]}" for key in ("python", "torch", "openvino"))
    card = machine["card"] or "no graphics card"
    facts = f"`{report['command']}`, {machine['date']}: {machine['processor']}, {card}; {versions}."
    return facts, SECTIONS[name][1](report)


def section(name: str) -> str:
    return "\n\n".join((f"## {SECTIONS[name][0]}", *read(name))) + "\n"


def filled(page: str) -> str:
    """A page with what stands between its marks "figures NAME" and "end" replaced."""

    def figures(mark: re.Match[str]) -> str:
        if not (RESULTS / f"{mark[2]}.json").is_file():
            return mark[0]
        return "\n\n".join((mark[1], *read(mark[2]), mark[3]))

    return re.sub(r"(<!-- figures (\w+) -->).*?(<!-- end -->)", figures, page, flags=re.DOTALL)


def main() -> None:
    present = [name for name in SECTIONS if (RESULTS / f"{name}.json").is_file()]
    PAGE.write_text("\n".join([INTRODUCTION, *map(section, present)]))
    SCALING.write_text(filled(SCALING.read_text()))
    print(f"{PAGE} and {SCALING} are written")


if __name__ == "__main__":
    main()
