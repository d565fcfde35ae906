/** What a bus refuses in part is put in part. */
@NullMarked
package zoncoin.store.bus;

import org.jspecify.annotations.NullMarked;
