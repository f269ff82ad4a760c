-- AlterTable
ALTER TABLE "appointment" ADD COLUMN     "counter_organization_id" UUID;

-- Staff book and hold nothing: whoever rings is on the line until the seat is theirs.
ALTER TABLE appointment ADD CONSTRAINT appointment_counter_books
  CHECK (counter_organization_id IS NULL OR hold_expires_at IS NULL);

-- Who booked stays as it was, and where.
CREATE OR REPLACE FUNCTION appointment_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.slot_id, NEW.account_id, NEW.counter_organization_id, NEW.seat_no, NEW.organization_id, NEW.practitioner_id, NEW.service,
      NEW.day, NEW.start_at, NEW.end_at, NEW.number, NEW.room, NEW.fee_fen, NEW.practitioner_title, NEW.created_at)
    IS DISTINCT FROM
     (OLD.slot_id, OLD.account_id, OLD.counter_organization_id, OLD.seat_no, OLD.organization_id, OLD.practitioner_id, OLD.service,
      OLD.day, OLD.start_at, OLD.end_at, OLD.number, OLD.room, OLD.fee_fen, OLD.practitioner_title, OLD.created_at)
    OR (NEW.patient_id <> OLD.patient_id
      AND NEW.patient_id IS DISTINCT FROM (SELECT merged_into_id FROM patient WHERE id = OLD.patient_id))
  THEN
    RAISE EXCEPTION 'a changed promise violates check constraint "appointment_promise"'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'appointment_promise';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('held', 'booked'), ('held', 'expired'),
    ('booked', 'checked-in'), ('booked', 'cancelled'), ('booked', 'late-cancelled'), ('booked', 'rescheduled'),
    ('booked', 'suspended'), ('booked', 'no-show'),
    ('checked-in', 'in-visit'), ('checked-in', 'cancelled'), ('checked-in', 'suspended'),
    ('in-visit', 'completed'), ('suspended', 'rescheduled'), ('no-show', 'excused')
  ) THEN
    RAISE EXCEPTION 'a step from % to % violates check constraint "appointment_transition"', OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'appointment_transition';
  END IF;
  RETURN NEW;
END $$;
