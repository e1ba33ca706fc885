package fr.verger.spark.evaluation;

import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.quantization.CalibrationMethod;

/**
 * What becomes int8, by which photos.
 *
 * @param backbone name of a backbone or path of an ONNX file, in fp32
 * @param backboneOptions what the file does not say of itself
 * @param images folder of labelled photos: local path or URI
 * @param output where the variant is written, or null: where {@code --precision int8} looks for it
 * @param calibrate photos that ranges are taken from, at most
 * @param measure other photos that the cost is measured on, at most
 * @param method how ranges are chosen
 * @param threads callers of a network at once while speed is measured
 * @param maxPixels photos of more pixels are left out
 * @param overwrite replace a variant that is there
 */
public record QuantizationSettings(
    String backbone,
    BackboneOptions backboneOptions,
    String images,
    String output,
    int calibrate,
    int measure,
    CalibrationMethod method,
    int threads,
    long maxPixels,
    boolean overwrite) {}
