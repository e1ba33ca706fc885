package fr.verger.vision.keras;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes VGG16 with weights by a formula, in the layout and under the names of Keras 1, as the
 * published file has them. 59 MB.
 */
final class HashedVgg16 {
  private HashedVgg16() {}

  static Path write(Path file) {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      List<String> names = new ArrayList<>();
      int number = 0;
      for (Network.Expected layer : new Vgg16().layers()) {
        WritableGroup group = hdf.putGroup(layer.name());
        String kernel = layer.name() + "_W_1:0";
        String bias = layer.name() + "_b_1:0";
        int[] shape = layer.shapes().get(0);
        group.putDataset(kernel, kernel(number++, shape));
        group.putDataset(bias, row(number++, 0, shape[3], 1f));
        group.putAttribute("weight_names", new String[] {kernel, bias});
        names.add(layer.name());
        if (layer.name().endsWith("conv1")) {
          // Layers without weights are listed too.
          hdf.putGroup(layer.name() + "_pad");
          names.add(layer.name() + "_pad");
        }
      }
      hdf.putAttribute("layer_names", names.toArray(String[]::new));
    }
    return file;
  }

  private static float[][][][] kernel(int tensor, int[] shape) {
    float limit = (float) Math.sqrt(6.0 / (9 * shape[2]));
    float[][][][] kernel = new float[shape[0]][shape[1]][shape[2]][];
    for (int at = 0; at < shape[0] * shape[1] * shape[2]; at++) {
      int y = at / shape[2] / shape[1];
      int x = at / shape[2] % shape[1];
      kernel[y][x][at % shape[2]] = row(tensor, at * shape[3], shape[3], limit);
    }
    return kernel;
  }

  private static float[] row(int tensor, int from, int count, float limit) {
    float[] row = new float[count];
    for (int i = 0; i < count; i++) {
      row[i] = value(tensor, from + i) * limit;
    }
    return row;
  }

  /** Element i of tensor t, exactly, in [-1, 1]: the finaliser of MurmurHash 3 on both. */
  private static float value(int tensor, int i) {
    int x = (i + 1) * 0x9E3779B1 + (tensor + 1) * 0x85EBCA77;
    x ^= x >>> 16;
    x *= 0x85EBCA6B;
    x ^= x >>> 13;
    x *= 0xC2B2AE35;
    x ^= x >>> 16;
    return ((x >>> 8) - (1 << 23)) * 0x1p-23f;
  }
}
