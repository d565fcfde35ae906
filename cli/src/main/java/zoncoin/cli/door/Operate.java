package zoncoin.cli.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Where what an operator decides is decided: by the function {@code operate}, wherever it runs. */
public interface Operate {
  /**
   * Hands a decision over, once, by the hand that it takes. A delivery that is accepted is handed
   * to the function that issues as well, and what it came to is under {@code issued}.
   *
   * @param decision as {@link zoncoin.functions.operate} reads it
   * @return what the function answered
   * @throws zoncoin.tlog.Malformed if it is not in its form, or nobody there may or can take it:
   *     says why, and what to do next. Unless it says otherwise, nothing was decided
   * @throws IOException if no answer came: it may have been decided
   */
  JsonNode decide(ObjectNode decision) throws IOException;

  /**
   * Who decides here, to be noted beside the decision.
   *
   * @throws zoncoin.tlog.Malformed if that cannot be found out
   */
  String principal();
}
