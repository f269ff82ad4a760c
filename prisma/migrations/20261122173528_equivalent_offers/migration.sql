-- AlterTable
ALTER TABLE "session" ADD COLUMN     "extended_minutes" SMALLINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "equivalent_offer" (
    "id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_account_id" UUID,

    CONSTRAINT "equivalent_offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extra_seat" (
    "appointment_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "ordinal" SMALLINT NOT NULL,
    "most" SMALLINT NOT NULL,
    "by_account_id" UUID NOT NULL,
    "reason_cipher" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "extra_seat_pkey" PRIMARY KEY ("appointment_id")
);

-- CreateIndex
CREATE INDEX "equivalent_offer_appointment_id_idx" ON "equivalent_offer"("appointment_id");

-- CreateIndex
CREATE INDEX "equivalent_offer_seat_id_idx" ON "equivalent_offer"("seat_id");

-- CreateIndex
CREATE UNIQUE INDEX "extra_seat_session_id_ordinal_key" ON "extra_seat"("session_id", "ordinal");

-- AddForeignKey
ALTER TABLE "equivalent_offer" ADD CONSTRAINT "equivalent_offer_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "equivalent_offer" ADD CONSTRAINT "equivalent_offer_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "waitlist_seat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extra_seat" ADD CONSTRAINT "extra_seat_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extra_seat" ADD CONSTRAINT "extra_seat_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The words of the domain, said a second time (domain/appointment/equivalent-offers.ts) ------------------------------

ALTER TABLE session ADD CONSTRAINT session_extended_check CHECK (extended_minutes BETWEEN 0 AND 240);
ALTER TABLE equivalent_offer ADD CONSTRAINT equivalent_offer_status_check
  CHECK (kind IN ('original', 'same-doctor', 'colleague', 'nearest-site')
    AND status IN ('open', 'taken', 'released', 'withdrawn') AND (status = 'open') = (answered_at IS NULL)
    AND expires_at > offered_at AND (status <> 'taken' OR answered_by_account_id IS NOT NULL));
-- A seat is kept for one family, and a family is offered one of each kind.
CREATE UNIQUE INDEX equivalent_offer_one_per_seat ON equivalent_offer (seat_id) WHERE status = 'open';
CREATE UNIQUE INDEX equivalent_offer_one_of_a_kind ON equivalent_offer (appointment_id, kind) WHERE status = 'open';

-- 加号: counted, and no more than the rule allowed when it was added (BK-06). Nothing takes one off the count.
ALTER TABLE extra_seat ADD CONSTRAINT extra_seat_within_limit CHECK (ordinal BETWEEN 1 AND most);
CREATE FUNCTION extra_seat_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM appointment JOIN slot ON slot.id = appointment.slot_id
      JOIN session ON session.id = slot.session_id
      JOIN staff_member ON staff_member.practitioner_id = session.practitioner_id
      WHERE appointment.id = NEW.appointment_id AND session.id = NEW.session_id
        AND staff_member.account_id = NEW.by_account_id)
  THEN
    RAISE EXCEPTION 'another doctor''s session violates check constraint "extra_seat_own_session"'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'extra_seat_own_session';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER extra_seat_guard BEFORE INSERT ON extra_seat FOR EACH ROW EXECUTE FUNCTION extra_seat_guard();
CREATE TRIGGER extra_seat_append_only BEFORE UPDATE OR DELETE ON extra_seat
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER extra_seat_not_emptied BEFORE TRUNCATE ON extra_seat
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- A seat is offered in place of a visit that is taken back, while it is here and nobody in line is asked; answered once.
CREATE FUNCTION equivalent_offer_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'open'
      OR NOT EXISTS (SELECT FROM appointment WHERE id = NEW.appointment_id AND status = 'suspended')
      OR NOT EXISTS (SELECT FROM waitlist_seat WHERE id = NEW.seat_id AND gone_at IS NULL)
      OR EXISTS (SELECT FROM waitlist_offer WHERE seat_id = NEW.seat_id AND status = 'open')
    THEN
      RAISE EXCEPTION 'an offer to nobody violates check constraint "equivalent_offer_stands"'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'equivalent_offer_stands';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.appointment_id, NEW.seat_id, NEW.kind, NEW.offered_at, NEW.expires_at)
    IS DISTINCT FROM (OLD.id, OLD.appointment_id, OLD.seat_id, OLD.kind, OLD.offered_at, OLD.expires_at)
    OR (NEW.status <> OLD.status AND OLD.status <> 'open')
  THEN
    RAISE EXCEPTION 'a changed answer violates check constraint "equivalent_offer_stands"'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'equivalent_offer_stands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER equivalent_offer_guard BEFORE INSERT OR UPDATE ON equivalent_offer
  FOR EACH ROW EXECUTE FUNCTION equivalent_offer_guard();

-- Whoever moved a visit that was taken back, whichever way, needs no other seat. A trigger, so that no path forgets to.
CREATE FUNCTION equivalent_offer_withdraw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE equivalent_offer SET status = 'withdrawn', answered_at = greatest(NEW.status_at, offered_at)
  WHERE appointment_id = NEW.id AND status = 'open';
  RETURN NULL;
END $$;
CREATE TRIGGER equivalent_offer_withdraw AFTER UPDATE OF status ON appointment
  FOR EACH ROW WHEN (OLD.status = 'suspended' AND NEW.status <> 'suspended')
  EXECUTE FUNCTION equivalent_offer_withdraw();

-- A seat stays here while it is offered to somebody, in line or in place of a visit.
CREATE OR REPLACE FUNCTION waitlist_seat_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.slot_id, NEW.seat_no, NEW.freed_at) IS DISTINCT FROM (OLD.id, OLD.slot_id, OLD.seat_no, OLD.freed_at)
    OR (OLD.gone_at IS NOT NULL AND NEW.gone_at IS DISTINCT FROM OLD.gone_at)
    OR (NEW.gone_at IS NOT NULL
      AND (EXISTS (SELECT FROM waitlist_offer WHERE seat_id = NEW.id AND status = 'open')
        OR EXISTS (SELECT FROM equivalent_offer WHERE seat_id = NEW.id AND status = 'open')))
  THEN
    RAISE EXCEPTION 'a seat that is offered or gone violates check constraint "waitlist_seat_stays"'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'waitlist_seat_stays';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION waitlist_offer_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'open'
      OR NOT EXISTS (SELECT FROM waitlist_entry WHERE id = NEW.entry_id AND patient_id = NEW.patient_id
        AND status = 'waiting')
      OR NOT EXISTS (SELECT FROM waitlist_seat WHERE id = NEW.seat_id AND gone_at IS NULL)
      OR EXISTS (SELECT FROM equivalent_offer WHERE seat_id = NEW.seat_id AND status = 'open')
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
