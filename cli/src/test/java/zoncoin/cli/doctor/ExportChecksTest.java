package zoncoin.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import zoncoin.cli.doctor.Doctor.Checked;
import zoncoin.cli.doctor.Doctor.Verdict;
import zoncoin.tlog.Malformed;

/** Each payer's export is one line: as it should be, changed, or not to be asked, and what then. */
final class ExportChecksTest {
  private static Verdict verdict(String said) throws IOException {
    JsonNode told =
        new ObjectMapper().readTree("{\"exports\":[{\"payer\":\"999988887777\"," + said + "}]}");
    Checked checked = ExportChecks.examine(() -> told).getFirst();
    assertEquals("export 999988887777", checked.what());
    return checked.verdict();
  }

  @Test
  void whatIsOursIsGoodAndSoIsWhatSomebodyAccepted() throws IOException {
    assertEquals(new Verdict.Good("x"), verdict("\"export\":\"x\",\"state\":\"ours\""));
    assertEquals(
        new Verdict.Good("x: its SQL is 1; somebody accepted that"),
        verdict("\"export\":\"x\",\"state\":\"accepted\",\"because\":[\"its SQL is 1\"]"));
    assertEquals(
        new Verdict.Good("x, a legacy report: it has no SQL to ask for"),
        verdict("\"export\":\"x\",\"state\":\"legacy\""));
  }

  @Test
  void whatChangedSaysHowAndWhatToDo() throws IOException {
    assertEquals(
        new Verdict.Bad(
            "x is changed: its SQL is 1; A is B",
            "deploy zoncoin-payer there again, or look at its next delivery and accept it: zon"
                + " operate accept"),
        verdict(
            "\"export\":\"x\",\"state\":\"changed\",\"because\":[\"its SQL is 1\",\"A is B\"]"));
  }

  @Test
  void whatCannotBeAskedIsUnknown() throws IOException {
    assertEquals(
        new Verdict.Unasked(
            "x cannot be asked: AccessDeniedException; see the payer's stack and its role"
                + " costs-reader"),
        verdict("\"export\":\"x\",\"state\":\"unasked\",\"because\":[\"AccessDeniedException\"]"));
    assertEquals(Verdict.Unasked.class, verdict("\"state\":\"none\"").getClass());
  }

  @Test
  void aFunctionThatCannotBeAskedIsOneLine() {
    assertEquals(
        List.of(new Checked("exports", new Verdict.Unasked("no right"))),
        ExportChecks.examine(
            () -> {
              throw new Malformed("no right");
            }));
    assertEquals(
        List.of(new Checked("exports", new Verdict.Unasked("no answer"))),
        ExportChecks.examine(
            () -> {
              throw new IOException("no answer");
            }));
  }
}
