package zoncoin.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;
import zoncoin.note.TrustedKeys;
import zoncoin.note.VerifierKey;
import zoncoin.tlog.Malformed;

/** The keys that a command trusts. */
final class KeyOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--key",
      paramLabel = "VKEY",
      required = true,
      converter = Parsing.class,
      description = {
        "A key that you trust, name+id+key, once for each: of the log, whose name is the log's"
            + " origin, or of an issuer, whose name goes on with a slash.",
        "Many keys fit into a file with a line --key VKEY for each; name it as @FILE."
      })
  private List<VerifierKey> keys = new ArrayList<>();

  /** Reads a key and says in picocli's way what is wrong with it. */
  static final class Parsing implements ITypeConverter<VerifierKey> {
    @Override
    public VerifierKey convert(String vkey) {
      try {
        return VerifierKey.parse(vkey);
      } catch (Malformed malformed) {
        throw new TypeConversionException(String.valueOf(malformed.getMessage()));
      }
    }
  }

  /** The keys, told apart; a {@link ParameterException} unless they are of one log. */
  TrustedKeys trusted() {
    try {
      return TrustedKeys.of(keys);
    } catch (Malformed wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }
}
