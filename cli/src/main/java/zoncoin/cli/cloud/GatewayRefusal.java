package zoncoin.cli.cloud;

/**
 * Why a gateway answers itself, by the kinds of gateway responses that API Gateway has (developer
 * guide, "Gateway response types for API Gateway").
 *
 * @param response the kind
 * @param status where the file leaves it open
 * @param message for people
 */
record GatewayRefusal(String response, int status, String message) {
  /** Not signed, or nothing there: before a signature nobody is told which. */
  static GatewayRefusal missingSignature() {
    return new GatewayRefusal("MISSING_AUTHENTICATION_TOKEN", 403, "Missing Authentication Token");
  }

  /** Signed, and not so that it counts. */
  static GatewayRefusal invalidSignature(String why) {
    return new GatewayRefusal("INVALID_SIGNATURE", 403, why);
  }

  /** Body or headers are beyond what the gateway takes. */
  static GatewayRefusal tooLarge(String why) {
    return new GatewayRefusal("REQUEST_TOO_LARGE", 413, why);
  }

  /** The body did not come in time. */
  static GatewayRefusal tooSlow(long seconds) {
    return new GatewayRefusal(
        "DEFAULT_4XX", 408, "the body did not come within " + seconds + " seconds");
  }

  /** What the function threw is nobody's to see. */
  static GatewayRefusal failed() {
    return new GatewayRefusal("DEFAULT_5XX", 502, "Internal server error");
  }
}
