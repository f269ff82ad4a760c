-- CreateTable
CREATE TABLE "suspension_call" (
    "id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "by_account_id" UUID NOT NULL,
    "called_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suspension_call_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "suspension_call_appointment_id_called_at_idx" ON "suspension_call"("appointment_id", "called_at");

-- AddForeignKey
ALTER TABLE "suspension_call" ADD CONSTRAINT "suspension_call_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- A call is noted once and for all -----------------------------------------------------------------------------------

ALTER TABLE suspension_call ADD CONSTRAINT suspension_call_outcome_check CHECK (outcome IN ('told', 'no-answer'));
CREATE TRIGGER suspension_call_append_only BEFORE UPDATE OR DELETE ON suspension_call
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER suspension_call_not_emptied BEFORE TRUNCATE ON suspension_call
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
