"""Compares what model.onnx says with what Spark said of the photos a classifier was measured on.

    ./verger predict --model OUT/model.onnx --json --top 1000 PHOTOS > answers.json
    python3 benchmarks/model_equality.py OUT answers.json
"""

import json
import sys

import onnx
import pyarrow.dataset as ds


def main(run, answers):
    metadata = {entry.key: entry.value for entry in onnx.load(run + "/model.onnx").metadata_props}
    labels = json.loads(metadata["verger.labels"])
    spark = {row["path"]: row for row in ds.dataset(run + "/predictions", format="parquet").to_table().to_pylist()}
    with open(answers, encoding="utf-8") as file:
        compared = [row for row in json.load(file) if row["path"] in spark and "reason" not in row]
    apart, score = 0, 0
    for row in compared:
        expected = spark[row["path"]]
        for one in row["likeliest"]:
            said = expected["probabilities"][labels.index(one["label"])]
            apart = max(apart, abs(one["probability"] - said))
        score = max(score, abs(row["unknown_score"] - expected["unknown_score"]))
    print(f"{len(compared)} photos; largest difference of a probability {apart:.2g}, of an unknown score {score:.2g}")


if __name__ == "__main__":
    main(*sys.argv[1:])
