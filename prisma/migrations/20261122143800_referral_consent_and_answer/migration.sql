-- AlterTable
ALTER TABLE "referral" ADD COLUMN     "answer_cipher" TEXT,
ADD COLUMN     "guardian_agreed_at" TIMESTAMPTZ(3);

-- A refusal says why, and an answer is given once; what was sent stays as it was written
ALTER TABLE referral ADD CONSTRAINT referral_words_check CHECK (answer_cipher IS NULL OR answered_by_account_id IS NOT NULL);
DROP TRIGGER referral_guard ON referral;
CREATE TRIGGER referral_guard BEFORE UPDATE ON referral FOR EACH ROW EXECUTE FUNCTION entry_guard(
  'patient_id', 'accepted_at', 'rejected_at', 'answered_by_account_id', 'answer_cipher', 'withdrawn_at');
