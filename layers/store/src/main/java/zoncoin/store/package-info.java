/** DynamoDB, S3 and KMS adapters of the ports of the core: translation only. */
@NullMarked
package zoncoin.store;

import org.jspecify.annotations.NullMarked;
