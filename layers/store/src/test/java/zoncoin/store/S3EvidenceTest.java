package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import zoncoin.evidence.EvidenceFiles;
import zoncoin.tlog.Hash;

final class S3EvidenceTest implements EvidenceFilesContract {
  private final S3Client client = Moto.client();
  private final String bucket = Moto.fresh();
  private final EvidenceFiles evidence = new S3Evidence(client, bucket);

  @Override
  public EvidenceFiles evidence() {
    return evidence;
  }

  @Test
  void s3ItselfSaysTheHashOfASource() {
    byte[] bill = new byte[10];
    EvidenceFiles.Source source =
        new EvidenceFiles.Source(Hash.sha256(bill), 10, () -> new ByteArrayInputStream(bill));
    evidence.keep(source);
    assertEquals(
        source.sha256().base64(),
        client
            .headObject(
                b -> b.bucket(bucket).key(source.name().path()).checksumMode(ChecksumMode.ENABLED))
            .checksumSHA256());
  }
}
