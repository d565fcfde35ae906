package zoncoin.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * {@code zon help}: as {@code --help} behind the command; picocli's own looks at one word alone.
 */
@Command(
    name = HelpOfCommand.NAME,
    description = "How a command is used, such as: zon help operate pause.",
    mixinStandardHelpOptions = true)
final class HelpOfCommand implements Callable<Integer> {
  static final String NAME = "help";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The words that call it. Default: zon itself.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    CommandLine at = spec.parent().commandLine();
    for (String word : words) {
      CommandLine next = at.getSubcommands().get(word);
      if (next == null) {
        throw new UnmatchedArgumentException(spec.commandLine(), List.of(word));
      }
      at = next;
    }
    at.usage(spec.commandLine().getOut());
    return Zon.GOOD;
  }
}
