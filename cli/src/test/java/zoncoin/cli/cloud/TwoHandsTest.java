package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no bill says takes two hands of the function, and two names. */
final class TwoHandsTest {
  private static final String SHOP = "222233334444";

  @TempDir private Path folder;

  @Test
  void oneProposesAnotherApproves() throws IOException {
    try (SmallCloud cloud = new SmallCloud(folder.resolve("cloud"), Duration.ofSeconds(5))) {
      assertEquals(200, cloud.ask(SHOP, "PUT", "/v1/enrolment", SmallCloud.TERMS).statusCode());
      ObjectNode proposal = proposal();
      assertEquals(
          "it is decided by the function's alias propose",
          cloud.cloud().invoke("operate", proposal).path("because").asText());
      String id = operate(cloud, proposal, "proposal");
      ObjectNode approval =
          Invocation.event().put("decision", "approve").put("proposal", id).put("principal", "ana");
      assertEquals("whoever proposed it cannot approve it", operate(cloud, approval, "because"));
      assertEquals(id, operate(cloud, approval.put("principal", "ben"), "transaction"));
    }
  }

  @Test
  void aProposalThatLapsedIsSaidToHaveAndIsApprovedByNobody() throws IOException {
    try (SmallCloud cloud = new SmallCloud(folder.resolve("cloud"), Duration.ofSeconds(5))) {
      assertEquals(200, cloud.ask(SHOP, "PUT", "/v1/enrolment", SmallCloud.TERMS).statusCode());
      String id = operate(cloud, proposal(), "proposal");
      cloud.cloud().turn(Duration.ofDays(31));
      ObjectNode approval =
          Invocation.event().put("decision", "approve").put("proposal", id).put("principal", "ben");
      String because = operate(cloud, approval, "because");
      assertTrue(because.startsWith(id + " lapsed at 2"), because);
      assertTrue(because.endsWith(", 30 days after it was proposed: propose it again"), because);
    }
  }

  private static ObjectNode proposal() {
    return Invocation.event()
        .put("decision", "adjust")
        .put("account", "member:" + SHOP)
        .put("amountZon", 25_000_000)
        .put("memo", "the outage of 3 July")
        .put("principal", "ana");
  }

  /** As {@code zon operate} asks. */
  private static String operate(SmallCloud cloud, ObjectNode decision, String field) {
    return new Switches(cloud.cloud()).turn("operate", decision).path(field).asText();
  }
}
