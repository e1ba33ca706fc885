/** Weights as Keras saves them (HDF5) to ONNX models that give the same features. */
package fr.verger.vision.keras;
