-- AlterTable
ALTER TABLE "claim_invoice" ADD COLUMN     "is_reviewed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "referral" ADD COLUMN     "escalated_at" TIMESTAMPTZ(3),
ADD COLUMN     "expired_at" TIMESTAMPTZ(3);


-- Medicines for rare diseases have a cap of their own (rules MA-11)
ALTER TABLE claim DROP CONSTRAINT claim_status_check;
ALTER TABLE claim ADD CONSTRAINT claim_status_check CHECK (
  status IN ('submitted', 'need-more', 'under-review', 'approved', 'partial', 'rejected', 'publicity', 'paying', 'paid',
    'closed', 'appealed', 'withdrawn')
  AND care IN ('inpatient', 'day-surgery', 'major-outpatient', 'rare-drug', 'outpatient')
  AND cause IN ('illness', 'accident')
  AND hospital_level IN ('primary', 'secondary', 'tertiary') AND (pathway IS NULL OR pathway IN ('A', 'B', 'C', 'D')));
UPDATE rule_set SET value = value || '{"rareDrugFen": 10000000}' WHERE code = 'MA-11' AND NOT value ? 'rareDrugFen';
UPDATE rule_set SET value = jsonb_set(value, '{required,rare-drug}', '["invoice", "settlement", "diagnosis"]')
  WHERE code = 'MA-14' AND NOT value -> 'required' ? 'rare-drug';

-- A proposal from before knows nothing of the cap: it is written anew rather than approved by half
UPDATE rule_proposal SET status = 'taken-back', decided_by_account_id = proposed_by_account_id, decided_at = now()
  WHERE code = 'MA-11' AND status = 'open' AND NOT value ? 'rareDrugFen';

-- What was paid may turn out to be too little: then two persons decide again, and the rest is paid (journeys E4 28)
CREATE OR REPLACE FUNCTION claim_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  decider uuid;
BEGIN
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('submitted', 'need-more'), ('submitted', 'under-review'), ('submitted', 'withdrawn'),
    ('need-more', 'submitted'), ('need-more', 'under-review'), ('need-more', 'withdrawn'),
    ('under-review', 'submitted'), ('under-review', 'approved'), ('under-review', 'partial'),
    ('under-review', 'rejected'), ('under-review', 'withdrawn'),
    ('approved', 'publicity'), ('approved', 'paying'), ('approved', 'closed'),
    ('partial', 'publicity'), ('partial', 'paying'), ('partial', 'closed'), ('rejected', 'appealed'),
    ('publicity', 'paying'), ('publicity', 'appealed'), ('publicity', 'submitted'),
    ('paying', 'paid'), ('paying', 'appealed'), ('paying', 'submitted'),
    ('paid', 'closed'), ('paid', 'appealed'), ('paid', 'submitted'),
    ('closed', 'appealed'), ('closed', 'submitted'),
    ('appealed', 'under-review'), ('appealed', 'rejected'), ('appealed', 'publicity'), ('appealed', 'paying'),
    ('appealed', 'paid'), ('appealed', 'closed')
  ) THEN
    RAISE EXCEPTION 'violates check constraint "claim_transition_check"';
  END IF;
  IF (NEW.number, NEW.plan_id, NEW.coverage_id, NEW.account_id, NEW.submitted_at)
    <> (OLD.number, OLD.plan_id, OLD.coverage_id, OLD.account_id, OLD.submitted_at)
    -- What was decided stays until it is looked at again; of what was paid less may turn out to be due.
    OR OLD.status IN ('approved', 'partial', 'publicity', 'paying')
      AND (NEW.benefit_fen, NEW.deductible_fen, NEW.eligible_fen, NEW.pathway)
        IS DISTINCT FROM (OLD.benefit_fen, OLD.deductible_fen, OLD.eligible_fen, OLD.pathway)
    OR OLD.status IN ('paid', 'closed', 'rejected') AND NEW.benefit_fen > OLD.benefit_fen
    OR NEW.paid_fen < OLD.paid_fen THEN
    RAISE EXCEPTION 'violates check constraint "claim_decision_stays"';
  END IF;
  -- Neither of the two persons acts for the child or has treated it (rules MA-16, journeys E4 37).
  FOR decider IN SELECT unnest(ARRAY[NEW.reviewer_account_id, NEW.approver_account_id])
    EXCEPT SELECT unnest(ARRAY[OLD.reviewer_account_id, OLD.approver_account_id])
  LOOP
    IF decider = NEW.account_id
      OR EXISTS (SELECT FROM patient_link AS link WHERE link.patient_id = NEW.patient_id
        AND link.account_id = decider AND link.ended_at IS NULL)
      OR EXISTS (SELECT FROM staff_member AS member WHERE member.account_id = decider AND (
        EXISTS (SELECT FROM visit WHERE visit.patient_id = NEW.patient_id
          AND visit.practitioner_id = member.practitioner_id
          AND visit.started_at >= NEW.admitted_on - 30 AND visit.started_at < NEW.submitted_at)
        OR EXISTS (SELECT FROM referral WHERE referral.patient_id = NEW.patient_id
          AND referral.from_practitioner_id = member.practitioner_id
          AND referral.requested_at >= NEW.admitted_on - 30 AND referral.requested_at < NEW.submitted_at))) THEN
      RAISE EXCEPTION 'violates check constraint "claim_not_partial"';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;

-- A referral that nobody answers is told of, and ends; it is answered or over, never both
ALTER TABLE referral ADD CONSTRAINT referral_expired_check CHECK (
  expired_at IS NULL OR accepted_at IS NULL AND rejected_at IS NULL AND withdrawn_at IS NULL);
DROP TRIGGER referral_guard ON referral;
CREATE TRIGGER referral_guard BEFORE UPDATE ON referral FOR EACH ROW EXECUTE FUNCTION entry_guard(
  'patient_id', 'accepted_at', 'rejected_at', 'answered_by_account_id', 'answer_cipher', 'withdrawn_at', 'escalated_at',
  'expired_at');
CREATE INDEX referral_open ON referral (requested_at)
  WHERE accepted_at IS NULL AND rejected_at IS NULL AND withdrawn_at IS NULL AND expired_at IS NULL;
