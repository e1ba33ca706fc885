package fr.verger.cli.backbones;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.NetworkFileOptions;
import fr.verger.cli.options.PositiveInteger;
import fr.verger.cli.options.PositiveLong;
import fr.verger.cli.options.SparkOptions;
import fr.verger.cli.session.SparkWork;
import fr.verger.cli.terminal.Screen;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.spark.evaluation.QuantizationCost;
import fr.verger.spark.evaluation.QuantizationRun;
import fr.verger.spark.evaluation.QuantizationSettings;
import fr.verger.vision.quantization.CalibrationMethod;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verger backbones quantize}: an int8 variant, and what it costs. */
@Command(
    name = "quantize",
    description = {
      "Make an int8 variant of a backbone, calibrated on photos, and measure what it costs on others.",
      "--precision int8 then takes it in place of the backbone. Of the model.onnx of a run the variant"
          + " is a classifier, too: its backbone in int8, its head as it was."
    },
    footer = {
      "",
      "Examples:",
      "  verger backbones quantize fruits-mini --images photos",
      "  verger run --images photos --output out --precision int8",
      "  verger backbones quantize mobilenet.onnx --images photos --calibrate 200 --method mse",
      "  verger backbones quantize out/model.onnx --images photos"
    })
public final class QuantizeCommand implements Callable<Integer> {
  private final SparkWork work;
  private final Screen screen;

  @Parameters(
      paramLabel = "NAME|FILE.onnx",
      description = "The backbone: a name, or any ONNX file in fp32.")
  String model;

  @Option(
      names = "--images",
      required = true,
      paramLabel = "PATH",
      description = {
        "Folder of photos, each in a folder named as its label; where there are folders Training and"
            + " Test, it is calibrated on the former and measured on the latter."
      })
  String images;

  @Option(
      names = "--calibrate",
      paramLabel = "N",
      converter = PositiveInteger.class,
      defaultValue = "128",
      description =
          "Photos to calibrate on, spread evenly over the labels (default: ${DEFAULT-VALUE}).")
  int calibrate;

  @Option(
      names = "--measure",
      paramLabel = "N",
      converter = PositiveInteger.class,
      defaultValue = "400",
      description = {
        "Other photos to measure on: half for the training of classifiers, half for all else"
            + " (default: ${DEFAULT-VALUE})."
      })
  int measure;

  @Option(
      names = "--method",
      paramLabel = "min-max|percentile|mse",
      defaultValue = "percentile",
      description = {
        "How the range of a tensor follows from its values: all of them, all but the outermost"
            + " 0.01 %%, or least square error (default: ${DEFAULT-VALUE})."
      })
  CalibrationMethod method;

  @Option(
      names = "--output",
      paramLabel = "FILE.onnx",
      description = {
        "Where to write the variant (default: beside the backbone as NAME.int8.onnx, where"
            + " --precision int8 looks for it)."
      })
  String output;

  @Option(
      names = "--max-pixels",
      paramLabel = "N",
      converter = PositiveLong.class,
      defaultValue = "100000000",
      description =
          "Width × height above which a photo is left out unread (default: ${DEFAULT-VALUE}).")
  long maxPixels;

  @Option(names = "--overwrite", description = "Replace a variant that is there.")
  boolean overwrite;

  @Mixin NetworkFileOptions file;
  @Mixin SparkOptions spark;
  @Mixin CommonHelp help;

  /** The command. */
  public QuantizeCommand(SparkWork work, Screen screen) {
    this.work = work;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    QuantizationSettings settings =
        new QuantizationSettings(
            model,
            file.backboneOptions(),
            images,
            output,
            calibrate,
            measure,
            method,
            Runtime.getRuntime().availableProcessors(),
            maxPixels,
            overwrite);
    QuantizationCost cost =
        work.run(
            spark.master,
            spark.verbosity(),
            "Stopped; no int8 variant was written.",
            (session, progress) -> new QuantizationRun(session, progress).execute(settings));
    if (spark.verbosity() != Verbosity.QUIET) {
      screen.out().print(new QuantizationSummary(cost).text());
      screen.out().flush();
    }
    return 0;
  }
}
