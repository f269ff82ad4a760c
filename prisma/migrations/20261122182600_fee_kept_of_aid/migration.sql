-- What of the aid that was paid was kept for a fee that the child's place owed (rules MA-19).
ALTER TABLE "claim" ADD COLUMN "fee_kept_fen" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE claim ADD CONSTRAINT claim_fee_kept_check CHECK (fee_kept_fen >= 0 AND fee_kept_fen <= paid_fen);
