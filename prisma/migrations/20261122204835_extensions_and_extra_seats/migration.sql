-- CreateTable
CREATE TABLE "session_extension" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "end_at" TIMESTAMPTZ(3) NOT NULL,
    "minutes" SMALLINT NOT NULL,
    "by_account_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_extension_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "session_extension_session_id_end_at_key" ON "session_extension"("session_id", "end_at");

-- AddForeignKey
ALTER TABLE "session_extension" ADD CONSTRAINT "session_extension_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Who extended a session, and when: a later end that nobody said is none --------------------------------------------

ALTER TABLE session_extension ADD CONSTRAINT session_extension_minutes_check CHECK (minutes BETWEEN 1 AND 240);
CREATE TRIGGER session_extension_append_only BEFORE UPDATE OR DELETE ON session_extension
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER session_extension_not_emptied BEFORE TRUNCATE ON session_extension
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE FUNCTION assert_extension_said() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM session_extension WHERE session_id = NEW.id AND end_at = NEW.end_at
      AND minutes = NEW.extended_minutes - OLD.extended_minutes) THEN
    RAISE EXCEPTION 'a longer session violates check constraint "session_extension_said"'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'session_extension_said';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER session_extension_said AFTER UPDATE OF extended_minutes ON session
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.extended_minutes <> OLD.extended_minutes)
  EXECUTE FUNCTION assert_extension_said();

-- 加号: a seat that was made for one person is nobody else's (BK-06) ------------------------------------------------

CREATE FUNCTION is_extra_seat(the_slot uuid, seat int) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM appointment AS made JOIN extra_seat ON extra_seat.appointment_id = made.id
    WHERE made.slot_id = the_slot AND made.seat_no = seat)
$$;

-- Those that were given back before this was so go away.
UPDATE slot SET capacity = slot.capacity - gone.seats,
  free_seats = ARRAY(SELECT seat FROM unnest(slot.free_seats) AS seat
    WHERE NOT is_extra_seat(slot.id, seat) ORDER BY seat)
FROM (SELECT slot.id, count(*)::int AS seats
  FROM extra_seat JOIN appointment AS made ON made.id = extra_seat.appointment_id
  JOIN slot ON slot.id = made.slot_id AND made.seat_no = ANY(slot.free_seats)
  JOIN session ON session.id = slot.session_id AND session.status = 'open' GROUP BY slot.id) AS gone
WHERE slot.id = gone.id;

-- Asked at commit, of a pad that has grown and of a session that opens again: while it is stopped nobody books there, and
-- the seat waits for its person. A booking takes from the pad and is not asked.
CREATE FUNCTION assert_extra_seats_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM slot JOIN session ON session.id = slot.session_id AND session.status = 'open'
      JOIN appointment AS made ON made.slot_id = slot.id AND made.seat_no = ANY(slot.free_seats)
      JOIN extra_seat ON extra_seat.appointment_id = made.id
      WHERE slot.id = ANY(CASE TG_TABLE_NAME WHEN 'slot' THEN ARRAY[NEW.id]
        ELSE ARRAY(SELECT id FROM slot AS own WHERE own.session_id = NEW.id) END)) THEN
    RAISE EXCEPTION 'an extra seat for everybody violates check constraint "extra_seat_for_one_person"'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'extra_seat_for_one_person';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER extra_seat_for_one_person AFTER UPDATE OF free_seats ON slot
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (cardinality(NEW.free_seats) > cardinality(OLD.free_seats))
  EXECUTE FUNCTION assert_extra_seats_kept();
CREATE CONSTRAINT TRIGGER extra_seats_of_resumed AFTER UPDATE OF status ON session
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status = 'open' AND OLD.status <> 'open')
  EXECUTE FUNCTION assert_extra_seats_kept();
