package fr.verger.vision.fetch;

import java.nio.file.Path;

/**
 * A file brought by hand that can be used now.
 *
 * @param model where the ONNX model lies
 * @param registered the name by which the cache has it, or null when it lies elsewhere
 * @param what was recognised, such as {@code MobileNetV2 alpha 0.35}
 * @param inputSize width and height of its photos
 * @param sizeGround why this size
 * @param features values a photo
 * @param license SPDX identifier, {@code NOASSERTION} when nobody stated one
 * @param sha256 of the file that was brought
 */
public record ImportedBackbone(
    Path model,
    String registered,
    String what,
    int inputSize,
    String sizeGround,
    int features,
    String license,
    String sha256) {}
