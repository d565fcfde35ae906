package zoncoin.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.ledger.Journal;
import zoncoin.store.DynamoJournal;
import zoncoin.store.EnhancedJournal;

/** What a JVM that has just been started does until its first answer, on either client. */
final class FirstAnswer {
  private static final String TABLE = "first";
  private static final List<String> QUESTIONS = List.of("lookup", "redeem");

  private FirstAnswer() {}

  /**
   * Answers once and says so.
   *
   * @param args client, question, address of the server, name of the redemption
   */
  public static void main(String[] args) throws IOException {
    DynamoDbClient client = LocalServer.client(URI.create(args[2]));
    Journal journal =
        args[0].equals("ours")
            ? new DynamoJournal(client, TABLE)
            : new EnhancedJournal(client, TABLE);
    if (args[1].equals("lookup")) {
      if (journal.head(Programme.member(0)).sequence() == 0) {
        throw new IllegalStateException("no such member");
      }
    } else {
      var _ = Programme.over(journal).redeem(Programme.member(0), args[3]);
    }
    System.out.println(FreshJvm.ANSWERED);
    var _ = System.in.read();
  }

  /** Measures each question on each client in turn, and prints. */
  static void print(LocalServer server, Collection<Map<String, AttributeValue>> founded) {
    server.create(TABLE, founded);
    System.out.printf(
        Locale.ROOT,
        "%n%-46s %9s %9s %7s %9s %9s %9s %9s%n",
        "first answer of a fresh JVM on one core",
        "CPU ms",
        "Enhanced",
        "ratio",
        "wall ms",
        "Enhanced",
        "classes",
        "Enhanced");
    for (String question : QUESTIONS) {
      List<FreshJvm> ours = new ArrayList<>();
      List<FreshJvm> enhanced = new ArrayList<>();
      for (int turn = 0; turn < EnhancedBench.TURNS; turn++) {
        ours.add(FreshJvm.start(FirstAnswer.class, args("ours", question, server, turn)));
        enhanced.add(FreshJvm.start(FirstAnswer.class, args("enhanced", question, server, turn)));
      }
      System.out.printf(
          Locale.ROOT,
          "%-46s %9.0f %9.0f %7.2f %9.0f %9.0f %9d %9d%n",
          question.equals("lookup") ? "newest step of an account" : "a redemption",
          Median.of(ours, FreshJvm::cpuMillis),
          Median.of(enhanced, FreshJvm::cpuMillis),
          Median.ofRatio(ours, enhanced, FreshJvm::cpuMillis),
          Median.of(ours, FreshJvm::wallMillis),
          Median.of(enhanced, FreshJvm::wallMillis),
          FreshJvm.classes(FirstAnswer.class, args("ours", question, server, -1)),
          FreshJvm.classes(FirstAnswer.class, args("enhanced", question, server, -2)));
    }
  }

  private static List<String> args(String client, String question, LocalServer server, int turn) {
    return List.of(client, question, server.endpoint().toString(), client + turn);
  }
}
