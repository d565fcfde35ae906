package zoncoin.store;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import zoncoin.billing.DeliveredFiles;

/** A bucket as {@link DeliveredFiles}. Opening a file is one request, and so is its version. */
public final class S3Deliveries implements DeliveredFiles {
  private final S3Client client;
  private final String bucket;

  /**
   * @param client as {@link Once} makes it
   * @param bucket that bills are delivered to
   */
  public S3Deliveries(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public Opened open(String key) {
    return read(
        key,
        () -> {
          ResponseInputStream<GetObjectResponse> object =
              client.getObject(b -> b.bucket(bucket).key(key));
          GetObjectResponse found = object.response();
          return new Opened(
              object, new Version(found.eTag(), found.lastModified(), found.contentLength()));
        });
  }

  @Override
  public Version version(String key) {
    return read(
        key,
        () -> {
          HeadObjectResponse found = client.headObject(b -> b.bucket(bucket).key(key));
          return new Version(found.eTag(), found.lastModified(), found.contentLength());
        });
  }

  private <T> T read(String key, Supplier<T> read) {
    String uri = "s3://" + bucket + "/" + key;
    return Faults.read(uri, () -> present(read))
        .orElseThrow(() -> new UncheckedIOException(new FileNotFoundException(uri)));
  }

  private static <T> Optional<T> present(Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (NoSuchKeyException absent) {
      return Optional.empty();
    }
  }
}
