package zoncoin.store;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import zoncoin.billing.DeliveredFiles;

final class S3DeliveriesTest implements DeliveredFilesContract {
  private final S3Client client = Moto.client();
  private final String bucket = Moto.fresh();
  private final DeliveredFiles deliveries = new S3Deliveries(client, bucket);

  @Override
  public DeliveredFiles deliveries() {
    return deliveries;
  }

  @Override
  public void put(String key, byte[] content) {
    client.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromBytes(content));
  }
}
