package zoncoin.cli.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import zoncoin.tlog.Malformed;

/**
 * A function in Lambda, invoked once and waited for (AWS Lambda API, Invoke).
 *
 * @param client tries nothing twice
 * @param name of the function
 * @param alias by which it is invoked, if by one
 * @param next what to do if whoever invokes it may not
 */
record DeployedFunction(LambdaClient client, String name, Optional<String> alias, String next) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SERVER_ERROR = 500;

  /**
   * What a function that was handed something in another form throws; its message is for people.
   */
  private static final String NOT_IN_ITS_FORM = Malformed.class.getName();

  /**
   * Hands it an event.
   *
   * @throws Malformed if it was not invoked, or failed: says why, and what to do next
   * @throws IOException if no answer came: what it was to do may be done
   */
  JsonNode invoke(JsonNode event) throws IOException {
    try {
      InvokeResponse response =
          client.invoke(
              asked ->
                  asked
                      .functionName(name)
                      .qualifier(alias.orElse(null))
                      .payload(SdkBytes.fromUtf8String(event.toString())));
      JsonNode answer = JSON.readTree(response.payload().asByteArray());
      if (response.functionError() != null) {
        throw failed(answer);
      }
      return answer;
    } catch (ResourceNotFoundException none) {
      throw new Malformed("there is no function " + this + ": deploy the service again");
    } catch (RequestTooLargeException large) {
      throw new Malformed("it is too large to be handed over at once: divide the file");
    } catch (SdkException fault) {
      if (isUnanswered(fault)) {
        throw new IOException(
            "no answer of %s (%s): it may be done; look before you ask again"
                .formatted(this, fault.getMessage()),
            fault);
      }
      throw Refused.to("invoke " + this, fault, next);
    }
  }

  private Malformed failed(JsonNode answer) {
    String message = answer.path("errorMessage").asText();
    return answer.path("errorType").asText().equals(NOT_IN_ITS_FORM)
        ? new Malformed(message)
        : new Malformed(
            "%s failed: %s: %s; its log says more, and what it was to do may be done"
                .formatted(this, answer.path("errorType").asText("it does not say"), message));
  }

  /** Lambda has it, and perhaps the function. */
  private static boolean isUnanswered(SdkException fault) {
    return switch (fault) {
      case LambdaException service -> service.statusCode() >= SERVER_ERROR;
      case SdkClientException client ->
          client.getCause() instanceof IOException sent
              && !(sent instanceof ConnectException || sent instanceof UnknownHostException);
      default -> false;
    };
  }

  @Override
  public String toString() {
    return name + alias.map(of -> ":" + of).orElse("");
  }
}
