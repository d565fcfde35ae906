package zoncoin.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zoncoin.seal.Alarms;

/** How Lambda calls: with a context that has a log and time left. */
final class Invocation implements Context {
  final List<String> lines = new ArrayList<>();
  final List<Alarms.Alarm> alarms = new ArrayList<>();
  int remainingMillis = 28_000;
  String function = "function";

  /** The folder of the function that runs right now. */
  Optional<String> running = Optional.empty();

  @Override
  public String getAwsRequestId() {
    return "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";
  }

  @Override
  public int getRemainingTimeInMillis() {
    return remainingMillis;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        lines.add(message);
      }

      @Override
      public void log(byte[] message) {
        lines.add(new String(message, UTF_8));
      }
    };
  }

  @Override
  public String getLogGroupName() {
    return "log-group";
  }

  @Override
  public String getLogStreamName() {
    return "log-stream";
  }

  @Override
  public String getFunctionName() {
    return function.replaceFirst(":.*", "");
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-central-1:123456789012:function:" + function;
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("nobody asks Cognito");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("no mobile client calls");
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1_769;
  }
}
