/**
 * Random histories through the API: whatever happens, every answer is one that a simple model gives
 * at a moment between question and answer, and in the end so is every account, and the log is
 * sound.
 *
 * <pre>{@code
 * #12 Order[member=100000000011, key=k3, product=mug, quantity=2]          sent, over HTTP, signed
 *     #12 Order[…]: hold c.100000000011.k3                                 written; the model moves
 * #12 Order[…] is answered 201 [201 c.100000000011.k3 held 2 mug 4]        and is held against it
 * }</pre>
 *
 * <p><b>Who takes part.</b> Sixteen members, each with credentials of its own, an operator, and
 * runs of the functions that vest, deliver and seal ({@link zoncoin.cli.histories.Clients}). They
 * meet the handlers that run in Lambda, behind the gateway of this machine; under those every call
 * of a port may be lost, kept without an answer, made late, refused, or end the process that made
 * it ({@link zoncoin.memory.Weather}). Whoever has no definite answer asks again under the same
 * key. Whoever delivers minds that nothing is sent without a claim that outlasts the call, and
 * nothing again that nobody asked about since.
 *
 * <p><b>A seed is a history.</b> Only one of those who are under way runs at any time, from one
 * call of a port to its next, on whatever threads of server and client that is; who is next is
 * chance of the seed ({@link zoncoin.cli.histories.Stage}). So what happens is the same each time,
 * faults and interleaving too.
 *
 * <p><b>What it is held against.</b> Every write is seen at the moment it is made ({@link
 * zoncoin.cli.histories.Scribe}). It has to be what somebody asked for who was not refused since,
 * no rule of the {@link zoncoin.cli.histories.Model} that the write makes sure of may forbid it at
 * that moment, and the entry has to post what the model does. So the order of the writes is the
 * order of the model, and no order has to be searched for. An answer has to be one that the model
 * gives at some moment between question and answer; {@link zoncoin.cli.histories.Call} says what
 * that means where rules are read one after the other. A read therefore sees every write that was
 * answered before it was asked. That no definite answer comes is right only where a call of a port
 * failed, or others moved the account often enough.
 *
 * <p><b>At the end</b> the weather clears, all is asked until it is answered, and {@link
 * zoncoin.cli.histories.Ending} looks at every account, hold, code, delivery, slice and receipt,
 * and audits the log.
 *
 * <p><b>What it does not do.</b> The table is in memory: that DynamoDB keeps what a journal
 * promises is the claim of the contract tests of the store. No coins are old enough to expire, and
 * no bill is delivered twice: those histories are the core's. Nobody asks for a preview or the
 * catalogue, or names a beneficiary.
 */
package zoncoin.cli.histories;
