/**
 * The pure domain of ZonCoin. It knows bytes, arithmetic and time that it is told; no cloud, JSON,
 * clock, environment, thread or log. Whoever audits a log needs nothing but this module.
 */
module zoncoin.core {
  exports zoncoin.audit;
  exports zoncoin.billing;
  exports zoncoin.costs;
  exports zoncoin.evidence;
  exports zoncoin.fulfilment;
  exports zoncoin.ledger;
  exports zoncoin.memory;
  exports zoncoin.note;
  exports zoncoin.rebuild;
  exports zoncoin.notice;
  exports zoncoin.receipt;
  exports zoncoin.redemption;
  exports zoncoin.report;
  exports zoncoin.reward;
  exports zoncoin.rotation;
  exports zoncoin.seal;
  exports zoncoin.till;
  exports zoncoin.tlog;
  exports zoncoin.vault;
  exports zoncoin.work;

  requires org.bouncycastle.provider;
  requires static org.jspecify;
}
