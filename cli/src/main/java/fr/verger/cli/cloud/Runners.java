package fr.verger.cli.cloud;

import fr.verger.cloud.job.ClusterRunner;
import fr.verger.cloud.job.JobRunner;
import fr.verger.cloud.job.MachineRunner;
import fr.verger.cloud.job.Place;
import fr.verger.cloud.job.ServerlessRunner;
import fr.verger.cloud.price.PriceTable;
import fr.verger.cloud.store.Bucket;
import fr.verger.cloud.store.FolderUpload;
import fr.verger.cloud.store.TransferListener;
import java.nio.file.Path;

/** The runner of a place, for looking only: it starts nothing. */
final class Runners {
  private Runners() {}

  static JobRunner looking(CloudWork work, Bucket bucket, Place place) {
    return switch (place) {
      case SERVERLESS ->
          new ServerlessRunner(
              work.stacks(), work.aws(), work.calls(), bucket, PriceTable.bundled(), 1);
      case CLUSTER ->
          new ClusterRunner(
              work.stacks(),
              work.aws(),
              work.calls(),
              bucket,
              new ClusterRunner.Wanted("", 1, false));
      case MACHINE ->
          new MachineRunner(
              work.stacks(),
              bucket,
              new FolderUpload(bucket, TransferListener.silent()),
              new MachineRunner.Wanted("", false, Path.of("")));
    };
  }
}
