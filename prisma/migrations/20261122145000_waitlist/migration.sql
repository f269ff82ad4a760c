-- CreateTable
CREATE TABLE "waitlist_entry" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "practitioner_id" UUID,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "half_day" TEXT NOT NULL,
    "precedence" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "status_at" TIMESTAMPTZ(3) NOT NULL,
    "close_reason" TEXT,
    "silences" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "waitlist_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waitlist_seat" (
    "id" UUID NOT NULL,
    "slot_id" UUID NOT NULL,
    "seat_no" SMALLINT NOT NULL,
    "freed_at" TIMESTAMPTZ(3) NOT NULL,
    "gone_at" TIMESTAMPTZ(3),

    CONSTRAINT "waitlist_seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waitlist_offer" (
    "id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_account_id" UUID,

    CONSTRAINT "waitlist_offer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "waitlist_entry_patient_id_idx" ON "waitlist_entry"("patient_id");

-- CreateIndex
CREATE INDEX "waitlist_seat_slot_id_idx" ON "waitlist_seat"("slot_id");

-- CreateIndex
CREATE INDEX "waitlist_offer_entry_id_idx" ON "waitlist_offer"("entry_id");

-- CreateIndex
CREATE INDEX "waitlist_offer_patient_id_idx" ON "waitlist_offer"("patient_id");

-- CreateIndex
CREATE UNIQUE INDEX "waitlist_offer_seat_id_entry_id_key" ON "waitlist_offer"("seat_id", "entry_id");

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_seat" ADD CONSTRAINT "waitlist_seat_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "slot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_offer" ADD CONSTRAINT "waitlist_offer_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "waitlist_seat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_offer" ADD CONSTRAINT "waitlist_offer_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "waitlist_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_offer" ADD CONSTRAINT "waitlist_offer_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The words of the domain, said a second time (domain/waitlist/waitlist-entry.ts) ------------------------------------

ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_range_check CHECK (to_day >= from_day);
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_service_check
  CHECK (service IN ('sick-visit', 'child-checkup', 'vaccination', 'follow-up', 'expert-outreach'));
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_half_day_check
  CHECK (half_day IN ('any', 'morning', 'afternoon'));
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_precedence_check
  CHECK (precedence IN ('referred', 'suspended', 'joined'));
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_status_check
  CHECK (status IN ('waiting', 'paused', 'closed') AND (status = 'closed') = (close_reason IS NOT NULL)
    AND close_reason IN ('left', 'booked', 'banned', 'range-passed', 'merged') AND silences >= 0);
ALTER TABLE waitlist_seat ADD CONSTRAINT waitlist_seat_gone_check CHECK (seat_no >= 1 AND gone_at >= freed_at);
ALTER TABLE waitlist_offer ADD CONSTRAINT waitlist_offer_status_check
  CHECK (status IN ('open', 'accepted', 'declined', 'silent', 'withdrawn')
    AND (status = 'open') = (answered_at IS NULL) AND expires_at > offered_at
    AND (status IN ('accepted', 'declined')) = (answered_by_account_id IS NOT NULL));

-- Nobody stands twice in one line.
CREATE UNIQUE INDEX waitlist_entry_once ON waitlist_entry (patient_id, organization_id, service,
  coalesce(practitioner_id, '00000000-0000-0000-0000-000000000000')) WHERE status <> 'closed';
-- A line.
CREATE INDEX waitlist_entry_waiting ON waitlist_entry (organization_id, service) WHERE status = 'waiting';
-- A seat is in the hands of the waitlist once, is offered to one person at a time, and nobody holds two offers.
CREATE UNIQUE INDEX waitlist_seat_once ON waitlist_seat (slot_id, seat_no) WHERE gone_at IS NULL;
CREATE UNIQUE INDEX waitlist_offer_one_per_seat ON waitlist_offer (seat_id) WHERE status = 'open';
CREATE UNIQUE INDEX waitlist_offer_one_per_person ON waitlist_offer (patient_id) WHERE status = 'open';
CREATE INDEX waitlist_offer_running ON waitlist_offer (expires_at) WHERE status = 'open';

-- What an entry waits for never changes; it moves only to the person into whom its own was merged; `closed` is the end.
CREATE FUNCTION waitlist_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.account_id, NEW.organization_id, NEW.service, NEW.practitioner_id, NEW.from_day, NEW.to_day,
      NEW.half_day, NEW.precedence, NEW.joined_at)
    IS DISTINCT FROM (OLD.id, OLD.account_id, OLD.organization_id, OLD.service, OLD.practitioner_id, OLD.from_day,
      OLD.to_day, OLD.half_day, OLD.precedence, OLD.joined_at)
    OR (NEW.patient_id <> OLD.patient_id
      AND NEW.patient_id IS DISTINCT FROM (SELECT merged_into_id FROM patient WHERE id = OLD.patient_id))
    OR (NEW.status <> OLD.status AND OLD.status = 'closed')
  THEN
    RAISE EXCEPTION 'a changed entry violates check constraint "waitlist_entry_stays"'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'waitlist_entry_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER waitlist_entry_guard BEFORE UPDATE ON waitlist_entry
  FOR EACH ROW EXECUTE FUNCTION waitlist_entry_guard();

-- Whoever waits no longer is offered nothing; the seat goes to the next one.
CREATE FUNCTION waitlist_withdraw_offer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE waitlist_offer SET status = 'withdrawn', answered_at = greatest(NEW.status_at, offered_at)
  WHERE entry_id = NEW.id AND status = 'open';
  RETURN NULL;
END $$;
CREATE TRIGGER waitlist_withdraw_offer AFTER UPDATE OF status ON waitlist_entry
  FOR EACH ROW WHEN (NEW.status <> 'waiting') EXECUTE FUNCTION waitlist_withdraw_offer();

-- An offer is made to whoever waits, of a seat that is here, and answered once.
CREATE FUNCTION waitlist_offer_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'open'
      OR NOT EXISTS (SELECT FROM waitlist_entry WHERE id = NEW.entry_id AND patient_id = NEW.patient_id
        AND status = 'waiting')
      OR NOT EXISTS (SELECT FROM waitlist_seat WHERE id = NEW.seat_id AND gone_at IS NULL)
    THEN
      RAISE EXCEPTION 'an offer to nobody violates check constraint "waitlist_offer_stands"'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'waitlist_offer_stands';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.seat_id, NEW.entry_id, NEW.offered_at, NEW.expires_at)
    IS DISTINCT FROM (OLD.id, OLD.seat_id, OLD.entry_id, OLD.offered_at, OLD.expires_at)
    OR (NEW.patient_id <> OLD.patient_id
      AND NEW.patient_id IS DISTINCT FROM (SELECT merged_into_id FROM patient WHERE id = OLD.patient_id))
    OR (NEW.status <> OLD.status AND OLD.status <> 'open')
  THEN
    RAISE EXCEPTION 'a changed answer violates check constraint "waitlist_offer_stands"'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'waitlist_offer_stands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER waitlist_offer_guard BEFORE INSERT OR UPDATE ON waitlist_offer
  FOR EACH ROW EXECUTE FUNCTION waitlist_offer_guard();

CREATE FUNCTION waitlist_seat_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.slot_id, NEW.seat_no, NEW.freed_at) IS DISTINCT FROM (OLD.id, OLD.slot_id, OLD.seat_no, OLD.freed_at)
    OR (OLD.gone_at IS NOT NULL AND NEW.gone_at IS DISTINCT FROM OLD.gone_at)
    OR (NEW.gone_at IS NOT NULL
      AND EXISTS (SELECT FROM waitlist_offer WHERE seat_id = NEW.id AND status = 'open'))
  THEN
    RAISE EXCEPTION 'a seat that is offered or gone violates check constraint "waitlist_seat_stays"'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'waitlist_seat_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER waitlist_seat_guard BEFORE UPDATE ON waitlist_seat
  FOR EACH ROW EXECUTE FUNCTION waitlist_seat_guard();

-- Whoever books what they wait for waits no longer, whichever way it was booked (rules D-BK, Waitlist; the same as
-- wantsSlot of domain/waitlist). A trigger, so that no path can forget to.
CREATE FUNCTION waitlist_close_on_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE waitlist_entry AS entry
  SET status = 'closed', close_reason = 'booked', status_at = greatest(NEW.status_at, entry.joined_at)
  WHERE entry.patient_id = NEW.patient_id AND entry.status <> 'closed'
    AND entry.organization_id = NEW.organization_id AND entry.service = NEW.service
    AND NEW.day BETWEEN entry.from_day AND entry.to_day
    AND (entry.practitioner_id = NEW.practitioner_id OR (entry.practitioner_id IS NULL
      AND EXISTS (SELECT FROM certification WHERE certification.practitioner_id = NEW.practitioner_id
        AND NEW.day BETWEEN valid_from AND valid_to)))
    AND (entry.half_day = 'any'
      OR (entry.half_day = 'morning') = ((NEW.start_at AT TIME ZONE 'Asia/Shanghai')::time < '12:00'));
  RETURN NULL;
END $$;
CREATE TRIGGER waitlist_close_on_booking AFTER INSERT ON appointment
  FOR EACH ROW WHEN (NEW.status = 'booked') EXECUTE FUNCTION waitlist_close_on_booking();
CREATE TRIGGER waitlist_close_on_confirming AFTER UPDATE OF status ON appointment
  FOR EACH ROW WHEN (OLD.status = 'held' AND NEW.status = 'booked') EXECUTE FUNCTION waitlist_close_on_booking();

-- `booked` equals the appointments that occupy a seat and the seats in the hands of the waitlist, asked once more at
-- commit; and such a seat is neither somebody's nor on the pad. Counted by one statement, on one snapshot.
CREATE OR REPLACE FUNCTION assert_slot_booked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_slot uuid := CASE WHEN TG_TABLE_NAME = 'slot' THEN (to_jsonb(NEW)->>'id')::uuid
                        WHEN TG_OP = 'DELETE' THEN (to_jsonb(OLD)->>'slot_id')::uuid
                        ELSE (to_jsonb(NEW)->>'slot_id')::uuid END;
  counted int;
  occupied int;
  waited int;
  is_double boolean;
BEGIN
  SELECT booked,
      (SELECT count(*) FROM appointment WHERE slot_id = the_slot
        AND status NOT IN ('cancelled', 'late-cancelled', 'rescheduled', 'suspended', 'expired')),
      (SELECT count(*) FROM waitlist_seat WHERE slot_id = the_slot AND gone_at IS NULL),
      EXISTS (SELECT FROM waitlist_seat AS kept WHERE kept.slot_id = the_slot AND kept.gone_at IS NULL
        AND (kept.seat_no = ANY(slot.free_seats) OR EXISTS (SELECT FROM appointment
          WHERE appointment.slot_id = the_slot AND appointment.seat_no = kept.seat_no
            AND status NOT IN ('cancelled', 'late-cancelled', 'rescheduled', 'suspended', 'expired'))))
    INTO counted, occupied, waited, is_double FROM slot WHERE id = the_slot;
  IF counted IS DISTINCT FROM occupied + waited OR is_double THEN
    RAISE EXCEPTION 'slot % counts % seats, % are occupied and % waited for', the_slot, counted, occupied, waited
      USING ERRCODE = 'check_violation', CONSTRAINT = 'slot_booked_equals_appointments';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER waitlist_seat_counted_in_slot AFTER INSERT OR UPDATE OR DELETE ON waitlist_seat
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_slot_booked();
