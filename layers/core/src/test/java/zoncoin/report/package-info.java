/** Tests of reports, with a second implementation of them. */
@NullMarked
package zoncoin.report;

import org.jspecify.annotations.NullMarked;
