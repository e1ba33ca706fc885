package fr.verger.cloud.estimate;

import fr.verger.cloud.price.PriceTable;
import fr.verger.cloud.price.PriceTable.StorageClass;

/**
 * What one storage class costs for the photos one by one, or for the same bytes in packs.
 *
 * @param storage the class
 * @param objects how many
 * @param gigabytes that are billed, each object at least at the class's smallest size
 * @param dollarsPut to bring them there, once
 * @param dollarsMonth to keep them a month
 * @param dollarsLeast to bring, keep for the shortest billed time (at least a month), read once
 */
public record StorageCost(
    StorageClass storage,
    long objects,
    double gigabytes,
    double dollarsPut,
    double dollarsMonth,
    double dollarsLeast) {
  /** Size of a pack. */
  public static final long PACK_BYTES = 128_000_000;

  private static final double DAYS_OF_MONTH = 30;

  /** Photos as they are. */
  static StorageCost ofPhotos(
      PriceTable prices, String region, StorageClass storage, Workload work) {
    return of(prices, region, storage, work, work.photos());
  }

  /** The same bytes in packs. */
  static StorageCost ofPacks(
      PriceTable prices, String region, StorageClass storage, Workload work) {
    long packs = (long) Math.ceil(work.gigabytes() * 1e9 / PACK_BYTES);
    return of(prices, region, storage, work, Math.max(packs, 1));
  }

  private static StorageCost of(
      PriceTable prices, String region, StorageClass storage, Workload work, long objects) {
    double ratio = prices.ratio(region, prices.storage().region());
    double size = Math.max(work.gigabytes() * 1e9 / objects, storage.leastKb() * 1024.0);
    double gigabytes = objects * size / 1e9;
    double put = objects / 1e3 * storage.putThousand() * ratio;
    double month = gigabytes * storage.gbMonth() * ratio;
    double months = Math.max(1, storage.leastDays() / DAYS_OF_MONTH);
    double read = work.gigabytes() * storage.retrievalGb() * ratio;
    return new StorageCost(storage, objects, gigabytes, put, month, put + months * month + read);
  }

  /** One class both ways. */
  public record Both(StorageCost photos, StorageCost packs) {
    /** Of one class in a region. */
    public static Both of(PriceTable prices, String region, StorageClass storage, Workload work) {
      return new Both(
          ofPhotos(prices, region, storage, work), ofPacks(prices, region, storage, work));
    }
  }
}
