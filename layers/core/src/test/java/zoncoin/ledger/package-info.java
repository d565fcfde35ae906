/**
 * Tests of the ledger. What the rules decide is said by the tables in {@code resources/rules},
 * which read without Java; the rest breaks the grammar and the shell on purpose.
 */
@NullMarked
package zoncoin.ledger;

import org.jspecify.annotations.NullMarked;
