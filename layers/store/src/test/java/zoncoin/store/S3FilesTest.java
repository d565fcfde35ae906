package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import zoncoin.seal.LogFiles;

final class S3FilesTest implements LogFilesContract {
  private final S3Client client = Moto.client();
  private final String bucket = Moto.fresh();
  private final S3Files files = new S3Files(client, bucket);

  @Override
  public LogFiles files() {
    return files;
  }

  @Test
  void listsWhatIsThere() {
    assertEquals(List.of(), files.paths());
    List.of("5-ab-cd", "12-ef").forEach(path -> files.create(path, new byte[1]));
    assertEquals(List.of("12-ef", "5-ab-cd"), files.paths());
  }

  @Test
  void servesEachFileAsReadersOfLogsExpect() {
    Map<String, String> served =
        Map.of(
            "checkpoint", "text/plain; charset=utf-8 | no-cache",
            "tile/0/000", "application/octet-stream | public, max-age=31536000, immutable",
            "tile/entries/000.p/8",
                "application/octet-stream | public, max-age=31536000, immutable",
            "5-ab-cd", "application/octet-stream | no-store");
    served.forEach(
        (path, headers) -> {
          files.create(path, new byte[1]);
          HeadObjectResponse head = client.headObject(b -> b.bucket(bucket).key(path));
          assertEquals(headers, head.contentType() + " | " + head.cacheControl());
        });
  }
}
