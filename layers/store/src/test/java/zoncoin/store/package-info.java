/**
 * Each port of core has one contract, an interface of tests that every adapter runs: those in
 * memory, in a folder, on DynamoDB, on S3.
 */
@NullMarked
package zoncoin.store;

import org.jspecify.annotations.NullMarked;
