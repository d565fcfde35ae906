/**
 * Tests of the audit: sound logs pass; of every sort of wrong, one log that a {@code Scribe} writes
 * and signs.
 */
@NullMarked
package zoncoin.audit;

import org.jspecify.annotations.NullMarked;
