package zoncoin.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import zoncoin.seal.LogFiles;

/**
 * A bucket as {@link LogFiles}: S3 reads what was written before (since 2020), writes whole
 * objects, and compares ETags (since 2024: If-None-Match and If-Match of PutObject). Safe for use
 * by many threads and processes. A read or write is one request.
 */
public final class S3Files implements LogFiles {
  /** The file is there, or has another version; or it is not there at all (with If-Match). */
  private static final Set<String> NOT_AS_EXPECTED = Set.of("PreconditionFailed", "NoSuchKey");

  private final S3Client client;
  private final String bucket;

  /**
   * @param client as {@link Once} makes it: one that does not try again by itself
   * @param bucket whose whole key space these files are
   */
  public S3Files(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public Optional<Stored> read(String path) {
    return Faults.read(
        name(path),
        () -> {
          try {
            ResponseBytes<GetObjectResponse> object =
                client.getObject(b -> b.bucket(bucket).key(path), ResponseTransformer.toBytes());
            return Optional.of(new Stored(object.asByteArray(), object.response().eTag()));
          } catch (NoSuchKeyException absent) {
            return Optional.empty();
          }
        });
  }

  /** The paths of all files, a request a thousand: of a bucket that never has many. */
  public List<String> paths() {
    return Faults.read(
        "s3://" + bucket,
        () ->
            client.listObjectsV2Paginator(b -> b.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList());
  }

  @Override
  public boolean create(String path, byte[] bytes) {
    return put(path, bytes, request(path).ifNoneMatch("*").build());
  }

  @Override
  public boolean replace(String path, byte[] bytes, String version) {
    return put(path, bytes, request(path).ifMatch(version).build());
  }

  private PutObjectRequest.Builder request(String path) {
    Served served = Served.of(path);
    return PutObjectRequest.builder()
        .bucket(bucket)
        .key(path)
        .contentType(served.contentType())
        .cacheControl(served.cacheControl());
  }

  private boolean put(String path, byte[] bytes, PutObjectRequest request) {
    return Faults.write(
        name(path),
        () -> {
          try {
            client.putObject(request, RequestBody.fromBytes(bytes));
            return true;
          } catch (S3Exception refused) {
            if (NOT_AS_EXPECTED.contains(Faults.code(refused))) {
              return false;
            }
            throw refused;
          }
        });
  }

  @Override
  public void delete(String path) {
    Faults.repeatable(name(path), () -> client.deleteObject(b -> b.bucket(bucket).key(path)));
  }

  private String name(String path) {
    return "s3://" + bucket + "/" + path;
  }

  /**
   * How a file is served (c2sp.org/tlog-tiles, "Checkpoints" and "Merkle Tree").
   *
   * @param contentType media type
   * @param cacheControl how long a copy may be used without asking
   */
  private record Served(String contentType, String cacheControl) {
    private static final Served CHECKPOINT = new Served("text/plain; charset=utf-8", "no-cache");

    /** A tile never changes; a wider one has another name. */
    private static final Served TILE =
        new Served("application/octet-stream", "public, max-age=31536000, immutable");

    /** A staged bundle is nobody's but the sealer's. */
    private static final Served OTHER = new Served("application/octet-stream", "no-store");

    static Served of(String path) {
      if (path.equals("checkpoint")) {
        return CHECKPOINT;
      }
      return path.startsWith("tile/") ? TILE : OTHER;
    }
  }
}
