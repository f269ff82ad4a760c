-- A refund tells of money that has left: it is written down though the fund, or its bank, is below nought by it (decision
-- 191). Whatever else takes from what is not there is refused as before; what fills the fund again no longer is.
CREATE OR REPLACE FUNCTION assert_ledger_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  legs int;
  total bigint;
  is_stray boolean;
  fund_moved bigint;
  lowered text[];
BEGIN
  SELECT count(*), sum(amount_fen), bool_or(plan_id <> NEW.plan_id),
      coalesce(sum(amount_fen) FILTER (WHERE code IN ('bank', 'payable')), 0),
      array_agg(code) FILTER (WHERE amount_fen * side < 0)
    INTO legs, total, is_stray, fund_moved, lowered
    FROM ledger_posting JOIN ledger_account ON ledger_account.id = account_id WHERE transfer_id = NEW.id;
  IF legs <> NEW.posting_count OR total <> 0 OR is_stray THEN
    RAISE EXCEPTION 'violates check constraint "ledger_transfer_balances"';
  END IF;
  -- An IF of its own: a condition with a question in it costs as much when nobody needs the answer.
  IF NEW.reverses_id IS NOT NULL THEN
    IF EXISTS (SELECT account_id, amount_fen FROM ledger_posting WHERE transfer_id = NEW.id
          EXCEPT SELECT account_id, -amount_fen FROM ledger_posting WHERE transfer_id = NEW.reverses_id)
        OR NOT EXISTS (SELECT FROM ledger_transfer AS reversed WHERE reversed.id = NEW.reverses_id
          AND reversed.posting_count = NEW.posting_count AND reversed.children = -NEW.children) THEN
      RAISE EXCEPTION 'violates check constraint "ledger_reversal_mirrors"';
    END IF;
  END IF;
  IF lowered IS NOT NULL OR fund_moved < 0 THEN
    PERFORM pg_advisory_xact_lock(5417005, hashtext(NEW.plan_id::text));
    IF (SELECT bool_or(balance_fen < 0 AND code = ANY(lowered) AND (NEW.kind <> 'refund' OR code <> 'bank'))
          OR NEW.kind <> 'refund' AND fund_moved < 0
            AND sum(CASE code WHEN 'bank' THEN balance_fen WHEN 'payable' THEN -balance_fen ELSE 0 END) < 0
        FROM ledger_balances(NEW.plan_id)) THEN
      RAISE EXCEPTION 'violates check constraint "ledger_never_short"';
    END IF;
  END IF;
  RETURN NULL;
END $$;

-- What a bank moved once brought one refund back.
CREATE UNIQUE INDEX "refund_bank_reference_key" ON "refund"("bank_reference");
