-- What must hold whatever the code above it does. Each invariant of the domain stands here a second time, in the
-- words of the database: what Prisma's schema cannot say.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Accounts and patients -------------------------------------------------------------------------------------------

ALTER TABLE access_token ADD CONSTRAINT access_token_hash_is_sha256 CHECK (octet_length(token_hash) = 32);

-- One living document names one person (D-ID-07).
CREATE UNIQUE INDEX patient_identifier_living_number_key ON patient_identifier (number_index) WHERE valid_to IS NULL;

-- An account has a patient once, is one person itself, and a person has one account of their own.
CREATE UNIQUE INDEX patient_link_living_key ON patient_link (account_id, patient_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX patient_link_one_self_key ON patient_link (account_id) WHERE ended_at IS NULL AND relation = 'self';
CREATE UNIQUE INDEX patient_link_self_of_one_key ON patient_link (patient_id) WHERE ended_at IS NULL AND relation = 'self';

ALTER TABLE patient ADD CONSTRAINT patient_sex_check CHECK (sex IN ('male', 'female'));

-- Rules -----------------------------------------------------------------------------------------------------------

-- On any day at most one version of a rule is in force in a region.
ALTER TABLE rule_set ADD CONSTRAINT rule_set_period_check CHECK (valid_to IS NULL OR valid_to > valid_from);
ALTER TABLE rule_set ADD CONSTRAINT rule_set_one_version
  EXCLUDE USING gist (region WITH =, code WITH =, daterange(valid_from, valid_to) WITH &&);

-- Directory -------------------------------------------------------------------------------------------------------

ALTER TABLE organization ADD CONSTRAINT organization_kind_check
  CHECK (kind IN ('region', 'lead-hospital', 'community-centre', 'township-centre', 'village-station'));
ALTER TABLE certification ADD CONSTRAINT certification_period_check CHECK (valid_to >= valid_from);

-- Sessions and slots ----------------------------------------------------------------------------------------------

ALTER TABLE session ADD CONSTRAINT session_period_check CHECK (end_at > start_at);
ALTER TABLE session ADD CONSTRAINT session_status_check CHECK (status IN ('open', 'suspended'));
ALTER TABLE session ADD CONSTRAINT session_fee_check CHECK (fee_fen >= 0);
-- A practitioner is in one place at a time.
ALTER TABLE session ADD CONSTRAINT session_practitioner_once
  EXCLUDE USING gist (practitioner_id WITH =, tstzrange(start_at, end_at) WITH &&);

ALTER TABLE slot ADD CONSTRAINT slot_pool_check CHECK (pool IN ('public', 'signed-family', 'referral', 'on-site'));
ALTER TABLE slot ADD CONSTRAINT slot_length_check CHECK (end_at > start_at AND end_at - start_at <= interval '30 minutes');
ALTER TABLE slot ADD CONSTRAINT slot_capacity_check CHECK (capacity BETWEEN 1 AND 60);
ALTER TABLE slot ADD CONSTRAINT slot_never_oversold CHECK (booked BETWEEN 0 AND capacity);
ALTER TABLE slot ADD CONSTRAINT slot_seats_add_up CHECK (booked + cardinality(free_seats) = capacity);
ALTER TABLE slot ADD CONSTRAINT slot_no_overlap
  EXCLUDE USING gist (session_id WITH =, tstzrange(start_at, end_at) WITH &&);

-- Appointments ----------------------------------------------------------------------------------------------------

ALTER TABLE appointment ADD CONSTRAINT appointment_status_check CHECK (status IN (
  'held', 'booked', 'checked-in', 'in-visit', 'completed', 'cancelled', 'late-cancelled', 'rescheduled',
  'suspended', 'no-show', 'excused', 'expired'));
ALTER TABLE appointment ADD CONSTRAINT appointment_seat_check CHECK (seat_no >= 1);
ALTER TABLE appointment ADD CONSTRAINT appointment_hold_check CHECK (status <> 'held' OR hold_expires_at IS NOT NULL);

-- A seat is sold once (BK-14).
CREATE UNIQUE INDEX appointment_seat_key ON appointment (slot_id, seat_no)
  WHERE status NOT IN ('cancelled', 'late-cancelled', 'rescheduled', 'suspended', 'expired');
-- One open appointment per person, service and day (BK-07).
CREATE UNIQUE INDEX appointment_service_day_key ON appointment (patient_id, service, day)
  WHERE status IN ('held', 'booked', 'checked-in', 'in-visit');
-- A person is in one place at a time (BK-08).
ALTER TABLE appointment ADD CONSTRAINT appointment_no_overlap
  EXCLUDE USING gist (patient_id WITH =, tstzrange(start_at, end_at) WITH &&)
  WHERE (status IN ('held', 'booked', 'checked-in', 'in-visit'));
-- One hold per account (BK-13).
CREATE UNIQUE INDEX appointment_one_hold_key ON appointment (account_id) WHERE status = 'held';

-- Legal steps only (D-BK, States; domain/appointment/status.ts holds the same table), and nothing that was
-- promised at booking ever changes (BK-21).
CREATE FUNCTION appointment_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status NOT IN ('held', 'booked') THEN
      RAISE EXCEPTION 'an appointment cannot begin as %', NEW.status
        USING ERRCODE = 'check_violation', CONSTRAINT = 'appointment_transition';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.slot_id, NEW.patient_id, NEW.account_id, NEW.seat_no, NEW.organization_id, NEW.practitioner_id, NEW.service,
      NEW.day, NEW.start_at, NEW.end_at, NEW.number, NEW.room, NEW.fee_fen, NEW.practitioner_title, NEW.created_at)
    IS DISTINCT FROM
     (OLD.slot_id, OLD.patient_id, OLD.account_id, OLD.seat_no, OLD.organization_id, OLD.practitioner_id, OLD.service,
      OLD.day, OLD.start_at, OLD.end_at, OLD.number, OLD.room, OLD.fee_fen, OLD.practitioner_title, OLD.created_at)
  THEN
    RAISE EXCEPTION 'what an appointment promised does not change'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'appointment_promise';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('held', 'booked'), ('held', 'expired'),
    ('booked', 'checked-in'), ('booked', 'cancelled'), ('booked', 'late-cancelled'), ('booked', 'rescheduled'),
    ('booked', 'suspended'), ('booked', 'no-show'),
    ('checked-in', 'in-visit'), ('in-visit', 'completed'),
    ('suspended', 'rescheduled'), ('no-show', 'excused')
  ) THEN
    RAISE EXCEPTION 'no step from % to %', OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'appointment_transition';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER appointment_guard BEFORE INSERT OR UPDATE ON appointment
  FOR EACH ROW EXECUTE FUNCTION appointment_guard();

CREATE FUNCTION appointment_keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO appointment_status_change (appointment_id, status, by_account_id, note_cipher, at)
  VALUES (NEW.id, NEW.status, NEW.status_by_account_id, NEW.status_note_cipher, NEW.status_at);
  RETURN NULL;
END $$;
CREATE TRIGGER appointment_history_of_first AFTER INSERT ON appointment
  FOR EACH ROW EXECUTE FUNCTION appointment_keep_history();
CREATE TRIGGER appointment_history_of_step AFTER UPDATE OF status ON appointment
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION appointment_keep_history();

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END $$;
CREATE TRIGGER appointment_status_change_append_only BEFORE UPDATE OR DELETE ON appointment_status_change
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER appointment_status_change_not_emptied BEFORE TRUNCATE ON appointment_status_change
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- `booked` equals the appointments that occupy a seat, asked once more at commit. Both are counted by one statement,
-- on one snapshot: between two statements another family's booking of the same slot could be committed.
CREATE FUNCTION assert_slot_booked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_slot uuid := CASE WHEN TG_TABLE_NAME = 'slot' THEN (to_jsonb(NEW)->>'id')::uuid
                        WHEN TG_OP = 'DELETE' THEN (to_jsonb(OLD)->>'slot_id')::uuid
                        ELSE (to_jsonb(NEW)->>'slot_id')::uuid END;
  counted int;
  occupied int;
BEGIN
  SELECT booked, (SELECT count(*) FROM appointment WHERE slot_id = the_slot
      AND status NOT IN ('cancelled', 'late-cancelled', 'rescheduled', 'suspended', 'expired'))
    INTO counted, occupied FROM slot WHERE id = the_slot;
  IF counted IS DISTINCT FROM occupied THEN
    RAISE EXCEPTION 'slot % counts % seats, % are occupied', the_slot, counted, occupied
      USING ERRCODE = 'check_violation', CONSTRAINT = 'slot_booked_equals_appointments';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER slot_booked_equals_appointments AFTER INSERT OR UPDATE OF booked ON slot
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_slot_booked();
CREATE CONSTRAINT TRIGGER appointment_counted_in_slot AFTER INSERT OR UPDATE OF status OR DELETE ON appointment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_slot_booked();

-- The codes of api.md, said a second time ----------------------------------------------------------------------------

ALTER TABLE organization ADD CONSTRAINT organization_services_check
  CHECK (services <@ ARRAY['sick-visit', 'child-checkup', 'vaccination', 'follow-up', 'expert-outreach']);
ALTER TABLE organization ADD CONSTRAINT organization_badges_check
  CHECK (badges <@ ARRAY['elder-friendly', 'accessible', 'quality-basic', 'quality-recommended']);
ALTER TABLE practitioner_role ADD CONSTRAINT practitioner_role_services_check
  CHECK (services <@ ARRAY['sick-visit', 'child-checkup', 'vaccination', 'follow-up', 'expert-outreach']);
ALTER TABLE session_template ADD CONSTRAINT session_template_service_check
  CHECK (service IN ('sick-visit', 'child-checkup', 'vaccination', 'follow-up', 'expert-outreach'));
ALTER TABLE session ADD CONSTRAINT session_service_check
  CHECK (service IN ('sick-visit', 'child-checkup', 'vaccination', 'follow-up', 'expert-outreach'));
