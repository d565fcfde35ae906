package zoncoin.report;

/** How the page looks: on screens light or dark, as the reader set it, and on paper. */
final class PageStyle {
  static final String CSS =
      """
      :root {
        color-scheme: light dark;
        --ink: #1a1d23; --soft: #5a6270; --paper: #ffffff; --card: #f4f5f8; --rule: #d5d9e0;
        --in: #1d4ed8; --redeemed: #0f766e; --expired: #c2570c; --back: #8a93a3;
        --good: #166534; --warn: #9a3412;
      }
      @media screen and (prefers-color-scheme: dark) {
        :root {
          --ink: #e8eaee; --soft: #a4acb9; --paper: #14161b; --card: #1e2128; --rule: #363b45;
          --in: #7aa2ff; --redeemed: #4fc3b4; --expired: #f39b5c; --back: #78818f;
          --good: #7fd49b; --warn: #f2a97c;
        }
      }
      * { box-sizing: border-box; }
      body {
        margin: 0 auto; padding: 2rem 1.5rem 3rem; max-width: 60rem; background: var(--paper);
        color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif;
      }
      h1 { margin: 0; font-size: 1.7rem; line-height: 1.2; }
      h2 { margin: 2.2rem 0 .6rem; font-size: 1.15rem; }
      p { margin: .5rem 0; overflow-wrap: anywhere; }
      .soft, caption, figcaption { color: var(--soft); }
      .state { font-weight: 600; }
      .closed { color: var(--good); }
      .open { color: var(--warn); }
      .keys { display: grid; grid-template-columns: repeat(4, 1fr); gap: .8rem; margin: 1.4rem 0;
        overflow-wrap: anywhere; }
      .keys div { min-width: 0; background: var(--card); border-radius: .5rem; padding: .7rem .9rem; }
      .keys b { display: block; font-size: 1.2rem; font-variant-numeric: tabular-nums; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
      th, td { padding: .3rem .5rem; border-bottom: 1px solid var(--rule); text-align: right;
        white-space: nowrap; font-weight: normal; }
      thead th { color: var(--soft); font-size: .85rem; vertical-align: bottom; }
      th:first-child, td:first-child { text-align: left; padding-left: 0; }
      .scroll small { min-width: 9rem; }
      td:last-child, th:last-child { padding-right: 0; }
      tr.sum th, tr.sum td { font-weight: 600; border-top: 2px solid var(--ink); }
      small { display: block; color: var(--soft); font-size: .78rem; white-space: normal;
        font-weight: normal; }
      figure { margin: 0 0 1.2rem; }
      svg { display: block; width: 100%; height: auto; }
      svg text { fill: var(--soft); font-size: 11px; font-variant-numeric: tabular-nums; }
      .grid { stroke: var(--rule); stroke-width: .7; }
      .axis { stroke: var(--soft); stroke-width: 1.2; }
      .in { fill: var(--in); } .redeemed { fill: var(--redeemed); }
      .expired { fill: var(--expired); } .back { fill: var(--back); }
      .legend span { display: inline-block; margin-right: 1.2rem; font-size: .88rem; }
      .legend i { display: inline-block; width: .8em; height: .8em; margin-right: .4em;
        border-radius: 2px; vertical-align: -.05em; }
      i.in { background: var(--in); } i.redeemed { background: var(--redeemed); }
      i.expired { background: var(--expired); } i.back { background: var(--back); }
      pre { background: var(--card); border-radius: .5rem; padding: .8rem; font-size: .74rem;
        line-height: 1.45; white-space: pre-wrap; overflow-wrap: anywhere; }
      @media (max-width: 40rem) { .keys { grid-template-columns: repeat(2, 1fr); } }
      @media print {
        @page { size: A4 landscape; margin: 14mm; }
        body { max-width: none; padding: 0; font-size: 10pt; }
        .keys div, pre { border: 1px solid var(--rule); background: none; }
        table { font-size: 8.5pt; }
        tr, figure, .keys { break-inside: avoid; }
        h2 { break-after: avoid; }
        rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        i { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        .scroll { overflow: visible; }
      }
      """;

  private PageStyle() {}
}
