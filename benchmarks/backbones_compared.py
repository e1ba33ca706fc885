"""The table of docs/backbones-compared.md, from runs of Verger.

Usage:
  backbones_compared.py FOLDER

FOLDER is what "benchmarks/run backbones" wrote for each backbone: NAME/fruits and NAME/originals by
"verger run", and NAME/pace, the features of fruits-mini computed right before. Needs pyarrow and
scikit-learn.
"""

import json
import pathlib
import sys

import numpy
import pyarrow.parquet
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def table(run):
    rows = pyarrow.parquet.read_table(run / "features").sort_by("path")
    features = numpy.stack(rows["features"].to_numpy())
    return features, numpy.array(rows["label"]), numpy.array(rows["split"])


def accuracy(features, labels, training):
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=300))
    model.fit(features[training], labels[training])
    return model.score(features[~training], labels[~training])


def halves(labels):
    """The first half of each label's photos in the order of their names: one half of a turn."""
    first = numpy.zeros(len(labels), bool)
    for label in numpy.unique(labels):
        of_label = numpy.flatnonzero(labels == label)
        first[of_label[: len(of_label) // 2]] = True
    return first


def size(run, backbone):
    """Megabytes of the network's file, of the bundled one in the tree, or of the words learned."""
    bundled = pathlib.Path(__file__).parent.parent / "vision/src/main/resources"
    named = bundled.rglob(pathlib.Path(backbone).name + ".onnx")
    candidates = [run / "vocabulary.bin", pathlib.Path(backbone), *named]
    file = next((one for one in candidates if one.is_file()), None)
    return "%.2g MB" % (file.stat().st_size / 1e6) if file else "–"


def speed(run):
    record = json.loads((run / "run.json").read_text())
    stage = next(one for one in record["timings"] if one["stage"] == "FEATURES")
    return stage["photos"] / stage["seconds"]


def main(folder):
    print(
        "| backbone | size | columns | components for 99 % | right on Test | right on originals | photos/s | to fruits-mini |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    names = [one.parent.parent.name for one in sorted(folder.glob("*/fruits/run.json"))]
    for name in names:
        run = folder / name / "fruits"
        record = json.loads((run / "run.json").read_text())
        features, labels, splits = table(run)
        known = accuracy(features, labels, splits == "Training")
        features, labels, _ = table(folder / name / "originals")
        first = halves(labels)
        foreign = (accuracy(features, labels, first) + accuracy(features, labels, ~first)) / 2
        print(
            "| `%s` | %s | %s | %d | %.1f %% | %.1f %% | %.0f | %.2f × |"
            % (
                name,
                size(run, record["settings"]["backbone"]),
                f"{record['backbone']['features']:,}",
                record["pca"]["components"],
                100 * known,
                100 * foreign,
                speed(run),
                speed(run) / speed(folder / name / "pace"),
            ),
            flush=True,
        )


main(pathlib.Path(sys.argv[1]))
