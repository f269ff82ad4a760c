-- CreateTable
CREATE TABLE "no_show_appeal" (
    "appointment_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "reason_cipher" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "is_excused" BOOLEAN,
    "answer_cipher" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_account_id" UUID,

    CONSTRAINT "no_show_appeal_pkey" PRIMARY KEY ("appointment_id")
);

-- AddForeignKey
ALTER TABLE "no_show_appeal" ADD CONSTRAINT "no_show_appeal_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Answered once, and whole.
ALTER TABLE no_show_appeal ADD CONSTRAINT no_show_appeal_answer_check
  CHECK (num_nonnulls(is_excused, answer_cipher, answered_at, answered_by_account_id) IN (0, 4)
    AND answered_at >= asked_at);
CREATE INDEX no_show_appeal_waiting ON no_show_appeal (asked_at) WHERE answered_at IS NULL;
-- The strikes of a person (BK-11).
CREATE INDEX appointment_strikes ON appointment (patient_id) WHERE status IN ('no-show', 'late-cancelled', 'excused');

-- Only a visit that was missed is explained; what was said and decided stays.
CREATE FUNCTION no_show_appeal_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'violates check constraint "no_show_appeal_kept"';
  END IF;
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM appointment WHERE id = NEW.appointment_id AND status = 'no-show') THEN
    RAISE EXCEPTION 'violates check constraint "no_show_appeal_of_a_miss"';
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.answered_at IS NOT NULL
      OR (NEW.appointment_id, NEW.account_id, NEW.reason_cipher, NEW.asked_at)
        IS DISTINCT FROM (OLD.appointment_id, OLD.account_id, OLD.reason_cipher, OLD.asked_at)) THEN
    RAISE EXCEPTION 'violates check constraint "no_show_appeal_stays"';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER no_show_appeal_guard BEFORE INSERT OR UPDATE OR DELETE ON no_show_appeal
  FOR EACH ROW EXECUTE FUNCTION no_show_appeal_guard();
