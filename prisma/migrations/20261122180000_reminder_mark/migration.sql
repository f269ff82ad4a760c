-- CreateTable
CREATE TABLE "reminder_mark" (
    "kind" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_mark_pkey" PRIMARY KEY ("kind")
);

-- The kinds of domain/message/reminder-times.ts; and what was called to mind is not gone back behind.
ALTER TABLE reminder_mark ADD CONSTRAINT reminder_mark_kind_check
  CHECK (kind IN ('appointment-reminder', 'check-in-open'));
CREATE FUNCTION reminder_mark_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a mark moved back violates check constraint "reminder_mark_forward"'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'reminder_mark_forward';
END $$;
CREATE TRIGGER reminder_mark_guard BEFORE UPDATE ON reminder_mark
  FOR EACH ROW WHEN (NEW.until < OLD.until) EXECUTE FUNCTION reminder_mark_guard();
