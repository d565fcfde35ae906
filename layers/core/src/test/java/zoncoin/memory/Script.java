package zoncoin.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Faults at given calls, counted from 0, and a record of all calls. Not for several threads. */
public final class Script implements Weather {
  private final Map<Integer, Fault> faults;
  private final List<String> calls = new ArrayList<>();
  private final Deque<Runnable> late = new ArrayDeque<>();

  private Script(Map<Integer, Fault> faults) {
    this.faults = new TreeMap<>(faults);
  }

  /** No fault at all. */
  public static Script fair() {
    return new Script(Map.of());
  }

  /** One fault. */
  public static Script at(int call, Fault fault) {
    return new Script(Map.of(call, fault));
  }

  /** These faults. */
  public static Script of(Map<Integer, Fault> faults) {
    return new Script(faults);
  }

  /** The same fault at so many calls on end. */
  public static Script from(int first, int count, Fault fault) {
    Map<Integer, Fault> faults = new TreeMap<>();
    for (int call = first; call < first + count; call++) {
      faults.put(call, fault);
    }
    return new Script(faults);
  }

  @Override
  public <T> T call(String name, boolean isWrite, Supplier<T> real) {
    Fault fault = faults.get(calls.size());
    calls.add(name);
    if (fault == null || !(isWrite || fault.happensToReads())) {
      return real.get();
    }
    return fault.happen(name, real, late::add);
  }

  /** The names of all calls so far. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** Makes the calls that were to be made late. */
  public void settle() {
    while (!late.isEmpty()) {
      late.removeFirst().run();
    }
  }
}
