"""Top 3 and "not sure" on photos of a shop, from `verger predict --csv`.

    ./verger predict --model OUT/model.onnx --csv shop-photos > answers.csv
    python3 benchmarks/real_world.py answers.csv OUT/model.onnx
"""

import csv
import json
import os
import sys

import onnx

APPLES = ["Apple Braeburn", "Apple Golden 1", "Apple Red Delicious 1"]
# What the photo's name says, and the labels of Fruits-360 that are right for it.
RIGHT = {
    "Anjou": ["Pear"],
    "Avocado": ["Avocado"],
    "Banana": ["Banana"],
    "Conference": ["Pear"],
    "Golden-Delicious": ["Apple Golden 1"],
    "Granny-Smith": APPLES,
    "Kaiser": ["Pear"],
    "Kiwi": ["Kiwi"],
    "Lemon": ["Lemon"],
    "Lime": ["Limes"],
    "Mango": ["Mango"],
    "Nectarine": ["Nectarine"],
    "Orange": ["Orange"],
    "Passion-Fruit": ["Passion Fruit", "Maracuja"],
    "Peach": ["Peach"],
    "Pineapple": ["Pineapple"],
    "Pink-Lady": APPLES,
    "Plum": ["Plum"],
    "Pomegranate": ["Pomegranate"],
    "Red-Delicious": ["Apple Red Delicious 1"],
    "Red-Grapefruit": ["Grapefruit Pink"],
    "Royal-Gala": APPLES,
    "Satsumas": ["Mandarine"],
}


def main(answers, model):
    metadata = {entry.key: entry.value for entry in onnx.load(model).metadata_props}
    labels = set(json.loads(metadata["verger.labels"]))
    known, strange = [], []
    with open(answers, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["reason"]:
                continue
            species = os.path.basename(row["path"]).rsplit("_", 1)[0]
            right = [label for label in RIGHT.get(species, []) if label in labels]
            top = [row[f"label{i}"] for i in (1, 2, 3)]
            answer = (top[0] in right, any(one in right for one in top), row["sure"] == "true")
            (known if right else strange).append(answer)
    n = len(known)
    print(f"{n} photos of trained species: top 1 {sum(a for a, _, _ in known) / n:.3f},"
          f" top 3 {sum(b for _, b, _ in known) / n:.3f},"
          f" not sure {sum(not c for _, _, c in known) / n:.3f}")
    print(f"{len(strange)} photos of others: not sure"
          f" {sum(not c for _, _, c in strange) / len(strange):.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
