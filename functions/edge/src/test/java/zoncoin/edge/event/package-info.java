/** What is read as JSON, and all that is not. */
@NullMarked
package zoncoin.edge.event;

import org.jspecify.annotations.NullMarked;
