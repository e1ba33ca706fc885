/** Networks without their classification layer: model files, ONNX sessions, the bundled one. */
package fr.verger.vision.backbone;
