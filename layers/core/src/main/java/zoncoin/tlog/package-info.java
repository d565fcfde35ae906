/**
 * A log that can only grow, and the proofs of it: bytes and hashes, nothing of tokens.
 *
 * <h2>What it is for</h2>
 *
 * <p>Entries are the leaves of a Merkle tree (RFC 6962 §2.1). Its root, once signed, commits
 * whoever runs the log to every entry before it: with at most 63 hashes anyone can check that an
 * entry is there ({@link Inclusion}) and that nothing was taken away or changed since an earlier
 * root ({@link Consistency}).
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>leaf hash</b>: SHA-256 of {@code 0x00} and the entry; <b>node</b>: SHA-256 of {@code
 *       0x01} and two hashes.
 *   <li><b>index</b>: where a leaf is, from zero; <b>size</b>: how many there are; <b>head</b>:
 *       size and root.
 *   <li><b>tile</b>: 256 neighbouring hashes of one height, one file (c2sp.org/tlog-tiles). Tiles
 *       of level 0 hold leaf hashes; each hash of level <i>l</i>+1 is the root over a full tile of
 *       level <i>l</i>. At the right edge tiles are <b>partial</b> and are written again, wider, as
 *       the log grows.
 *   <li><b>entry bundle</b>: the 256 entries below a tile of level 0.
 *   <li><b>frontier</b>: the roots of the complete subtrees at the right edge, all that appending
 *       needs.
 * </ul>
 *
 * <h2>An example</h2>
 *
 * <p>A log of three entries, a proof that the second is in it, and then a fourth:
 *
 * {@snippet :
 * Map<String, byte[]> files = new HashMap<>();
 * TileReader reader = path -> Optional.ofNullable(files.get(path));
 *
 * Frontier frontier = Frontier.empty();
 * for (String entry : List.of("one", "two", "three")) {
 *   frontier.append(Hash.leaf(entry.getBytes(UTF_8)));
 * }
 * frontier.takeTiles().forEach(tile -> files.put(tile.path(), tile.bytes())); // tile/0/000.p/3
 * TreeHead three = frontier.head(); // write the tiles before anyone signs this
 *
 * List<Hash> inclusion = Inclusion.prove(1, three.size(), reader);
 * assert Inclusion.check(Hash.leaf("two".getBytes(UTF_8)), 1, three, inclusion);
 *
 * Frontier later = Frontier.resume(three, reader); // another day, another machine
 * later.append(Hash.leaf("four".getBytes(UTF_8)));
 * later.takeTiles().forEach(tile -> files.put(tile.path(), tile.bytes())); // tile/0/000.p/4
 * TreeHead four = later.head();
 * assert Consistency.check(three, four, Consistency.prove(3, 4, reader));
 * }
 *
 * <h2>What it does not do</h2>
 *
 * <p>It signs nothing ({@code zoncoin.note} does), stores nothing (whoever has files gives a {@link
 * TileReader} and writes each {@link TileFile}), and trusts no tile: {@link Frontier#resume} hashes
 * what it reads up to the root it was given, and a proof from tiles that lie does not check. What
 * is not in its form is {@link Malformed}.
 */
@NullMarked
package zoncoin.tlog;

import org.jspecify.annotations.NullMarked;
