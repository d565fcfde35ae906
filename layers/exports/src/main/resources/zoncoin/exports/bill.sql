-- What the lines of a delivery come to: one row for each kind of charge, in exact decimals.

-- How many decimals a number in E-notation has: 2.000E-7 has ten.
CREATE OR REPLACE MACRO decimals(t) AS
  length(regexp_extract(t, '[.]([0-9]*)', 1))
    - CAST(regexp_extract(t, '[eE]([+-]?[0-9]+)$', 1) AS INTEGER);

-- A cost written as text: at most 18 digits before the point and 18 behind it, nothing rounded.
-- NULL for anything else.
CREATE OR REPLACE MACRO exact(t) AS CASE
  WHEN regexp_full_match(t, '[+-]?[0-9]{1,18}([.][0-9]{1,18})?') THEN CAST(t AS DECIMAL(38, 18))
  WHEN regexp_full_match(t, '[+-]?[0-9]{1,18}([.][0-9]{1,36})?[eE][+-]?[0-9]{1,2}')
    AND CASE WHEN contains(lower(t), 'e') THEN decimals(t) <= 18 END
    AND abs(CAST(t AS DOUBLE)) < 1e18 THEN TRY_CAST(t AS DECIMAL(38, 18))
END;

-- A cost stored as DOUBLE: its shortest decimal text, half-even to 12 places; NULL if it is not
-- finite. A direct cast would invent digits, and a cast of the text rounds every half away from
-- zero, which the last two branches put right.
CREATE OR REPLACE MACRO places12(d) AS TRY_CAST(CAST(d AS VARCHAR) AS DECIMAL(38, 12));
CREATE OR REPLACE MACRO places13(d) AS TRY_CAST(CAST(d AS VARCHAR) AS DECIMAL(38, 13));
CREATE OR REPLACE MACRO rounded(d) AS CASE
  WHEN NOT abs(d) < 1e18 THEN NULL
  -- Nowhere near half of the last place, as far as binary arithmetic can tell: almost every row.
  WHEN abs(d) < 1000 AND abs(d * 1e12 - round(d * 1e12)) < 0.25 THEN places12(d)
  -- Not exactly half: the text has other digits.
  WHEN abs(places13(d) % 0.000000000001) <> 0.0000000000005
    OR CAST(CAST(places13(d) AS VARCHAR) AS DOUBLE) <> d THEN places12(d)
  -- Exactly half: the even neighbour.
  WHEN (places13(d) + 0.0000000000005) % 0.000000000002 = 0 THEN places13(d) + 0.0000000000005
  ELSE places13(d) - 0.0000000000005
END;

-- Groups of lines alike, from files whose columns have many names. Here stand, for each kind of
-- files: provider (empty if it is AWS), payer, account, period, currency, type, entity, product,
-- invoice, description of refunds (text); region and tags, empty where no reward policy looks at
-- them; started (the last day that usage began, NULL where
-- nothing says); how many lines there are, cost something, and say a net cost; unread_lines (not
-- zero if an amount cannot be read or is missing); sums of unblended and cost, by a macro above.
CREATE OR REPLACE TEMP VIEW line AS ${lines};

SELECT
  provider, payer, account, period, currency, type, entity, product, invoice, description,
  region, tags,
  CAST(sum(line_count) AS BIGINT) AS line_count,
  CAST(sum(cost_lines) AS BIGINT) AS cost_lines,
  CAST(sum(net_lines) AS BIGINT) AS net_lines,
  CAST(sum(unread_lines) AS BIGINT) AS unread_lines,
  max(started) AS last_started,
  sum(unblended) AS unblended,
  sum(cost) AS cost
FROM line
GROUP BY ALL
ORDER BY ALL;
