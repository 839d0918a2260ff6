"""The voice's network, which also says how long each sound lasts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnxruntime
from hibari import dsp
from numpy.typing import NDArray

from octavo.press.narration.engines.hibari.noise import Noise
from octavo.press.narration.engines.port import Samples
from octavo.press.narration.errors import EngineFailed

DURATIONS = "/Cast_32_output_0"  # inside the graph: how many steps each sound lasts, once rounded
STEP = 600  # samples, which is two of the network's frames
PARTS = 6  # what the network gives of each frame: five parts of its spectrum, and the pitch
_GRAPH, _OUTPUT, _NAME = 7, 12, 1  # fields of ONNX's ModelProto, GraphProto, ValueInfoProto


class Model:
    """One voice on one thread."""

    def __init__(self, content: bytes) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False  # sentences differ in length: an arena only grows
        self._session = onnxruntime.InferenceSession(
            with_durations(content), options, providers=["CPUExecutionProvider"]
        )

    def say(
        self, ids: Sequence[int], *, speed: float, seed: int
    ) -> tuple[Samples, NDArray[np.int64]]:
        """The sound of these signs, and how many samples each of them lasts."""
        asked = {"ids": np.asarray([ids], np.int64), "speed": np.asarray([speed], np.float32)}
        *parts, durations = self._session.run(None, asked)
        if len(parts) != PARTS:
            message = "The voice's file has another form than the engine knows."
            raise EngineFailed(message)
        samples = dsp.synth(*(part[0] for part in parts), Noise(seed))
        lengths = durations.reshape(-1) * STEP
        if len(lengths) != len(ids) or int(lengths.sum()) != len(samples):
            message = "The engine's sounds do not add up to the speech that it made."
            raise EngineFailed(message)
        return samples, lengths


def _spectra(frames: Samples, axis: int) -> NDArray[np.complex64]:
    """Spectra by double precision: NumPy 2.4 takes five times as long for the single one."""
    return np.fft.rfft(frames.astype(np.float64), axis=axis).astype(np.complex64)


dsp.rfft = _spectra  # which saves a tenth of the time of a sentence


def with_durations(content: bytes) -> bytes:
    """The same network with one more output.

    Parts of a message in Protocol Buffers that are written twice are merged, so that an output is
    added by writing a graph behind the graph that holds nothing else.
    """
    return content + _field(_GRAPH, _field(_OUTPUT, _field(_NAME, DURATIONS.encode())))


def _field(number: int, payload: bytes) -> bytes:
    """A field with its length before it; all of ours are shorter than 128 bytes."""
    return bytes([number << 3 | 2, len(payload)]) + payload
