-- Bookings of one moment are written by one statement (decision 170). What is asked of each of them is asked, and what
-- follows from them is written, once a statement too (decision 173).

-- An appointment begins as held or booked: asked of a row by itself, so that who begins otherwise is told that first.
CREATE FUNCTION appointment_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'beginning as % violates check constraint "appointment_transition"', NEW.status
    USING ERRCODE = 'check_violation', CONSTRAINT = 'appointment_transition';
END $$;
CREATE TRIGGER appointment_begins BEFORE INSERT ON appointment
  FOR EACH ROW WHEN (NEW.status NOT IN ('held', 'booked')) EXECUTE FUNCTION appointment_begins();

CREATE OR REPLACE FUNCTION appointment_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.slot_id, NEW.account_id, NEW.seat_no, NEW.organization_id, NEW.practitioner_id, NEW.service,
      NEW.day, NEW.start_at, NEW.end_at, NEW.number, NEW.room, NEW.fee_fen, NEW.practitioner_title, NEW.created_at)
    IS DISTINCT FROM
     (OLD.slot_id, OLD.account_id, OLD.seat_no, OLD.organization_id, OLD.practitioner_id, OLD.service,
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
DROP TRIGGER appointment_guard ON appointment;
CREATE TRIGGER appointment_guard BEFORE UPDATE ON appointment
  FOR EACH ROW EXECUTE FUNCTION appointment_guard();

-- `booked` equals the appointments that occupy a seat and the seats in the hands of the waitlist; and such a seat is
-- neither somebody's nor on the pad. Counted by one statement, on one snapshot: between two of them another family's
-- booking of the same slot could be committed.
CREATE FUNCTION assert_slots_counted(slot_ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  wrong uuid;
BEGIN
  SELECT slot.id INTO wrong FROM slot WHERE slot.id = ANY(slot_ids) AND (
    slot.booked <> (SELECT count(*) FROM appointment WHERE appointment.slot_id = slot.id
        AND status NOT IN ('cancelled', 'late-cancelled', 'rescheduled', 'suspended', 'expired'))
      + (SELECT count(*) FROM waitlist_seat WHERE waitlist_seat.slot_id = slot.id AND gone_at IS NULL)
    OR EXISTS (SELECT FROM waitlist_seat AS kept WHERE kept.slot_id = slot.id AND kept.gone_at IS NULL
      AND (kept.seat_no = ANY(slot.free_seats) OR EXISTS (SELECT FROM appointment
        WHERE appointment.slot_id = slot.id AND appointment.seat_no = kept.seat_no
          AND status NOT IN ('cancelled', 'late-cancelled', 'rescheduled', 'suspended', 'expired')))))
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'the seats of slot % violate check constraint "slot_booked_equals_appointments"', wrong
      USING ERRCODE = 'check_violation', CONSTRAINT = 'slot_booked_equals_appointments';
  END IF;
END $$;

-- Asked at commit where one statement takes a seat and another says whose it is; of a booking, which is one statement,
-- as it is written.
CREATE OR REPLACE FUNCTION assert_slot_booked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_slots_counted(ARRAY[CASE TG_OP WHEN 'DELETE' THEN OLD.slot_id ELSE NEW.slot_id END]);
  RETURN NULL;
END $$;
CREATE FUNCTION assert_own_seats_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_slots_counted(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
DROP TRIGGER slot_booked_equals_appointments ON slot;
CREATE CONSTRAINT TRIGGER slot_booked_equals_appointments AFTER INSERT OR UPDATE OF booked ON slot
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_own_seats_counted();
DROP TRIGGER appointment_counted_in_slot ON appointment;
CREATE CONSTRAINT TRIGGER appointment_counted_in_slot AFTER UPDATE OF status OR DELETE ON appointment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_slot_booked();

-- New appointments: the session is asked while the slot is locked, and anew, because it may have been suspended since
-- the booker looked at it; their first step is kept; and whoever booked what they wait for waits no longer, as in
-- waitlist_close_on_booking for a hold that is confirmed.
CREATE FUNCTION appointment_begun() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM begun JOIN slot ON slot.id = begun.slot_id JOIN session ON session.id = slot.session_id
      WHERE session.status <> 'open') THEN
    RAISE EXCEPTION 'a seat in a suspended session violates check constraint "appointment_in_open_session"'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'appointment_in_open_session';
  END IF;
  PERFORM assert_slots_counted(ARRAY(SELECT DISTINCT slot_id FROM begun));
  INSERT INTO appointment_status_change (appointment_id, status, by_account_id, note_cipher, at)
  SELECT id, status, status_by_account_id, status_note_cipher, status_at FROM begun;
  UPDATE waitlist_entry AS entry
  SET status = 'closed', close_reason = 'booked', status_at = greatest(begun.status_at, entry.joined_at)
  FROM begun
  WHERE begun.status = 'booked' AND entry.patient_id = begun.patient_id AND entry.status <> 'closed'
    AND entry.organization_id = begun.organization_id AND entry.service = begun.service
    AND begun.day BETWEEN entry.from_day AND entry.to_day
    AND (entry.practitioner_id = begun.practitioner_id OR (entry.practitioner_id IS NULL
      AND EXISTS (SELECT FROM certification WHERE certification.practitioner_id = begun.practitioner_id
        AND begun.day BETWEEN valid_from AND valid_to)))
    AND (entry.half_day = 'any'
      OR (entry.half_day = 'morning') = ((begun.start_at AT TIME ZONE 'Asia/Shanghai')::time < '12:00'));
  RETURN NULL;
END $$;
DROP TRIGGER appointment_history_of_first ON appointment;
DROP TRIGGER waitlist_close_on_booking ON appointment;
CREATE TRIGGER appointment_begun AFTER INSERT ON appointment REFERENCING NEW TABLE AS begun
  FOR EACH STATEMENT EXECUTE FUNCTION appointment_begun();
