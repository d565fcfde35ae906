package zoncoin.cli.histories;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import zoncoin.cli.cloud.StormyCloud;
import zoncoin.memory.MemoryJournal;
import zoncoin.memory.Turns;

/** One history. */
final class ApiHistory implements AutoCloseable {
  private static final int CALLS = 140;
  private static final int FEWEST_MOVES_OF_BUSY = 8;

  private final Random random;
  private final MemoryJournal journal;
  private final Model model;
  private final Stage stage;
  private final Counterpart counterpart;
  private final List<Call> calls = new ArrayList<>();
  private final Scribe scribe;
  private final StormyCloud cloud;
  private final Reading reading;
  private final Clients clients;
  private final List<Acting> acting = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Ending.Start start;
  private Instant now = Founded.START;

  /** Who is under way, and what came back. */
  private static final class Acting {
    private final Call call;
    private final Turns.Actor actor;
    private volatile boolean isDone;
    private volatile Optional<StormyCloud.Answer> answer = Optional.empty();

    private Acting(Call call, Turns.Actor actor) {
      this.call = call;
      this.actor = actor;
    }
  }

  ApiHistory(int seed, Founded founded, Path folder) {
    random = new Random(seed);
    journal = founded.journal().copy();
    model = founded.model(journal);
    start = Ending.Start.of(model);
    stage = new Stage(random, 4 + random.nextInt(60));
    counterpart = new Counterpart(stage, random, id -> model.shop.obstacle(id, model.now));
    scribe = new Scribe(model, counterpart, calls);
    scribe.entries().putAll(founded.entries(journal));
    cloud =
        new StormyCloud(
            founded.copy(folder),
            Founded.CATALOGUE,
            new StormyCloud.Surroundings(
                journal, stage, scribe, counterpart.instead(), () -> now, new Random(seed)));
    reading = new Reading(cloud.trusted(), scribe.entries());
    clients = new Clients(random, model);
  }

  /** What happened, line by line. */
  List<String> told() {
    return told;
  }

  void run() {
    stage.calm(false);
    while (calls.size() < CALLS) {
      int chance = random.nextInt(100);
      if (chance < 70 && !acting.isEmpty()) {
        step(acting.get(random.nextInt(acting.size())));
      } else if (chance < 94) {
        clients.next().ifPresent(this::start);
      } else if (chance < 97) {
        stage.settleOne();
        check("a write that was late");
      } else {
        turnClock();
      }
    }
    finish();
  }

  private void turnClock() {
    turnBy(
        switch (random.nextInt(12)) {
          case 0 -> Duration.ofDays(1);
          case 1, 2, 3 -> Duration.ofMinutes(20);
          default -> Duration.ofMillis(random.nextInt(5_000));
        });
  }

  private void turnBy(Duration duration) {
    now = now.plus(duration);
    model.now = now;
    scribe.look();
    told.add("it is " + now);
  }

  private Acting start(Asked asked) {
    Call call = new Call(calls.size(), asked);
    calls.add(call);
    call.look(model);
    Acting[] self = new Acting[1];
    Turns.Actor actor =
        stage.enter(
            () -> {
              self[0].answer = ask(asked);
              self[0].isDone = true;
            });
    Acting started = new Acting(call, actor);
    self[0] = started;
    acting.add(started);
    told.add(call.toString());
    return started;
  }

  private void step(Acting one) {
    boolean goesOn = stage.step(one.actor, one.call::trouble);
    check(one.call.toString());
    if (!goesOn) {
      acting.remove(one);
      end(one);
    }
  }

  private void check(String who) {
    scribe.written().forEach(what -> told.add("    " + who + ": " + what));
    scribe
        .failure()
        .ifPresent(
            failure -> {
              throw new AssertionError(who + ": " + failure.getMessage(), failure);
            });
    if (!counterpart.wrong().isEmpty()) {
      throw new AssertionError(who + ": " + counterpart.wrong());
    }
  }

  private void end(Acting one) {
    Call call = one.call;
    call.look(model);
    List<String> words = one.answer.map(a -> reading.words(call.asked(), a)).orElse(List.of());
    told.add(call + (one.isDone ? " is answered " : " ended: ") + shown(one.answer) + " " + words);
    if (call.asked() instanceof Asked.Run) {
      call.end(one.isDone ? Optional.of("done") : Optional.empty(), calls.size());
    } else if (words.isEmpty()) {
      boolean isBusy =
          one.answer.filter(a -> a.status() == 429 || a.status() == 200).isPresent()
              && call.moves() >= FEWEST_MOVES_OF_BUSY;
      if (!call.isTroubled() && !isBusy) {
        throw new AssertionError(call + " had no answer, and no fault: " + one.answer);
      }
      call.end(Optional.empty(), calls.size());
    } else {
      for (String word : words) {
        if (!call.allows(word)) {
          throw new AssertionError(
              call + " is answered " + word + ", not one of " + call.expected());
        }
      }
      call.end(Optional.of(words.getFirst()), calls.size());
    }
    clients.heard(call.asked(), words);
  }

  private static String shown(Optional<StormyCloud.Answer> answer) {
    return answer.map(a -> Integer.toString(a.status())).orElse("nothing");
  }

  private Optional<StormyCloud.Answer> ask(Asked asked) {
    return switch (asked) {
      case Asked.Run(Asked.Function function) -> {
        switch (function) {
          case VEST -> cloud.vest();
          case FULFIL -> cloud.fulfil();
          case SEAL -> cloud.seal();
          case COLLECT -> cloud.collect();
        }
        yield Optional.empty();
      }
      case Asked other -> new Asking(cloud, reading.cursors()).ask(other);
    };
  }

  /** Calls that are on their way go to their end, in fair weather from here on. */
  private void finish() {
    stage.calm(true);
    stage.settle();
    check("writes that were late");
    while (!acting.isEmpty()) {
      step(acting.getFirst());
    }
    for (Optional<Asked> left = clients.unheard(); left.isPresent(); left = clients.unheard()) {
      now(left.get());
    }
    if (model.isPaused) {
      now(new Asked.Pause(false));
    }
    for (int round = 0; round < 40; round++) {
      turnBy(Duration.ofMinutes(20));
      now(new Asked.Run(Asked.Function.FULFIL));
    }
    new Ending(model, cloud, journal, counterpart, this::now).check(start);
  }

  /** Asks, and waits for the answer; nobody else does anything meanwhile. */
  private List<String> now(Asked asked) {
    Acting one = start(asked);
    while (acting.contains(one)) {
      step(one);
    }
    return one.answer.map(answer -> reading.words(asked, answer)).orElse(List.of());
  }

  @Override
  public void close() {
    stage.close();
    cloud.close();
  }
}
