"""Writes the reference features that the backbone tests compare with.

Run from vision/ with numpy, onnx and onnxruntime:  python3 src/test/python/make_backbone_goldens.py

The photos are drawn by a formula that GoldenPhotos.java repeats, at the size of the network's input,
so that no decoder and no resize stands between the two. Files: little-endian float32, one row a photo.
"""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import utils

VISION = Path(__file__).resolve().parents[3]
MODEL = VISION / "src/main/resources/fr/verger/vision/backbone/fruits-mini.onnx"
GOLDEN = VISION / "src/test/resources/fr/verger/vision/backbone"
PHOTOS = 4
SIZE = 128
LAYER = "add54"  # a map of 4 x 4 x 56


def photo(i):
    """RGB values 0 to 255, [row, column, channel]."""
    y, x, c = np.mgrid[0:SIZE, 0:SIZE, 0:3]
    return (x * (3 + i) + y * (5 + 2 * i) + 40 * c + ((x * y) >> (3 + i))) & 255


def session(model):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def cut(layer):
    """The network up to a layer, by onnx's own tool."""
    target = GOLDEN / "cut.onnx"
    utils.extract_model(str(MODEL), str(target), ["input"], [layer])
    model = target.read_bytes()
    target.unlink()
    return model


def main():
    GOLDEN.mkdir(parents=True, exist_ok=True)
    photos = np.stack([photo(i) for i in range(PHOTOS)])
    batch = (photos.astype(np.float32) / np.float32(127.5) - np.float32(1)).transpose(0, 3, 1, 2)
    batch = np.ascontiguousarray(batch)
    features = session(str(MODEL)).run(["features"], {"input": batch})[0]
    features.astype("<f4").tofile(GOLDEN / "fruits-mini-features.bin")
    maps = session(cut(LAYER)).run([LAYER], {"input": batch})[0]
    rows = maps.transpose(0, 2, 3, 1).reshape(PHOTOS, -1)
    rows.astype("<f4").tofile(GOLDEN / f"fruits-mini-{LAYER}-hwc.bin")
    print(features.shape, rows.shape, np.abs(features).max(), np.abs(rows).max())


if __name__ == "__main__":
    main()
