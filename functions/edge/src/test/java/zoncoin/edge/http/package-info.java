/** Callers, routes and problems, without a gateway. */
@NullMarked
package zoncoin.edge.http;

import org.jspecify.annotations.NullMarked;
