package zoncoin.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import zoncoin.evidence.EvidenceFiles;
import zoncoin.evidence.EvidenceName;

/**
 * A bucket as {@link EvidenceFiles}: objects that are put only if they are not there
 * (If-None-Match). A write that is made again changes nothing, so each is tried as often as a read.
 * A source file is one PutObject, of 5 GB at most; AWS cuts exports into far smaller ones.
 */
public final class S3Evidence implements EvidenceFiles {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String BYTES = "application/octet-stream";

  private final S3Client client;
  private final String bucket;

  /**
   * @param client as {@link Once} makes it
   * @param bucket whose whole key space this evidence is
   */
  public S3Evidence(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public Optional<byte[]> read(EvidenceName name) {
    return Faults.read(
        uri(name),
        () -> {
          try {
            return Optional.of(
                client
                    .getObject(
                        b -> b.bucket(bucket).key(name.path()), ResponseTransformer.toBytes())
                    .asByteArray());
          } catch (NoSuchKeyException absent) {
            return Optional.empty();
          }
        });
  }

  @Override
  public boolean create(EvidenceName name, byte[] bytes) {
    return put(name, request(name, TEXT).build(), RequestBody.fromBytes(bytes));
  }

  @Override
  public void keep(Source source) {
    if (isThere(source.name())) {
      return;
    }
    PutObjectRequest request =
        // S3 too refuses other bytes, and says the hash of these to whoever asks in years.
        request(source.name(), BYTES)
            .checksumAlgorithm(ChecksumAlgorithm.SHA256)
            .checksumSHA256(source.sha256().base64())
            .build();
    put(source.name(), request, body(source));
  }

  private boolean isThere(EvidenceName name) {
    return Faults.read(
        uri(name),
        () -> {
          try {
            client.headObject(b -> b.bucket(bucket).key(name.path()));
            return true;
          } catch (NoSuchKeyException absent) {
            return false;
          }
        });
  }

  private static RequestBody body(Source source) {
    ContentStreamProvider content =
        () -> {
          try {
            return source.open();
          } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
          }
        };
    return RequestBody.fromContentProvider(content, source.bytes(), BYTES);
  }

  private PutObjectRequest.Builder request(EvidenceName name, String contentType) {
    return PutObjectRequest.builder()
        .bucket(bucket)
        .key(name.path())
        .contentType(contentType)
        .ifNoneMatch("*");
  }

  private boolean put(EvidenceName name, PutObjectRequest request, RequestBody body) {
    return Faults.repeatable(
        uri(name),
        () -> {
          try {
            client.putObject(request, body);
            return true;
          } catch (S3Exception refused) {
            if (Faults.code(refused).equals("PreconditionFailed")) {
              return false;
            }
            throw refused;
          }
        });
  }

  private String uri(EvidenceName name) {
    return "s3://" + bucket + "/" + name.path();
  }
}
