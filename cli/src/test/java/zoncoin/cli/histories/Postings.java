package zoncoin.cli.histories;

import java.util.Map;
import java.util.TreeMap;

/** What an entry moves: account, bucket, zon. Zeros are none. */
final class Postings {
  private final TreeMap<String, TreeMap<String, Long>> moved = new TreeMap<>();

  Postings add(String account, String bucket, long zon) {
    TreeMap<String, Long> own = moved.computeIfAbsent(account, none -> new TreeMap<>());
    if (own.merge(bucket, zon, Long::sum) == 0) {
      own.remove(bucket);
    }
    if (own.isEmpty()) {
      moved.remove(account);
    }
    return this;
  }

  long of(String account, String bucket) {
    return moved.getOrDefault(account, new TreeMap<>()).getOrDefault(bucket, 0L);
  }

  Map<String, Long> ofAccount(String account) {
    return new TreeMap<>(moved.getOrDefault(account, new TreeMap<>()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Postings that && moved.equals(that.moved);
  }

  @Override
  public int hashCode() {
    return moved.hashCode();
  }

  @Override
  public String toString() {
    return moved.toString();
  }
}
