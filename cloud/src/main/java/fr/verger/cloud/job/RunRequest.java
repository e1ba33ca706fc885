package fr.verger.cloud.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run shall do, as the command line understood it.
 *
 * @param images name in the bucket ({@code photos}), or an address
 * @param output name in the bucket ({@code results/first}), or an address
 * @param files options whose value is a file of this machine that the job needs too, by option
 * @param others every other option with its values, in their order
 */
public record RunRequest(
    String images, String output, Map<String, List<Path>> files, List<String> others) {
  /** Copies, and puts the files in one order. */
  public RunRequest {
    files = new TreeMap<>(files);
    others = List.copyOf(others);
  }
}
