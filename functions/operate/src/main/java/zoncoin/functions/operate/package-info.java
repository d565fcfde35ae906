/**
 * The function of an operator's decisions: no timer, event or gateway calls it, only a person who
 * may invoke it.
 *
 * <pre>{@code
 * {"decision":"accept","payer":"999988887777","period":"2026-06",
 *  "delivery":"run-9@2026-07-25T06:00:00Z",
 *  "principal":"arn:aws:iam::123456789012:role/desk"}
 * → {"decided":true,"delivery":"s3://zoncoin-exports/999988887777/…-Manifest.json"}
 *
 * {"decision":"source","payer":"999988887777",
 *  "export":"arn:aws:bcm-data-exports:us-east-1:999988887777:export/new",
 *  "principal":"arn:aws:iam::123456789012:role/desk"}
 * → {"decided":true,"before":"arn:aws:bcm-data-exports:us-east-1:999988887777:export/old"}
 * }</pre>
 *
 * <p>One person enrols a merchant, whom members can pay from then on, and freezes or thaws an
 * account. What no bill says (goodwill, a correction) takes two: the first answer names a proposal,
 * and nothing is posted before another principal approves it. A proposal lapses after 30 days
 * ({@link zoncoin.ledger.OperatorDesk#LAPSE}): its approval is refused then, and the same proposed
 * again has another name.
 *
 * <pre>{@code
 * {"decision":"adjust","account":"member:111122223333","amountZon":25000000,"until":"2028-07",
 *  "memo":"the outage of 3 July","principal":"arn:aws:iam::123456789012:user/ana"}
 * → {"decided":true,"proposal":"adjust.member.111122223333.7"}
 *
 * {"decision":"approve","proposal":"adjust.member.111122223333.7",
 *  "principal":"arn:aws:iam::123456789012:user/ben"}
 * → {"decided":true,"transaction":"adjust.member.111122223333.7"}
 * }</pre>
 *
 * <p><b>Two hands.</b> Lambda tells a function nothing of who invoked it, and {@code principal} is
 * whatever the caller says: it is noted beside the decision, and CloudTrail says who it was. So
 * what takes two people is bound to what Lambda does tell, the alias it was invoked by ({@link
 * zoncoin.functions.operate.Hand}): {@code adjust} is decided by the alias {@code propose} alone,
 * {@code approve} by the alias {@code approve} alone, by no version and not without one. The stack
 * makes both aliases, and grants {@code lambda:InvokeFunction} on
 *
 * <pre>{@code
 * arn:aws:lambda:<region>:<account>:function:<name>:propose     to those who propose
 * arn:aws:lambda:<region>:<account>:function:<name>:approve     to those who approve, none of them above
 * }</pre>
 *
 * and to nobody on {@code …:function:<name>:*}, which would be both hands. All other decisions are
 * those of whoever proposes: whoever approves can do nothing else. The texts of both principals
 * must differ as well, which catches a mistake, not a thief. On one machine whoever can read the
 * folder has both hands, and only the texts differ.
 *
 * <p>After a restore an entry may be in no store that a member holds: the signed text that {@code
 * GET /v1/receipts} answered with before it was sealed. It is taken in byte for byte, if nothing
 * took its place ({@link zoncoin.ledger.Readmission}); what was given by a bill is given anew by a
 * delivery.
 *
 * <pre>{@code
 * {"decision":"readmit","entry":"zoncoin/entry@v1\nlog …\n\n— village.example/log/desk …\n"}
 * → {"decided":true,"transaction":"c.111122223333.pay-7","isNew":true}
 * → {"decided":true,"transaction":"c.111122223333.pay-7","isNew":false,"logIndex":412}
 * → {"decided":false,"because":"it is step 7 of member:111122223333, which went on without it …"}
 * }</pre>
 *
 * <p>What bills are worth is decided here, too: an operator hands in a reward policy's canonical
 * text.
 *
 * <pre>{@code
 * {"decision":"policy","text":"zoncoin/reward-policy@v1\nname july-1\nfrom 2026-07\n…"}
 * → {"decided":true,"transaction":"policy.july-1","policy":"july-1","from":"2026-07","sha256":"…","isNew":true}
 * }</pre>
 *
 * <p>What can be redeemed, and what became of a redemption where nobody else says, is decided here
 * too. What is stopped for now is stopped before anything is held or issued; what is under way
 * comes to its end.
 *
 * <pre>{@code
 * {"decision":"catalogue","text":"zoncoin/catalogue@v1\nname summer-1\n…"}
 * → {"decided":true,"transaction":"catalogue.summer-1","catalogue":"summer-1","sha256":"…","isNew":true}
 *
 * {"decision":"pause","part":"all","principal":"…"}      and resume; issuance, redemption or all
 * → {"decided":true,"changed":["issuance","redemption"]}
 *
 * {"decision":"fulfilments","stuck":true}
 * → {"decided":true,"fulfilments":[{"id":"c.111122223333.one","state":"sending","tries":7,…}],
 *    "after":"c.111122223333.one"}                       if there are more: asked for with "after"
 *
 * {"decision":"fulfil","redemption":"c.111122223333.one","end":"settle",
 *  "reason":"handed over, ticket 4711","principal":"…"}  or release
 * → {"decided":true,"state":"settled"}
 * }</pre>
 *
 * <p>What was sent can be ended, too, for some other sides never answer; not while one may be
 * asked:
 *
 * <pre>{@code
 * → {"decided":false,"because":"whoever delivers c.111122223333.one may be asked right now; decide
 *    after 2026-07-18T09:45:00Z"}
 * }</pre>
 *
 * <p>If one answers after all that it delivered what was released, the function that fulfils logs
 * {@code deliveredAndReleased} with what the other side calls it, and rings.
 *
 * <p>A file of promotional codes, of at most 200 rows, is put in whole, and again without harm; no
 * answer repeats one.
 *
 * <pre>{@code
 * {"decision":"codes","file":"code,product,quantity,recipient,funder,terms,until\n…"}
 * → {"decided":true,"added":2,"known":0}
 * → {"decided":false,"added":0,"known":0,"because":["line 3: a row has 7 cells, not 6"]}
 * }</pre>
 *
 * <p>Codes are taken out by a file of them, or all of a pool that are left. What a member has
 * stays.
 *
 * <pre>{@code
 * {"decision":"withdraw","file":"code,product,quantity,recipient,funder,terms,until\n…"}
 * → {"decided":false,"withdrawn":1,"before":0,"given":1,"unknown":0,"because":["line 3: a member has it"]}
 *
 * {"decision":"withdraw","pool":"aws-credit.1"}           asked again until nothing is left
 * → {"decided":true,"pool":"aws-credit.1","left":250}
 * }</pre>
 *
 * <p><b>What it does not do.</b> It issues nothing: an accepted delivery speaks when its event is
 * handed to the function that issues once more.
 */
@NullMarked
package zoncoin.functions.operate;

import org.jspecify.annotations.NullMarked;
