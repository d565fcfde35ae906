package zoncoin.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import zoncoin.tlog.Malformed;

/** Asks a running cloud, from another process: the other side of {@link Switches}. */
public final class LocalDoor {
  private static final int OK = 200;

  private LocalDoor() {}

  /**
   * Turns a switch.
   *
   * @param folder the cloud's
   * @param name of the switch
   * @param what is asked of it
   * @throws Malformed if no cloud runs there, or it refuses
   * @throws IOException if it gave no answer
   */
  public static JsonNode ask(Path folder, String name, JsonNode what) throws IOException {
    Switches.Control control = Switches.Control.of(folder);
    HttpRequest request =
        HttpRequest.newBuilder(control.address().resolve("/local/" + name))
            .header("Authorization", control.authorization())
            .POST(BodyPublishers.ofString(what.toString()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      JsonNode answer = Invocation.parse(response.body());
      if (response.statusCode() != OK) {
        throw new Malformed(answer.path("detail").asText());
      }
      return answer;
    } catch (ConnectException nobodyThere) {
      throw new Malformed("zon up does not run on " + folder + ": start it");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stop);
    }
  }
}
