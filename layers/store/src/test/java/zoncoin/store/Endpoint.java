package zoncoin.store;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * Where AWS is to be found instead of the stand-ins that tests start: the profile {@code
 * localstack} hands on {@code AWS_ENDPOINT_URL}.
 */
final class Endpoint {
  /** A server may remember the run before. */
  private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

  private Endpoint() {}

  /** The address, if one was given; Maven hands on the name of a variable that is not set. */
  static Optional<URI> given() {
    return Optional.ofNullable(System.getProperty("zoncoin.endpoint"))
        .filter(text -> text.startsWith("http"))
        .map(URI::create);
  }

  /** A name that no other run on that server has. */
  static String own(String name) {
    return given().isPresent() ? name + "-" + RUN : name;
  }
}
