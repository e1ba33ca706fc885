package fr.verger.vision.backbone;

import fr.verger.vision.preprocessing.Preprocessing;

/**
 * A backbone as it lies in a file: the graph and what is known of it. Cheap to make, easily sent to
 * executors; {@link Backbone} makes it run.
 *
 * @param name the registry's name, or the file's own
 * @param onnx the model that runs, already cut at the feature; not copied
 * @param sha256 of the file as it came, in lower-case hex
 * @param preprocessing what must be done to a photo first
 * @param input name of the graph's input
 * @param features name of the output that carries the features
 * @param featureCount values a photo
 * @param license SPDX identifier, or null when the file does not say
 * @param source where it comes from, or null when the file does not say
 */
public record BackboneModel(
    String name,
    byte[] onnx,
    String sha256,
    Preprocessing preprocessing,
    String input,
    String features,
    int featureCount,
    String license,
    String source) {}
