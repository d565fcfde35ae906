package zoncoin.cli.cloud;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import zoncoin.evidence.EvidenceReader;
import zoncoin.note.TrustedKeys;
import zoncoin.rebuild.Asked;
import zoncoin.rebuild.Beside;
import zoncoin.rebuild.Rebuild;
import zoncoin.redemption.CatalogueAgain;
import zoncoin.redemption.RedemptionsAgain;
import zoncoin.redemption.Wares;
import zoncoin.reward.BudgetAgain;
import zoncoin.reward.IssuedAgain;
import zoncoin.reward.PoliciesAgain;
import zoncoin.store.FolderEvidence;
import zoncoin.store.FolderTiles;
import zoncoin.till.TillsAgain;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TileReader;

/** Rebuilds tables: of a cloud in a folder that nobody runs, or of one that is somewhere else. */
public final class LocalRebuild {
  private LocalRebuild() {}

  /**
   * What no store says.
   *
   * @param terms SHA-256 of terms that members agreed to
   * @param operators AWS accounts that asked on the programme's behalf
   */
  public record Known(Set<Hash> terms, Set<String> operators) {}

  /**
   * What is rebuilt from.
   *
   * @param log its folder
   * @param keys the log's
   * @param evidence what coins rest on
   */
  public record Sources(TileReader log, TrustedKeys keys, EvidenceReader evidence) {}

  /** What rebuilds that table, all families of items included. */
  public static Rebuild of(Sources sources, Rebuild.Ports ports, Known known, InstantSource clock) {
    EvidenceReader evidence = sources.evidence();
    Asked asked = new Asked(new Wares(evidence, List.of()), known.terms(), known.operators());
    List<Beside> besides =
        List.of(
            new RedemptionsAgain(new Wares(evidence, List.of())),
            new CatalogueAgain(evidence),
            new TillsAgain(asked),
            new IssuedAgain(evidence),
            new BudgetAgain(evidence),
            new PoliciesAgain(evidence));
    return new Rebuild(
        new Rebuild.Log(sources.log(), sources.keys(), asked), ports, besides, clock);
  }

  /**
   * Rebuilds the table of a cloud in a folder.
   *
   * @param root the folder; it has a log, and nobody runs it
   * @param run what is asked of the rebuild
   * @throws Malformed if there is none, or somebody has it open
   */
  public static Rebuild.Result in(Path root, Known known, Function<Rebuild, Rebuild.Result> run) {
    if (!Files.exists(root.resolve("log").resolve("checkpoint"))) {
      throw new Malformed("there is no log in " + root + ": nothing to rebuild from");
    }
    PrivateFolder folder = PrivateFolder.of(root);
    SecureRandom random = new SecureRandom();
    try (DirLock _ = DirLock.take(root);
        LocalDynamo table = LocalDynamo.in(folder, random)) {
      String origin =
          folder
              .read("keys.txt")
              .map(keys -> keys.substring("--key ".length(), keys.indexOf('+')))
              .orElseThrow(() -> new Malformed(root + " has no keys.txt"));
      InstantSource clock = LocalClock.in(folder, InstantSource.system(), Optional.empty());
      LocalKeys keys = LocalKeys.in(folder.folder("keys"), origin, random, clock);
      Sources sources =
          new Sources(
              new FolderTiles(root.resolve("log")),
              TrustedKeys.of(keys.logKeys()),
              new EvidenceReader(new FolderEvidence(root.resolve("evidence"))));
      return run.apply(of(sources, table.rebuilt(root.resolve("staging")), known, clock));
    }
  }
}
