package fr.verger.vision.fetch;

import fr.verger.vision.keras.Architecture;
import java.nio.file.Path;

/**
 * What the user says of a file to import; null means "not said".
 *
 * @param architecture what it must be of, or null for whatever it fits
 * @param inputSize width and height of its photos, or null for what the file says
 * @param license SPDX identifier, or null for what the registry says
 * @param output where the ONNX model goes, or null for the cache, else beside the working folder's
 *     files under the weights' name
 * @param overwrite whether an output that exists is replaced
 */
public record ImportOptions(
    Architecture architecture, Integer inputSize, String license, Path output, boolean overwrite) {
  boolean saysWhatItIs() {
    return architecture != null || inputSize != null || license != null;
  }
}
