package zoncoin.cli.cloud;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import zoncoin.redemption.Catalogue;

/** A cloud whose table is in memory, behind its gateway. */
final class SmallCloud implements AutoCloseable {
  static final String TERMS = "{\"terms\":\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\"}";

  private final HttpClient client = HttpClient.newHttpClient();
  private final LocalCloud cloud;
  private final Gateway gateway;

  /**
   * @param folder of the cloud, not there yet
   * @param bodyWithin how long a body may take
   */
  SmallCloud(Path folder, Duration bodyWithin) {
    LocalCloud.Settings settings =
        new LocalCloud.Settings(Optional.empty(), Catalogue.sample(), true);
    cloud = LocalCloud.open(folder, settings, alarm -> {});
    Gateway.Watcher nobody = new Gateway.Watcher(() -> {}, fault -> {});
    gateway = Gateway.open(Port.take(0), cloud, new Switches(cloud), nobody, bodyWithin);
  }

  LocalCloud cloud() {
    return cloud;
  }

  URI address() {
    return gateway.address();
  }

  /** Asks as that account, with the AWS SDK's signature. */
  HttpResponse<String> ask(String account, String method, String path, String body)
      throws IOException {
    Caller caller = new Caller(client, address(), cloud.credentials(account));
    return caller.send(method, path, "key-1", body);
  }

  /** How many entries were written since it was asked last. */
  int written() {
    return cloud.seal().path("sealed").asInt();
  }

  @Override
  public void close() {
    client.close();
    gateway.close();
    cloud.close();
  }
}
