package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What was decided is read from the top, and what is to be done next stands at the end. */
final class DecisionTextTest {
  private static String text(String answer) throws IOException {
    return DecisionText.of(new ObjectMapper().readTree(answer));
  }

  @Test
  void aProposalSaysWhoGoesOn() throws IOException {
    assertEquals(
        """
        decided
        proposal  adjust.member.111122223333.7
        next: another approves it: zon operate approve adjust.member.111122223333.7
        """,
        text("{\"decided\":true,\"proposal\":\"adjust.member.111122223333.7\"}"));
  }

  @Test
  void whatWasNotDecidedSaysWhy() throws IOException {
    assertEquals(
        """
        not decided: line 3: a row has 7 cells, not 6; line 4: likewise
        added  0
        """,
        text(
            "{\"decided\":false,\"added\":0,"
                + "\"because\":[\"line 3: a row has 7 cells, not 6\",\"line 4: likewise\"]}"));
  }

  @Test
  void whatIsUnderWayIsATable() throws IOException {
    assertEquals(
        """
        fulfilments
        id   state    tries
        one  sending  7
        two  held
        """,
        text(
            "{\"decided\":true,\"fulfilments\":[{\"id\":\"one\",\"state\":\"sending\",\"tries\":7},"
                + "{\"id\":\"two\",\"state\":\"held\"}]}"));
    assertEquals("fulfilments  none\n", text("{\"decided\":true,\"fulfilments\":[]}"));
  }

  @Test
  void whatADeliveryCameToIsOneLine() throws IOException {
    assertEquals(
        """
        decided
        delivery  s3://a/b
        issued    issued 2, issuedZon 344000000, halted none
        """,
        text(
            "{\"decided\":true,\"delivery\":\"s3://a/b\","
                + "\"issued\":{\"issued\":2,\"issuedZon\":344000000,\"halted\":[]}}"));
  }
}
