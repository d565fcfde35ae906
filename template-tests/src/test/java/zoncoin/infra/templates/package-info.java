/** What the synthesised templates must hold. */
@NullMarked
package zoncoin.infra.templates;

import org.jspecify.annotations.NullMarked;
