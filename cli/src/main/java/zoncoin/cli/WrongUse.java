package zoncoin.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with words that are none of a command, and where to look. */
final class WrongUse {
  private WrongUse() {}

  /**
   * The first word that stands where a command has to and is none, whatever is asked besides: help
   * of nothing would be taken for an answer.
   *
   * @param zon what has the commands
   * @param words as they were typed
   */
  static Optional<String> unknownCommand(CommandLine zon, List<String> words) {
    CommandLine at = zon;
    for (String word : words) {
      // What else it is tells picocli: an option of a command that has commands takes no word.
      if (!word.startsWith("-")) {
        CommandLine next = at.getSubcommands().get(word);
        if (next == null) {
          return at.getSubcommands().isEmpty()
              ? Optional.empty()
              : Optional.of(noCommand(at, word));
        }
        at = next.getCommandName().equals(HelpOfCommand.NAME) ? zon : next;
      }
    }
    return Optional.empty();
  }

  private static String noCommand(CommandLine at, String word) {
    return "there is no command '%s'; there are %s; see: %s --help"
        .formatted(
            word,
            String.join(", ", new TreeSet<>(at.getSubcommands().keySet())),
            at.getCommandSpec().qualifiedName());
  }

  /** What is wrong, and where to look. */
  static String explain(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    return switch (wrong) {
      case UnmatchedArgumentException unmatched -> unmatched(command, unmatched.getUnmatched());
      // An option that is none is the likelier mistake, and picocli says it last.
      case MissingParameterException missing
          when command.getUnmatchedArguments().stream().anyMatch(WrongUse::isOption) ->
          unmatched(command, command.getUnmatchedArguments());
      case MutuallyExclusiveArgsException both ->
          oneLine(both).replaceFirst("^Error: ", "") + see(command);
      default -> oneLine(wrong) + see(command);
    };
  }

  private static String unmatched(CommandLine command, List<String> words) {
    Optional<String> option = words.stream().filter(WrongUse::isOption).findFirst();
    if (option.isEmpty()) {
      return "there is no place for '%s'".formatted(words.getFirst()) + see(command);
    }
    List<String> suggestions =
        new UnmatchedArgumentException(command, List.of(option.get())).getSuggestions();
    return "there is no option %s; ".formatted(option.get())
        + (suggestions.isEmpty()
            ? see(command).substring(2)
            : "did you mean " + String.join(" or ", suggestions) + "?");
  }

  private static boolean isOption(String word) {
    return word.startsWith("-");
  }

  private static String oneLine(ParameterException wrong) {
    return String.valueOf(wrong.getMessage()).replace('\n', ' ');
  }

  private static String see(CommandLine command) {
    return "; see: " + command.getCommandSpec().qualifiedName() + " --help";
  }

  /** Converters whose complaints name no class of Java. */
  static CommandLine withNumbers(CommandLine zon) {
    return zon.registerConverter(int.class, whole(Integer::valueOf))
        .registerConverter(long.class, whole(Long::valueOf))
        .registerConverter(
            BigDecimal.class, number("no number such as 25 or 0.5", BigDecimal::new));
  }

  private static <N> ITypeConverter<N> whole(Function<String, N> parse) {
    return number("no whole number, or too large", parse);
  }

  private static <N> ITypeConverter<N> number(String complaint, Function<String, N> parse) {
    return word -> {
      try {
        return parse.apply(word);
      } catch (NumberFormatException wrong) {
        throw new TypeConversionException("'%s' is %s".formatted(word, complaint));
      }
    };
  }
}
