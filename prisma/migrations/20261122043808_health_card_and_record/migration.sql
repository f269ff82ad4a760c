-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "area_code" TEXT;

-- CreateTable
CREATE TABLE "health_card" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "status_at" TIMESTAMPTZ(3) NOT NULL,
    "status_by_account_id" UUID,
    "version" SMALLINT NOT NULL DEFAULT 1,
    "number" TEXT NOT NULL,
    "master_index" BYTEA NOT NULL,
    "record_number" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "health_card_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "health_card_status_change" (
    "id" BIGSERIAL NOT NULL,
    "card_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "version" SMALLINT NOT NULL,
    "by_account_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "health_card_status_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "health_card_use" (
    "id" BIGSERIAL NOT NULL,
    "card_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "purpose" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "by_account_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "synced_at" TIMESTAMPTZ(3),

    CONSTRAINT "health_card_use_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "health_card_nonce" (
    "nonce" BYTEA NOT NULL,
    "purpose" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "health_card_nonce_pkey" PRIMARY KEY ("nonce","purpose")
);

-- CreateTable
CREATE TABLE "health_card_key" (
    "kid" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "private_key_cipher" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "rejected_from" TIMESTAMPTZ(3),

    CONSTRAINT "health_card_key_pkey" PRIMARY KEY ("kid")
);

-- CreateTable
CREATE TABLE "record_number_counter" (
    "area_code" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "record_number_counter_pkey" PRIMARY KEY ("area_code")
);

-- CreateTable
CREATE TABLE "health_card_try" (
    "account_id" UUID NOT NULL,
    "hour_started_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" BYTEA[],

    CONSTRAINT "health_card_try_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "birth_facts" (
    "patient_id" UUID NOT NULL,
    "facts_cipher" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "by_account_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "birth_facts_pkey" PRIMARY KEY ("patient_id")
);

-- CreateTable
CREATE TABLE "measurement" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "measured_on" DATE NOT NULL,
    "values_cipher" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "by_account_id" UUID NOT NULL,
    "organization_id" UUID,
    "practitioner_id" UUID,
    "appointment_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "corrects_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_account_id" UUID,

    CONSTRAINT "measurement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "immunization" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "vaccine_code" TEXT NOT NULL,
    "occurred_on" DATE NOT NULL,
    "given_at" TIMESTAMPTZ(3),
    "lot_number" TEXT,
    "details_cipher" TEXT,
    "observed_at" TIMESTAMPTZ(3),
    "source" TEXT NOT NULL,
    "is_verified" BOOLEAN NOT NULL,
    "by_account_id" UUID NOT NULL,
    "organization_id" UUID,
    "practitioner_id" UUID,
    "appointment_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "corrects_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_account_id" UUID,

    CONSTRAINT "immunization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "immunization_hold" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "vaccine_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason_cipher" TEXT NOT NULL,
    "until" DATE,
    "by_account_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_account_id" UUID,

    CONSTRAINT "immunization_hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkup" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "visit_no" SMALLINT NOT NULL,
    "done_on" DATE NOT NULL,
    "record_cipher" TEXT NOT NULL,
    "measurement_id" UUID,
    "by_account_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "practitioner_id" UUID,
    "appointment_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "corrects_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_account_id" UUID,

    CONSTRAINT "checkup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allergy" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "noted_on" DATE NOT NULL,
    "allergy_cipher" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "by_account_id" UUID NOT NULL,
    "organization_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_on" DATE,
    "corrects_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_account_id" UUID,

    CONSTRAINT "allergy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prescription" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "issued_on" DATE NOT NULL,
    "items_cipher" TEXT NOT NULL,
    "category" TEXT NOT NULL DEFAULT 'normal',
    "by_account_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "appointment_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "corrects_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_account_id" UUID,

    CONSTRAINT "prescription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "item_code" TEXT NOT NULL,
    "performed_on" DATE NOT NULL,
    "result_cipher" TEXT NOT NULL,
    "category" TEXT NOT NULL DEFAULT 'normal',
    "recognised_until" DATE,
    "release_at" TIMESTAMPTZ(3) NOT NULL,
    "released_by_account_id" UUID,
    "by_account_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "practitioner_id" UUID,
    "appointment_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "corrects_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_account_id" UUID,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quality_proof" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "item_code" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "quality_proof_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record_attachment" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title_cipher" TEXT NOT NULL,
    "dated_on" DATE NOT NULL,
    "media_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "content_cipher" BYTEA NOT NULL,
    "by_account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_account_id" UUID,

    CONSTRAINT "record_attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "addendum" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "entry_kind" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,
    "text_cipher" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "by_account_id" UUID NOT NULL,
    "organization_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_cipher" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_account_id" UUID,

    CONSTRAINT "addendum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record_opening" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "basis" TEXT NOT NULL,
    "sections" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reason_cipher" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by_account_id" UUID,
    "review_outcome" TEXT,
    "review_note_cipher" TEXT,

    CONSTRAINT "record_opening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_code" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "by_account_id" UUID NOT NULL,
    "code_index" BYTEA NOT NULL,
    "sections" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_by_account_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "share_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_code_try" (
    "account_id" UUID NOT NULL,
    "hour_started_at" TIMESTAMPTZ(3) NOT NULL,
    "code_indexes" BYTEA[],

    CONSTRAINT "share_code_try_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "access_objection" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "audit_event_id" BIGINT NOT NULL,
    "by_account_id" UUID NOT NULL,
    "text_cipher" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_cipher" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_account_id" UUID,

    CONSTRAINT "access_objection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "health_card_patient_id_key" ON "health_card"("patient_id");

-- CreateIndex
CREATE UNIQUE INDEX "health_card_number_key" ON "health_card"("number");

-- CreateIndex
CREATE UNIQUE INDEX "health_card_master_index_key" ON "health_card"("master_index");

-- CreateIndex
CREATE UNIQUE INDEX "health_card_record_number_key" ON "health_card"("record_number");

-- CreateIndex
CREATE INDEX "health_card_status_change_card_id_id_idx" ON "health_card_status_change"("card_id", "id");

-- CreateIndex
CREATE INDEX "health_card_use_card_id_at_idx" ON "health_card_use"("card_id", "at");

-- CreateIndex
CREATE INDEX "health_card_use_organization_id_at_idx" ON "health_card_use"("organization_id", "at");

-- CreateIndex
CREATE INDEX "health_card_nonce_expires_at_idx" ON "health_card_nonce"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "measurement_corrects_id_key" ON "measurement"("corrects_id");

-- CreateIndex
CREATE INDEX "measurement_patient_id_measured_on_idx" ON "measurement"("patient_id", "measured_on");

-- CreateIndex
CREATE UNIQUE INDEX "immunization_corrects_id_key" ON "immunization"("corrects_id");

-- CreateIndex
CREATE INDEX "immunization_patient_id_occurred_on_idx" ON "immunization"("patient_id", "occurred_on");

-- CreateIndex
CREATE INDEX "immunization_appointment_id_idx" ON "immunization"("appointment_id");

-- CreateIndex
CREATE INDEX "immunization_vaccine_code_lot_number_idx" ON "immunization"("vaccine_code", "lot_number");

-- CreateIndex
CREATE INDEX "immunization_hold_patient_id_idx" ON "immunization_hold"("patient_id");

-- CreateIndex
CREATE UNIQUE INDEX "checkup_corrects_id_key" ON "checkup"("corrects_id");

-- CreateIndex
CREATE INDEX "checkup_patient_id_done_on_idx" ON "checkup"("patient_id", "done_on");

-- CreateIndex
CREATE UNIQUE INDEX "allergy_corrects_id_key" ON "allergy"("corrects_id");

-- CreateIndex
CREATE INDEX "allergy_patient_id_idx" ON "allergy"("patient_id");

-- CreateIndex
CREATE UNIQUE INDEX "prescription_corrects_id_key" ON "prescription"("corrects_id");

-- CreateIndex
CREATE INDEX "prescription_patient_id_issued_on_idx" ON "prescription"("patient_id", "issued_on");

-- CreateIndex
CREATE UNIQUE INDEX "report_corrects_id_key" ON "report"("corrects_id");

-- CreateIndex
CREATE INDEX "report_patient_id_performed_on_idx" ON "report"("patient_id", "performed_on");

-- CreateIndex
CREATE INDEX "report_patient_id_item_code_performed_on_idx" ON "report"("patient_id", "item_code", "performed_on");

-- CreateIndex
CREATE INDEX "quality_proof_organization_id_item_code_idx" ON "quality_proof"("organization_id", "item_code");

-- CreateIndex
CREATE INDEX "record_attachment_patient_id_dated_on_idx" ON "record_attachment"("patient_id", "dated_on");

-- CreateIndex
CREATE INDEX "addendum_patient_id_entry_kind_entry_id_idx" ON "addendum"("patient_id", "entry_kind", "entry_id");

-- CreateIndex
CREATE INDEX "record_opening_patient_id_opened_at_idx" ON "record_opening"("patient_id", "opened_at");

-- CreateIndex
CREATE INDEX "record_opening_account_id_patient_id_expires_at_idx" ON "record_opening"("account_id", "patient_id", "expires_at");

-- CreateIndex
CREATE INDEX "record_opening_basis_reviewed_at_idx" ON "record_opening"("basis", "reviewed_at");

-- CreateIndex
CREATE UNIQUE INDEX "share_code_code_index_key" ON "share_code"("code_index");

-- CreateIndex
CREATE INDEX "share_code_patient_id_created_at_idx" ON "share_code"("patient_id", "created_at");

-- CreateIndex
CREATE INDEX "share_code_expires_at_idx" ON "share_code"("expires_at");

-- CreateIndex
CREATE INDEX "access_objection_patient_id_idx" ON "access_objection"("patient_id");

-- CreateIndex
CREATE INDEX "access_objection_answered_at_created_at_idx" ON "access_objection"("answered_at", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "access_objection_audit_event_id_by_account_id_key" ON "access_objection"("audit_event_id", "by_account_id");

-- AddForeignKey
ALTER TABLE "health_card" ADD CONSTRAINT "health_card_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "health_card_status_change" ADD CONSTRAINT "health_card_status_change_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "health_card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "health_card_use" ADD CONSTRAINT "health_card_use_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "health_card"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "birth_facts" ADD CONSTRAINT "birth_facts_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "measurement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "immunization" ADD CONSTRAINT "immunization_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "immunization" ADD CONSTRAINT "immunization_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "immunization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "immunization_hold" ADD CONSTRAINT "immunization_hold_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkup" ADD CONSTRAINT "checkup_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkup" ADD CONSTRAINT "checkup_measurement_id_fkey" FOREIGN KEY ("measurement_id") REFERENCES "measurement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkup" ADD CONSTRAINT "checkup_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "checkup"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allergy" ADD CONSTRAINT "allergy_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allergy" ADD CONSTRAINT "allergy_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "allergy"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prescription" ADD CONSTRAINT "prescription_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prescription" ADD CONSTRAINT "prescription_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "prescription"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_attachment" ADD CONSTRAINT "record_attachment_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "addendum" ADD CONSTRAINT "addendum_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_opening" ADD CONSTRAINT "record_opening_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_code" ADD CONSTRAINT "share_code_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_objection" ADD CONSTRAINT "access_objection_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma cannot say.

-- Health card (rules D-CARD)
ALTER TABLE organization ADD CONSTRAINT organization_area_code_check CHECK (area_code ~ '^\d{12}$');
ALTER TABLE health_card ADD CONSTRAINT health_card_status_check
  CHECK (status IN ('applied', 'active', 'frozen', 'cancelled'));
ALTER TABLE health_card ADD CONSTRAINT health_card_version_check CHECK (version BETWEEN 1 AND 9999);
ALTER TABLE health_card ADD CONSTRAINT health_card_number_check CHECK (number ~ '^\d{14}$');
ALTER TABLE health_card ADD CONSTRAINT health_card_master_index_is_sm3 CHECK (octet_length(master_index) = 32);
ALTER TABLE health_card ADD CONSTRAINT health_card_record_number_check CHECK (record_number ~ '^\d{17}$');
ALTER TABLE health_card_use ADD CONSTRAINT health_card_use_purpose_check
  CHECK (purpose IN ('check-in', 'identify', 'open-record'));
ALTER TABLE health_card_use ADD CONSTRAINT health_card_use_kind_check CHECK (kind IN ('dynamic', 'offline', 'number'));
ALTER TABLE health_card_use ADD CONSTRAINT health_card_use_stage_check CHECK (stage ~ '^\d{6,7}$' AND channel ~ '^\d{4}$');
ALTER TABLE health_card_nonce ADD CONSTRAINT health_card_nonce_length_check CHECK (octet_length(nonce) = 16);
ALTER TABLE health_card_key ADD CONSTRAINT health_card_key_public_check CHECK (public_key ~ '^04[0-9a-f]{128}$');
ALTER TABLE health_card_key ADD CONSTRAINT health_card_key_period_check
  CHECK (rejected_from IS NULL OR (retired_at IS NOT NULL AND rejected_from >= retired_at));
CREATE UNIQUE INDEX health_card_key_one_signs ON health_card_key ((true)) WHERE retired_at IS NULL;
ALTER TABLE record_number_counter ADD CONSTRAINT record_number_counter_check
  CHECK (area_code ~ '^\d{12}$' AND last BETWEEN 1 AND 99999);
ALTER TABLE health_card_try ADD CONSTRAINT health_card_try_bounded CHECK (cardinality(tries) BETWEEN 1 AND 100);

CREATE TRIGGER health_card_use_append_only BEFORE UPDATE OR DELETE ON health_card_use
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER health_card_status_change_append_only BEFORE UPDATE OR DELETE ON health_card_status_change
  FOR EACH ROW EXECUTE FUNCTION append_only();

-- A card goes only the ways of D-CARD-06, its version never goes back, and every step is written down.
CREATE FUNCTION health_card_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.version < OLD.version THEN
      RAISE EXCEPTION 'violates check constraint "health_card_version_rises"';
    END IF;
    IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
      ('applied', 'active'), ('applied', 'cancelled'), ('active', 'frozen'), ('frozen', 'active'),
      ('active', 'cancelled'), ('frozen', 'cancelled'), ('cancelled', 'active'), ('cancelled', 'applied')
    ) THEN
      RAISE EXCEPTION 'violates check constraint "health_card_transition_check"';
    END IF;
    IF OLD.status = 'cancelled' AND NEW.status <> 'cancelled' AND NEW.version = OLD.version THEN
      RAISE EXCEPTION 'violates check constraint "health_card_version_rises"';
    END IF;
  END IF;
  IF TG_OP = 'INSERT' OR NEW.status <> OLD.status OR NEW.version <> OLD.version THEN
    INSERT INTO health_card_status_change (card_id, status, version, by_account_id, at)
    VALUES (NEW.id, NEW.status, NEW.version, NEW.status_by_account_id, NEW.status_at);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER health_card_guard AFTER INSERT OR UPDATE ON health_card
  FOR EACH ROW EXECUTE FUNCTION health_card_guard();

-- Entries of the record: who wrote them, one living correction, nothing before the birth or after today
ALTER TABLE measurement ADD CONSTRAINT measurement_source_check
  CHECK (source IN ('family', 'staff') AND (source = 'staff') = (organization_id IS NOT NULL));
ALTER TABLE immunization ADD CONSTRAINT immunization_source_check
  CHECK (source IN ('family', 'staff') AND (source = 'staff' OR given_at IS NULL));
ALTER TABLE immunization ADD CONSTRAINT immunization_observed_check CHECK (observed_at IS NULL OR observed_at >= given_at);
ALTER TABLE allergy ADD CONSTRAINT allergy_source_check
  CHECK (source IN ('family', 'staff') AND (source = 'staff') = (organization_id IS NOT NULL));
ALTER TABLE birth_facts ADD CONSTRAINT birth_facts_source_check CHECK (source IN ('family', 'staff'));
CREATE UNIQUE INDEX immunization_once_a_day ON immunization (patient_id, vaccine_code, occurred_on)
  WHERE withdrawn_at IS NULL;
ALTER TABLE immunization_hold ADD CONSTRAINT immunization_hold_kind_check
  CHECK (kind IN ('deferred', 'contraindicated') AND (kind = 'deferred') = (until IS NOT NULL));
CREATE UNIQUE INDEX immunization_hold_one_living ON immunization_hold (patient_id, vaccine_code) WHERE ended_at IS NULL;
ALTER TABLE checkup ADD CONSTRAINT checkup_visit_no_check CHECK (visit_no BETWEEN 0 AND 13);
CREATE UNIQUE INDEX checkup_one_living ON checkup (patient_id, visit_no) WHERE withdrawn_at IS NULL AND visit_no > 0;
CREATE UNIQUE INDEX checkup_one_of_appointment ON checkup (appointment_id) WHERE withdrawn_at IS NULL;

-- A visit that was a check-up or a vaccination has its record there and none of its own: nothing is written down twice.
ALTER TABLE visit DROP CONSTRAINT visit_record_check;
CREATE FUNCTION visit_has_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.completed_at IS NOT NULL AND NEW.record_cipher IS NULL
    AND NOT EXISTS (SELECT FROM checkup WHERE appointment_id = NEW.appointment_id)
    AND NOT EXISTS (SELECT FROM immunization WHERE appointment_id = NEW.appointment_id) THEN
    RAISE EXCEPTION 'violates check constraint "visit_record_check"';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER visit_has_record AFTER INSERT OR UPDATE OF completed_at, record_cipher ON visit
  FOR EACH ROW EXECUTE FUNCTION visit_has_record();
ALTER TABLE prescription ADD CONSTRAINT prescription_category_check CHECK (category IN ('normal', 'restricted'));
ALTER TABLE report ADD CONSTRAINT report_category_check CHECK (category IN ('normal', 'restricted'));
ALTER TABLE report ADD CONSTRAINT report_kind_check CHECK (kind IN ('laboratory', 'imaging'));
ALTER TABLE report ADD CONSTRAINT report_recognised_check
  CHECK (recognised_until IS NULL OR recognised_until >= performed_on);
ALTER TABLE quality_proof ADD CONSTRAINT quality_proof_period_check CHECK (valid_to >= valid_from);
ALTER TABLE quality_proof ADD CONSTRAINT quality_proof_one_a_day
  EXCLUDE USING gist (organization_id WITH =, item_code WITH =, daterange(valid_from, valid_to, '[]') WITH &&);
ALTER TABLE record_attachment ADD CONSTRAINT record_attachment_size_check CHECK (size_bytes BETWEEN 1 AND 4194304);
ALTER TABLE record_attachment ADD CONSTRAINT record_attachment_type_check
  CHECK (media_type IN ('image/jpeg', 'image/png', 'image/webp'));
ALTER TABLE addendum ADD CONSTRAINT addendum_entry_kind_check CHECK (entry_kind IN (
  'visit', 'prescription', 'report', 'checkup', 'immunization', 'measurement', 'allergy', 'attachment'));
ALTER TABLE addendum ADD CONSTRAINT addendum_source_check
  CHECK (source IN ('family', 'staff') AND (source = 'staff') = (organization_id IS NOT NULL));
ALTER TABLE addendum ADD CONSTRAINT addendum_answer_check CHECK (
  (answered_at IS NULL) = (answer_cipher IS NULL) AND (answered_at IS NULL) = (answered_by_account_id IS NULL)
  AND (answered_at IS NULL OR source = 'family'));
ALTER TABLE record_opening ADD CONSTRAINT record_opening_basis_check CHECK (
  basis IN ('card-code', 'share-code', 'break-glass') AND (basis = 'break-glass') = (reason_cipher IS NOT NULL));
ALTER TABLE record_opening ADD CONSTRAINT record_opening_period_check
  CHECK (expires_at > opened_at AND expires_at <= opened_at + interval '1 day');
ALTER TABLE record_opening ADD CONSTRAINT record_opening_review_check CHECK (
  (reviewed_at IS NULL) = (review_outcome IS NULL) AND (reviewed_at IS NULL) = (reviewed_by_account_id IS NULL)
  AND (reviewed_at IS NULL OR basis = 'break-glass') AND reviewed_by_account_id IS DISTINCT FROM account_id);
ALTER TABLE share_code ADD CONSTRAINT share_code_period_check
  CHECK (expires_at > created_at AND expires_at <= created_at + interval '15 minutes');
ALTER TABLE share_code ADD CONSTRAINT share_code_used_check CHECK ((used_at IS NULL) = (used_by_account_id IS NULL));
ALTER TABLE share_code_try ADD CONSTRAINT share_code_try_bounded CHECK (cardinality(code_indexes) BETWEEN 1 AND 100);
ALTER TABLE access_objection ADD CONSTRAINT access_objection_answer_check CHECK (
  (answered_at IS NULL) = (answer_cipher IS NULL) AND (answered_at IS NULL) = (answered_by_account_id IS NULL));

-- Nothing happened to a person before they were born. Asked when an entry is written; a birth date that is corrected
-- later judges every entry anew, but takes none away.
CREATE FUNCTION entry_after_birth() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE born date;
BEGIN
  SELECT birth_date INTO born FROM patient WHERE id = NEW.patient_id;
  IF (to_jsonb(NEW) ->> TG_ARGV[0])::date < born THEN
    RAISE EXCEPTION 'violates check constraint "entry_after_birth"';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER measurement_after_birth AFTER INSERT ON measurement
  FOR EACH ROW EXECUTE FUNCTION entry_after_birth('measured_on');
CREATE TRIGGER immunization_after_birth AFTER INSERT ON immunization
  FOR EACH ROW EXECUTE FUNCTION entry_after_birth('occurred_on');
CREATE TRIGGER checkup_after_birth AFTER INSERT ON checkup
  FOR EACH ROW EXECUTE FUNCTION entry_after_birth('done_on');
CREATE TRIGGER report_after_birth AFTER INSERT ON report
  FOR EACH ROW EXECUTE FUNCTION entry_after_birth('performed_on');
CREATE TRIGGER prescription_after_birth AFTER INSERT ON prescription
  FOR EACH ROW EXECUTE FUNCTION entry_after_birth('issued_on');

-- What was written stays as it was: an entry may be withdrawn, verified, released, answered or moved by a merge, and
-- nothing else of it changes. The columns that may change are named for each table.
CREATE FUNCTION entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - TG_ARGV) <> (to_jsonb(OLD) - TG_ARGV) THEN
    RAISE EXCEPTION 'violates check constraint "entry_stays"';
  END IF;
  IF (to_jsonb(OLD) ->> 'withdrawn_at') IS NOT NULL AND (to_jsonb(NEW) ->> 'withdrawn_at') IS DISTINCT FROM (to_jsonb(OLD) ->> 'withdrawn_at') THEN
    RAISE EXCEPTION 'violates check constraint "entry_stays_withdrawn"';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER measurement_guard BEFORE UPDATE ON measurement
  FOR EACH ROW EXECUTE FUNCTION entry_guard('patient_id', 'withdrawn_at', 'withdrawn_by_account_id');
CREATE TRIGGER immunization_guard BEFORE UPDATE ON immunization
  FOR EACH ROW EXECUTE FUNCTION entry_guard('patient_id', 'withdrawn_at', 'withdrawn_by_account_id', 'is_verified',
    'observed_at', 'details_cipher');
CREATE TRIGGER checkup_guard BEFORE UPDATE ON checkup
  FOR EACH ROW EXECUTE FUNCTION entry_guard('patient_id', 'withdrawn_at', 'withdrawn_by_account_id');
CREATE TRIGGER allergy_guard BEFORE UPDATE ON allergy
  FOR EACH ROW EXECUTE FUNCTION entry_guard('patient_id', 'withdrawn_at', 'withdrawn_by_account_id', 'resolved_on');
CREATE TRIGGER prescription_guard BEFORE UPDATE ON prescription
  FOR EACH ROW EXECUTE FUNCTION entry_guard('patient_id', 'withdrawn_at', 'withdrawn_by_account_id');
CREATE TRIGGER report_guard BEFORE UPDATE ON report
  FOR EACH ROW EXECUTE FUNCTION entry_guard('patient_id', 'withdrawn_at', 'withdrawn_by_account_id', 'release_at',
    'released_by_account_id');
CREATE TRIGGER record_attachment_guard BEFORE UPDATE ON record_attachment
  FOR EACH ROW EXECUTE FUNCTION entry_guard('patient_id', 'withdrawn_at', 'withdrawn_by_account_id');
CREATE TRIGGER addendum_guard BEFORE UPDATE ON addendum
  FOR EACH ROW EXECUTE FUNCTION entry_guard('patient_id', 'answer_cipher', 'answered_at', 'answered_by_account_id');

-- Whether somebody of an organization, or a practitioner, has this person's visit open: from check-in to seven days
-- later (rules D-CARD-09).
CREATE FUNCTION visit_is_open(person uuid, root uuid, practitioner uuid, at timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM appointment JOIN arrival ON arrival.appointment_id = appointment.id
    WHERE appointment.patient_id = person
      AND arrival.arrived_at <= at AND at < arrival.arrived_at + interval '7 days'
      AND (appointment.practitioner_id = practitioner
        OR appointment.organization_id IN (SELECT organization_within(root))))
$$;
