/** Tests of sealing: every call broken, every order of two sealers, everything forged. */
@NullMarked
package zoncoin.seal;

import org.jspecify.annotations.NullMarked;
