"""Writes small files as Keras saves them, and the features that Keras computes from them.

Run from vision/ with keras 3, torch, numpy and h5py:  python3 src/test/python/make_keras_goldens.py

MobileNetV2 alpha 0.35 for photos of 96 x 96, with weights of four values a tensor by a hash, so that the
files shrink: each is stored with gzip. One network in three layouts, and one golden for all of them:

mobilenet-v2-keras3.weights.h5.gz   save_weights of Keras 3: layers/NAME/vars/INDEX
mobilenet-v2-model.h5.gz            save of the whole model, with a top of three classes
mobilenet-v2-keras1.h5.gz           the layout of keras-applications, names as Keras 1 wrote them
mobilenet-v2-features.bin           [4, 1280], photos as GoldenPhotos.java draws them at 96
vgg16-32-features.bin               [4, 512], VGG16 with the weights that HashedVgg16.java makes, at 32

Files of features: little-endian float32, one row a photo.
"""

import gzip
import os
import shutil
import tempfile
from pathlib import Path

os.environ["KERAS_BACKEND"] = "torch"

import h5py
import keras
import numpy as np
from make_backbone_goldens import PHOTOS

GOLDEN = Path(__file__).resolve().parents[1] / "resources/fr/verger/vision/keras"
KERAS_1 = {"kernel": "W", "bias": "b", "moving_mean": "running_mean", "moving_variance": "running_std"}


def hashed(t, count):
    """Values in [-1, 1) that the tests can make again: element i of tensor t."""
    x = (np.arange(1, count + 1, dtype=np.uint64) * 0x9E3779B1 + (t + 1) * 0x85EBCA77) & 0xFFFFFFFF
    x ^= x >> 16
    x = (x * 0x85EBCA6B) & 0xFFFFFFFF
    x ^= x >> 13
    x = (x * 0xC2B2AE35) & 0xFFFFFFFF
    x ^= x >> 16
    return (((x >> 8).astype(np.int64) - 8388608) * 2.0**-23).astype(np.float32)


def photos(size):
    y, x, c = np.mgrid[0:size, 0:size, 0:3]
    return np.stack(
        [(x * (3 + i) + y * (5 + 2 * i) + 40 * c + ((x * y) >> (3 + i))) & 255 for i in range(PHOTOS)]
    ).astype(np.float32)


def few_values(t, variable):
    shape = variable.shape
    four = np.floor(hashed(t, int(np.prod(shape))) * 2).reshape(shape) / 2 + 0.25  # +-0.25, +-0.75
    name = variable.name
    if name == "kernel":
        fan_in = np.prod(shape[:2]) if shape[-1] == 1 else np.prod(shape[:-1])
        return (four * 1.3 * np.sqrt(3 / fan_in)).astype(np.float32)
    middle = {"gamma": 1.0, "beta": 0.4, "moving_mean": 0.0, "moving_variance": 1.0, "bias": 0.0}[name]
    return (middle + four * 0.4).astype(np.float32)


def mobilenet(**more):
    model = keras.applications.MobileNetV2(weights=None, alpha=0.35, input_shape=(96, 96, 3), **more)
    model.set_weights([few_values(t, variable) for t, variable in enumerate(model.weights)])
    return model


def zipped(path):
    # No time and no name in the header: the same bytes at every run.
    with open(path, "rb") as plain, open(GOLDEN / (path.name + ".gz"), "wb") as target:
        with gzip.GzipFile("", "wb", 9, target, 0) as packed:
            shutil.copyfileobj(plain, packed)


def keras_1(model, path):
    """As Keras 1 did: a group a layer, the tensors right in it, strings of fixed length."""
    with h5py.File(path, "w") as file:
        file.attrs["layer_names"] = np.array([layer.name.encode() for layer in model.layers])
        for layer in model.layers:
            group = file.create_group(layer.name)
            names = [f"{layer.name}_{KERAS_1.get(w.name, w.name)}_1:0" for w in layer.weights]
            group.attrs["weight_names"] = np.array([name.encode() for name in names])
            for name, weight in zip(names, layer.weights):
                group.create_dataset(name, data=keras.ops.convert_to_numpy(weight))


def hashed_vgg():
    model = keras.applications.VGG16(weights=None, include_top=False, input_shape=(32, 32, 3))
    values = []
    for t, variable in enumerate(model.weights):
        shape = variable.shape
        limit = np.float32(np.sqrt(6.0 / (9 * shape[2]))) if len(shape) == 4 else np.float32(1)
        values.append((hashed(t, int(np.prod(shape))) * limit).reshape(shape))
    model.set_weights(values)
    return model


def save(name, features):
    features.reshape(PHOTOS, -1).astype("<f4").tofile(GOLDEN / name)
    print(name, features.shape, features.mean(), features.max(), (features > 0).mean())


def main():
    GOLDEN.mkdir(parents=True, exist_ok=True)
    headless = mobilenet(include_top=False, pooling="avg")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        headless.save_weights(folder / "mobilenet-v2-keras3.weights.h5")
        mobilenet(include_top=True, classes=3).save(folder / "mobilenet-v2-model.h5")
        keras_1(headless, folder / "mobilenet-v2-keras1.h5")
        for path in sorted(folder.iterdir()):
            zipped(path)
    save("mobilenet-v2-features.bin", headless.predict(photos(96) / np.float32(127.5) - np.float32(1)))
    bgr = photos(32)[..., ::-1] - np.array([103.939, 116.779, 123.68], np.float32)
    save("vgg16-32-features.bin", hashed_vgg().predict(bgr))


if __name__ == "__main__":
    main()
