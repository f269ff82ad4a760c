-- CreateTable
CREATE TABLE "grid" (
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "level" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,

    CONSTRAINT "grid_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "building" (
    "id" UUID NOT NULL,
    "grid_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "poster_code" TEXT NOT NULL,

    CONSTRAINT "building_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grid_worker" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "grid_id" UUID NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "grid_worker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "care_team" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "intro" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "phone_from" TEXT NOT NULL,
    "phone_to" TEXT NOT NULL,
    "fallback_phone" TEXT NOT NULL,
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "capacity" INTEGER NOT NULL,
    "off_duty_text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_on" DATE,
    "successor_id" UUID,

    CONSTRAINT "care_team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "care_team_member" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "care_team_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "care_team_grid" (
    "team_id" UUID NOT NULL,
    "grid_id" UUID NOT NULL,

    CONSTRAINT "care_team_grid_pkey" PRIMARY KEY ("team_id","grid_id")
);

-- CreateTable
CREATE TABLE "care_team_absence" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "cover_practitioner_id" UUID,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "by_account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "care_team_absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "care_team_chat_group" (
    "team_id" UUID NOT NULL,
    "media_type" TEXT NOT NULL,
    "picture" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "by_account_id" UUID NOT NULL,

    CONSTRAINT "care_team_chat_group_pkey" PRIMARY KEY ("team_id")
);

-- CreateTable
CREATE TABLE "grid_note" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "grid_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "reached" INTEGER NOT NULL DEFAULT 0,
    "by_account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "grid_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_package" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" SMALLINT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "groups" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "term_years" SMALLINT NOT NULL,
    "total_fen" INTEGER NOT NULL,
    "insurance_fen" INTEGER NOT NULL,
    "public_health_fen" INTEGER NOT NULL,
    "self_fen" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "source" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "service_package_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_package_item" (
    "package_id" UUID NOT NULL,
    "item_code" TEXT NOT NULL,
    "place" SMALLINT NOT NULL,
    "per_year" SMALLINT,
    "in_words" TEXT,

    CONSTRAINT "service_package_item_pkey" PRIMARY KEY ("package_id","item_code")
);

-- CreateTable
CREATE TABLE "agreement_text" (
    "version" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT[],
    "sections" JSONB NOT NULL,
    "valid_from" DATE NOT NULL,

    CONSTRAINT "agreement_text_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "contract" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "previous_id" UUID,
    "applicant_account_id" UUID NOT NULL,
    "relation" TEXT NOT NULL,
    "grid_id" UUID,
    "building_id" UUID,
    "address_cipher" TEXT NOT NULL,
    "questionnaire_cipher" TEXT NOT NULL,
    "variables_cipher" TEXT NOT NULL,
    "agreement_version" TEXT NOT NULL,
    "agreement_hash" TEXT NOT NULL,
    "term_years" SMALLINT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "review_due_at" TIMESTAMPTZ(3),
    "escalated_at" TIMESTAMPTZ(3),
    "queued_at" TIMESTAMPTZ(3),
    "info_asked" SMALLINT NOT NULL DEFAULT 0,
    "dialogue_cipher" TEXT,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_account_id" UUID,
    "signed_at" TIMESTAMPTZ(3),
    "verification_code" TEXT,
    "ended_on" DATE,
    "end_reason" TEXT,
    "ended_by_account_id" UUID,
    "status_at" TIMESTAMPTZ(3) NOT NULL,
    "status_by_account_id" UUID,

    CONSTRAINT "contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract_package" (
    "contract_id" UUID NOT NULL,
    "package_id" UUID NOT NULL,
    "self_fen" INTEGER NOT NULL,

    CONSTRAINT "contract_package_pkey" PRIMARY KEY ("contract_id","package_id")
);

-- CreateTable
CREATE TABLE "contract_signature" (
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "strokes_cipher" TEXT,
    "factor" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "second_account_id" UUID,
    "witness_cipher" TEXT,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contract_signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract_status_change" (
    "id" BIGSERIAL NOT NULL,
    "contract_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "by_account_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contract_status_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract_addendum" (
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "text_cipher" TEXT NOT NULL,
    "by_account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contract_addendum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_challenge" (
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "phone_index" BYTEA NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "key_group_member" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "group_index" BYTEA NOT NULL,
    "source" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,
    "evidence_cipher" TEXT,
    "by_account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "key_group_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(3),
    "waiting_since" TIMESTAMPTZ(3),
    "is_urgent" BOOLEAN NOT NULL DEFAULT false,
    "team_read_seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_message" (
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "account_id" UUID,
    "practitioner_id" UUID,
    "text_cipher" TEXT,
    "media_type" TEXT,
    "picture_cipher" BYTEA,
    "check" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "waited_seconds" INTEGER,
    "picture_until" DATE,

    CONSTRAINT "conversation_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_reader" (
    "conversation_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "read_seq" INTEGER NOT NULL,

    CONSTRAINT "conversation_reader_pkey" PRIMARY KEY ("conversation_id","account_id")
);

-- CreateTable
CREATE TABLE "socket_ticket" (
    "token_id" UUID NOT NULL,
    "ticket_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "socket_ticket_pkey" PRIMARY KEY ("token_id")
);

-- CreateTable
CREATE TABLE "service_task" (
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "item_code" TEXT NOT NULL,
    "year_no" SMALLINT NOT NULL,
    "seq_no" SMALLINT NOT NULL,
    "opens_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "done_on" DATE,
    "entry_kind" TEXT,
    "entry_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "nightly_run" (
    "on" DATE NOT NULL,
    "step" TEXT NOT NULL,
    "reached" UUID,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "nightly_run_pkey" PRIMARY KEY ("on","step")
);

-- CreateTable
CREATE TABLE "follow_up" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "way" TEXT NOT NULL,
    "done_on" DATE NOT NULL,
    "outcome" TEXT NOT NULL,
    "record_cipher" TEXT NOT NULL,
    "is_high_risk" BOOLEAN NOT NULL DEFAULT false,
    "risk_seen_at" TIMESTAMPTZ(3),
    "risk_seen_by_account_id" UUID,
    "measurement_id" UUID,
    "by_account_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "practitioner_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "corrects_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_account_id" UUID,

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quality_case" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "team_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "patient_id" UUID,
    "task_id" UUID,
    "subject_account_id" UUID,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "text_cipher" TEXT,
    "opened_by_account_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "answer_cipher" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_account_id" UUID,

    CONSTRAINT "quality_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_evaluation" (
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "reachable" TEXT NOT NULL,
    "clear" TEXT NOT NULL,
    "kept" TEXT NOT NULL,
    "comment_cipher" TEXT,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "grid_organization_id_idx" ON "grid"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "building_poster_code_key" ON "building"("poster_code");

-- CreateIndex
CREATE UNIQUE INDEX "building_grid_id_name_key" ON "building"("grid_id", "name");

-- CreateIndex
CREATE INDEX "grid_worker_grid_id_idx" ON "grid_worker"("grid_id");

-- CreateIndex
CREATE INDEX "care_team_organization_id_idx" ON "care_team"("organization_id");

-- CreateIndex
CREATE INDEX "care_team_member_team_id_idx" ON "care_team_member"("team_id");

-- CreateIndex
CREATE INDEX "care_team_member_practitioner_id_idx" ON "care_team_member"("practitioner_id");

-- CreateIndex
CREATE INDEX "care_team_grid_grid_id_idx" ON "care_team_grid"("grid_id");

-- CreateIndex
CREATE INDEX "care_team_absence_team_id_ends_on_idx" ON "care_team_absence"("team_id", "ends_on");

-- CreateIndex
CREATE INDEX "grid_note_grid_id_on_idx" ON "grid_note"("grid_id", "on");

-- CreateIndex
CREATE INDEX "grid_note_team_id_on_idx" ON "grid_note"("team_id", "on");

-- CreateIndex
CREATE UNIQUE INDEX "service_package_code_term_years_version_key" ON "service_package"("code", "term_years", "version");

-- CreateIndex
CREATE INDEX "contract_previous_id_idx" ON "contract"("previous_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_verification_code_key" ON "contract"("verification_code");

-- CreateIndex
CREATE INDEX "contract_patient_id_status_idx" ON "contract"("patient_id", "status");

-- CreateIndex
CREATE INDEX "contract_team_id_status_review_due_at_idx" ON "contract"("team_id", "status", "review_due_at");

-- CreateIndex
CREATE INDEX "contract_household_id_idx" ON "contract"("household_id");

-- CreateIndex
CREATE INDEX "contract_ends_on_idx" ON "contract"("ends_on");

-- CreateIndex
CREATE INDEX "contract_signature_account_id_signed_at_idx" ON "contract_signature"("account_id", "signed_at");

-- CreateIndex
CREATE UNIQUE INDEX "contract_signature_contract_id_side_text_hash_key" ON "contract_signature"("contract_id", "side", "text_hash");

-- CreateIndex
CREATE INDEX "contract_status_change_contract_id_id_idx" ON "contract_status_change"("contract_id", "id");

-- CreateIndex
CREATE INDEX "contract_addendum_contract_id_idx" ON "contract_addendum"("contract_id");

-- CreateIndex
CREATE INDEX "signing_challenge_contract_id_created_at_idx" ON "signing_challenge"("contract_id", "created_at");

-- CreateIndex
CREATE INDEX "signing_challenge_phone_index_created_at_idx" ON "signing_challenge"("phone_index", "created_at");

-- CreateIndex
CREATE INDEX "key_group_member_patient_id_idx" ON "key_group_member"("patient_id");

-- CreateIndex
CREATE INDEX "key_group_member_group_index_idx" ON "key_group_member"("group_index");

-- CreateIndex
CREATE INDEX "conversation_team_id_waiting_since_idx" ON "conversation"("team_id", "waiting_since");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_patient_id_team_id_key" ON "conversation"("patient_id", "team_id");

-- CreateIndex
CREATE INDEX "conversation_message_picture_until_idx" ON "conversation_message"("picture_until");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_message_conversation_id_seq_key" ON "conversation_message"("conversation_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "socket_ticket_ticket_hash_key" ON "socket_ticket"("ticket_hash");

-- CreateIndex
CREATE INDEX "service_task_team_id_status_due_on_idx" ON "service_task"("team_id", "status", "due_on");

-- CreateIndex
CREATE INDEX "service_task_patient_id_status_idx" ON "service_task"("patient_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "service_task_contract_id_item_code_year_no_seq_no_key" ON "service_task"("contract_id", "item_code", "year_no", "seq_no");

-- CreateIndex
CREATE UNIQUE INDEX "follow_up_corrects_id_key" ON "follow_up"("corrects_id");

-- CreateIndex
CREATE INDEX "follow_up_patient_id_done_on_idx" ON "follow_up"("patient_id", "done_on");

-- CreateIndex
CREATE INDEX "follow_up_team_id_done_on_idx" ON "follow_up"("team_id", "done_on");

-- CreateIndex
CREATE INDEX "quality_case_organization_id_decided_at_due_at_idx" ON "quality_case"("organization_id", "decided_at", "due_at");

-- CreateIndex
CREATE INDEX "quality_case_team_id_decided_at_idx" ON "quality_case"("team_id", "decided_at");

-- CreateIndex
CREATE INDEX "team_evaluation_team_id_created_at_idx" ON "team_evaluation"("team_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "team_evaluation_contract_id_period_key" ON "team_evaluation"("contract_id", "period");

-- AddForeignKey
ALTER TABLE "grid" ADD CONSTRAINT "grid_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "grid"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grid" ADD CONSTRAINT "grid_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "building" ADD CONSTRAINT "building_grid_id_fkey" FOREIGN KEY ("grid_id") REFERENCES "grid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grid_worker" ADD CONSTRAINT "grid_worker_grid_id_fkey" FOREIGN KEY ("grid_id") REFERENCES "grid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "care_team" ADD CONSTRAINT "care_team_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "care_team" ADD CONSTRAINT "care_team_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "care_team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "care_team_member" ADD CONSTRAINT "care_team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "care_team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "care_team_member" ADD CONSTRAINT "care_team_member_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "care_team_grid" ADD CONSTRAINT "care_team_grid_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "care_team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "care_team_grid" ADD CONSTRAINT "care_team_grid_grid_id_fkey" FOREIGN KEY ("grid_id") REFERENCES "grid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "care_team_absence" ADD CONSTRAINT "care_team_absence_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "care_team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "care_team_chat_group" ADD CONSTRAINT "care_team_chat_group_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "care_team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grid_note" ADD CONSTRAINT "grid_note_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "care_team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grid_note" ADD CONSTRAINT "grid_note_grid_id_fkey" FOREIGN KEY ("grid_id") REFERENCES "grid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_package_item" ADD CONSTRAINT "service_package_item_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "service_package"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "care_team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_grid_id_fkey" FOREIGN KEY ("grid_id") REFERENCES "grid"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_building_id_fkey" FOREIGN KEY ("building_id") REFERENCES "building"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_agreement_version_fkey" FOREIGN KEY ("agreement_version") REFERENCES "agreement_text"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_previous_id_fkey" FOREIGN KEY ("previous_id") REFERENCES "contract"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_package" ADD CONSTRAINT "contract_package_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_package" ADD CONSTRAINT "contract_package_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "service_package"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_signature" ADD CONSTRAINT "contract_signature_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_status_change" ADD CONSTRAINT "contract_status_change_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_addendum" ADD CONSTRAINT "contract_addendum_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_challenge" ADD CONSTRAINT "signing_challenge_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_group_member" ADD CONSTRAINT "key_group_member_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "care_team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_message" ADD CONSTRAINT "conversation_message_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_reader" ADD CONSTRAINT "conversation_reader_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_task" ADD CONSTRAINT "service_task_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_task" ADD CONSTRAINT "service_task_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_task" ADD CONSTRAINT "service_task_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "care_team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "care_team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "follow_up"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quality_case" ADD CONSTRAINT "quality_case_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "care_team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quality_case" ADD CONSTRAINT "quality_case_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_evaluation" ADD CONSTRAINT "team_evaluation_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_evaluation" ADD CONSTRAINT "team_evaluation_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "care_team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Grid workers are staff of the alliance, and see nothing but names and buildings (journeys E2 42)
ALTER TABLE staff_role DROP CONSTRAINT staff_role_check;
ALTER TABLE staff_role ADD CONSTRAINT staff_role_check CHECK (role IN (
  'family-doctor', 'nurse', 'specialist', 'front-desk', 'grid-worker', 'claim-reviewer', 'claim-approver',
  'fund-custodian', 'health-bureau'));

-- Grids and teams
ALTER TABLE grid ADD CONSTRAINT grid_level_check CHECK (
  level IN ('street', 'community', 'micro-grid') AND (level = 'street') = (parent_id IS NULL));
CREATE UNIQUE INDEX grid_once_by_name ON grid (coalesce(parent_id, organization_id), name);
CREATE UNIQUE INDEX grid_worker_once ON grid_worker (account_id, grid_id) WHERE until IS NULL;
ALTER TABLE grid_worker ADD CONSTRAINT grid_worker_period_check CHECK (until IS NULL OR until >= since);
ALTER TABLE care_team ADD CONSTRAINT care_team_capacity_check CHECK (capacity BETWEEN 0 AND 20000);
ALTER TABLE care_team ADD CONSTRAINT care_team_phone_hours_check CHECK (
  phone_from ~ '^([01]\d|2[0-3]):[0-5]\d$' AND phone_to ~ '^([01]\d|2[0-3]):[0-5]\d$' AND phone_from < phone_to);
ALTER TABLE care_team ADD CONSTRAINT care_team_successor_check
  CHECK (successor_id IS NULL OR (ended_on IS NOT NULL AND successor_id <> id));
ALTER TABLE care_team_member ADD CONSTRAINT care_team_member_role_check
  CHECK (role IN ('leader', 'doctor', 'nurse', 'public-health', 'specialist'));
ALTER TABLE care_team_member ADD CONSTRAINT care_team_member_period_check CHECK (until IS NULL OR until >= since);
CREATE UNIQUE INDEX care_team_member_once ON care_team_member (team_id, practitioner_id) WHERE until IS NULL;
CREATE UNIQUE INDEX care_team_one_leader ON care_team_member (team_id) WHERE until IS NULL AND role = 'leader';
ALTER TABLE care_team_absence ADD CONSTRAINT care_team_absence_period_check CHECK (ends_on >= starts_on);
ALTER TABLE care_team_absence ADD CONSTRAINT care_team_absence_cover_check
  CHECK (cover_practitioner_id IS DISTINCT FROM practitioner_id);
ALTER TABLE care_team_absence ADD CONSTRAINT care_team_absence_one_a_day EXCLUDE USING gist (
  team_id WITH =, practitioner_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (cancelled_at IS NULL);
ALTER TABLE care_team_chat_group ADD CONSTRAINT care_team_chat_group_picture_check
  CHECK (media_type IN ('image/jpeg', 'image/png') AND octet_length(picture) BETWEEN 1 AND 524288);
ALTER TABLE grid_note ADD CONSTRAINT grid_note_kind_check CHECK (kind IN ('home-visit', 'free-clinic', 'talk', 'other'));
ALTER TABLE grid_note ADD CONSTRAINT grid_note_reached_check CHECK (reached >= 0);

-- Packages and texts: what was signed stays as it was
ALTER TABLE service_package ADD CONSTRAINT service_package_price_check CHECK (
  least(total_fen, insurance_fen, public_health_fen, self_fen) >= 0
  AND insurance_fen + public_health_fen + self_fen = total_fen);
ALTER TABLE service_package ADD CONSTRAINT service_package_term_check CHECK (term_years IN (1, 3) AND version > 0);
ALTER TABLE service_package ADD CONSTRAINT service_package_period_check CHECK (valid_to IS NULL OR valid_to >= valid_from);
ALTER TABLE service_package_item ADD CONSTRAINT service_package_item_count_check
  CHECK (per_year IS NULL OR per_year BETWEEN 1 AND 52);
CREATE TRIGGER service_package_guard BEFORE UPDATE ON service_package
  FOR EACH ROW EXECUTE FUNCTION entry_guard('valid_to');
CREATE TRIGGER service_package_item_append_only BEFORE UPDATE OR DELETE ON service_package_item
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER agreement_text_append_only BEFORE UPDATE OR DELETE ON agreement_text
  FOR EACH ROW EXECUTE FUNCTION append_only();

-- Contracts (rules D-FD-01, -04, -06, -07)
ALTER TABLE contract ADD CONSTRAINT contract_status_check CHECK (status IN (
  'draft', 'submitted', 'need-info', 'queued', 'accepted', 'signed', 'change-requested', 'rejected', 'withdrawn',
  'terminated'));
ALTER TABLE contract ADD CONSTRAINT contract_kind_check
  CHECK (kind IN ('new', 'renewal', 'switch') AND (kind = 'new') = (previous_id IS NULL));
ALTER TABLE contract ADD CONSTRAINT contract_period_check CHECK (ends_on > starts_on AND term_years IN (1, 3));
ALTER TABLE contract ADD CONSTRAINT contract_hash_check CHECK (agreement_hash ~ '^[0-9a-f]{64}$');
ALTER TABLE contract ADD CONSTRAINT contract_review_check CHECK (
  (status IN ('draft', 'submitted', 'need-info', 'queued', 'withdrawn') OR submitted_at IS NOT NULL)
  AND (status <> 'submitted' OR review_due_at IS NOT NULL) AND (status <> 'queued' OR queued_at IS NOT NULL));
ALTER TABLE contract ADD CONSTRAINT contract_signed_check CHECK (
  status NOT IN ('signed', 'change-requested', 'terminated')
  OR (accepted_at IS NOT NULL AND signed_at IS NOT NULL AND verification_code IS NOT NULL));
ALTER TABLE contract ADD CONSTRAINT contract_ended_check CHECK (
  (status = 'terminated') = (ended_on IS NOT NULL) AND (ended_on IS NULL) = (end_reason IS NULL)
  AND (end_reason IS NULL OR end_reason IN
    ('resident', 'team', 'moved', 'death', 'switched', 'team-dissolved', 'cooling-off')));
CREATE UNIQUE INDEX contract_one_successor ON contract (previous_id)
  WHERE status NOT IN ('rejected', 'withdrawn', 'terminated');
CREATE UNIQUE INDEX contract_one_open_application ON contract (patient_id)
  WHERE status IN ('draft', 'submitted', 'need-info', 'queued', 'accepted');
-- One resident, one team on any day. A contract that ended before it began holds no day.
ALTER TABLE contract ADD CONSTRAINT contract_one_team_a_day EXCLUDE USING gist (
  patient_id WITH =,
  (CASE WHEN coalesce(ended_on, ends_on) < starts_on THEN 'empty'::daterange
    ELSE daterange(starts_on, coalesce(ended_on, ends_on), '[]') END) WITH &&)
  WHERE (status IN ('signed', 'change-requested', 'terminated'));
ALTER TABLE contract_package ADD CONSTRAINT contract_package_price_check CHECK (self_fen >= 0);
ALTER TABLE contract_signature ADD CONSTRAINT contract_signature_side_check CHECK (
  side IN ('resident', 'team') AND (side = 'team') = (factor = 'team')
  AND factor IN ('own-phone', 'guardian', 'sms', 'on-site', 'team')
  AND (factor IN ('own-phone', 'guardian')) <= (strokes_cipher IS NOT NULL)
  AND (factor = 'on-site') = (second_account_id IS NOT NULL)
  AND (factor = 'on-site') = (witness_cipher IS NOT NULL)
  AND second_account_id IS DISTINCT FROM account_id);
CREATE TRIGGER contract_signature_append_only BEFORE UPDATE OR DELETE ON contract_signature
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER contract_status_change_append_only BEFORE UPDATE OR DELETE ON contract_status_change
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER contract_addendum_append_only BEFORE UPDATE OR DELETE ON contract_addendum
  FOR EACH ROW EXECUTE FUNCTION append_only();

-- A contract goes only the ways of D-FD-06. Once signed its text, its packages and its days stay as they are.
CREATE FUNCTION contract_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('draft', 'submitted'), ('draft', 'withdrawn'),
    ('submitted', 'need-info'), ('submitted', 'queued'), ('submitted', 'accepted'), ('submitted', 'rejected'),
    ('submitted', 'withdrawn'), ('need-info', 'submitted'), ('need-info', 'rejected'), ('need-info', 'withdrawn'),
    ('queued', 'submitted'), ('queued', 'accepted'), ('queued', 'rejected'), ('queued', 'withdrawn'),
    ('accepted', 'signed'), ('accepted', 'rejected'), ('accepted', 'withdrawn'),
    ('signed', 'change-requested'), ('signed', 'terminated'),
    ('change-requested', 'signed'), ('change-requested', 'terminated')
  ) THEN
    RAISE EXCEPTION 'violates check constraint "contract_transition_check"';
  END IF;
  IF OLD.status IN ('signed', 'change-requested', 'terminated', 'rejected', 'withdrawn')
    AND (to_jsonb(NEW) - ARRAY['patient_id', 'status', 'status_at', 'status_by_account_id', 'ended_on', 'end_reason',
      'ended_by_account_id', 'dialogue_cipher'])
    <> (to_jsonb(OLD) - ARRAY['patient_id', 'status', 'status_at', 'status_by_account_id', 'ended_on', 'end_reason',
      'ended_by_account_id', 'dialogue_cipher']) THEN
    RAISE EXCEPTION 'violates check constraint "contract_stays"';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contract_guard BEFORE UPDATE ON contract FOR EACH ROW EXECUTE FUNCTION contract_guard();
CREATE FUNCTION contract_package_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM contract WHERE id = coalesce(NEW.contract_id, OLD.contract_id)
    AND status IN ('signed', 'change-requested', 'terminated')) THEN
    RAISE EXCEPTION 'violates check constraint "contract_stays"';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER contract_package_guard BEFORE INSERT OR UPDATE OR DELETE ON contract_package
  FOR EACH ROW EXECUTE FUNCTION contract_package_guard();
CREATE FUNCTION contract_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.status <> OLD.status THEN
    INSERT INTO contract_status_change (contract_id, status, by_account_id, at)
      VALUES (NEW.id, NEW.status, NEW.status_by_account_id, NEW.status_at);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER contract_history AFTER INSERT OR UPDATE ON contract FOR EACH ROW EXECUTE FUNCTION contract_history();

-- How many residents a team has promised itself to on a day or after it: renewals do not count twice (rules D-FD-04).
CREATE FUNCTION care_team_load(team uuid, on_day date) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT count(DISTINCT patient_id) FROM contract
  WHERE team_id = team AND status IN ('accepted', 'signed', 'change-requested') AND ends_on >= on_day
$$;
-- Whoever takes a place locks the team, so that the last one is taken once. Signed means signed by both, under one text.
CREATE FUNCTION contract_taken() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE most integer;
BEGIN
  IF NEW.status = 'accepted' AND (TG_OP = 'INSERT' OR OLD.status <> 'accepted') THEN
    SELECT capacity INTO most FROM care_team WHERE id = NEW.team_id FOR NO KEY UPDATE;
    IF care_team_load(NEW.team_id, (NEW.status_at AT TIME ZONE 'Asia/Shanghai')::date) > most THEN
      RAISE EXCEPTION 'violates check constraint "care_team_full"';
    END IF;
  END IF;
  IF NEW.status = 'signed' AND (SELECT count(*) FROM contract_signature
    WHERE contract_id = NEW.id AND text_hash = NEW.agreement_hash) < 2 THEN
    RAISE EXCEPTION 'violates check constraint "contract_signed_by_both"';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER contract_taken AFTER INSERT OR UPDATE OF status ON contract
  FOR EACH ROW EXECUTE FUNCTION contract_taken();

-- Whether a practitioner belongs to the team that a person is signed with, or stands in for somebody of it (D-CARD-09).
CREATE FUNCTION signed_with(person uuid, doctor uuid, on_day date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM contract
    WHERE contract.patient_id = person AND contract.status IN ('signed', 'change-requested')
      AND on_day BETWEEN contract.starts_on AND contract.ends_on
      AND (EXISTS (SELECT FROM care_team_member member WHERE member.team_id = contract.team_id
          AND member.practitioner_id = doctor AND member.since <= on_day AND coalesce(member.until, on_day) >= on_day)
        OR EXISTS (SELECT FROM care_team_absence absence WHERE absence.team_id = contract.team_id
          AND absence.cover_practitioner_id = doctor AND absence.cancelled_at IS NULL
          AND on_day BETWEEN absence.starts_on AND absence.ends_on)))
$$;

-- Key groups
ALTER TABLE key_group_member ADD CONSTRAINT key_group_member_source_check CHECK (
  source IN ('age', 'staff', 'declared') AND (source = 'age') = (by_account_id IS NULL)
  AND (source <> 'staff' OR evidence_cipher IS NOT NULL));
ALTER TABLE key_group_member ADD CONSTRAINT key_group_member_period_check CHECK (until IS NULL OR until >= since);
CREATE UNIQUE INDEX key_group_member_once ON key_group_member (patient_id, group_index) WHERE until IS NULL;

-- Tasks and follow-ups (rules D-FD-08): what counts can be shown
ALTER TABLE service_task ADD CONSTRAINT service_task_days_check CHECK (opens_on <= due_on AND year_no >= 0 AND seq_no >= 0);
ALTER TABLE service_task ADD CONSTRAINT service_task_done_check CHECK (
  status IN ('open', 'done', 'cancelled') AND (status = 'done') = (done_on IS NOT NULL)
  AND (status = 'done') = (entry_id IS NOT NULL) AND (entry_id IS NULL) = (entry_kind IS NULL));
CREATE UNIQUE INDEX service_task_entry_counts_once ON service_task (contract_id, item_code, entry_id)
  WHERE status = 'done';
ALTER TABLE nightly_run ADD CONSTRAINT nightly_run_step_check CHECK (step IN ('key-groups', 'service-tasks'));
ALTER TABLE follow_up ADD CONSTRAINT follow_up_way_check CHECK (way IN ('phone', 'home-visit', 'clinic', 'message'));
ALTER TABLE follow_up ADD CONSTRAINT follow_up_outcome_check
  CHECK (outcome IN ('done', 'not-at-home', 'unreachable', 'declined'));
ALTER TABLE follow_up ADD CONSTRAINT follow_up_risk_check CHECK (
  (risk_seen_at IS NULL) = (risk_seen_by_account_id IS NULL) AND (risk_seen_at IS NULL OR is_high_risk));
CREATE TRIGGER follow_up_after_birth AFTER INSERT ON follow_up
  FOR EACH ROW EXECUTE FUNCTION entry_after_birth('done_on');
CREATE TRIGGER follow_up_guard BEFORE UPDATE ON follow_up
  FOR EACH ROW EXECUTE FUNCTION entry_guard('patient_id', 'withdrawn_at', 'withdrawn_by_account_id', 'risk_seen_at',
    'risk_seen_by_account_id');
ALTER TABLE addendum DROP CONSTRAINT addendum_entry_kind_check;
ALTER TABLE addendum ADD CONSTRAINT addendum_entry_kind_check CHECK (entry_kind IN (
  'visit', 'prescription', 'report', 'checkup', 'immunization', 'measurement', 'allergy', 'attachment', 'follow-up'));
ALTER TABLE quality_case ADD CONSTRAINT quality_case_kind_check CHECK (
  kind IN ('service-denied', 'signing-burst', 'phone-unanswered')
  AND (kind = 'service-denied') = (task_id IS NOT NULL)
  AND (kind = 'signing-burst') = (subject_account_id IS NOT NULL));
ALTER TABLE quality_case ADD CONSTRAINT quality_case_decided_check CHECK (
  (outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (decided_by_account_id IS NULL)
  AND (outcome IS NULL) = (answer_cipher IS NULL)
  AND (outcome IS NULL OR outcome IN ('upheld', 'dismissed'))
  AND (decided_by_account_id <> subject_account_id) IS NOT FALSE);
CREATE UNIQUE INDEX quality_case_one_open_a_task ON quality_case (task_id) WHERE outcome IS NULL;
CREATE UNIQUE INDEX quality_case_one_open_burst ON quality_case (subject_account_id)
  WHERE outcome IS NULL AND kind = 'signing-burst';
ALTER TABLE team_evaluation ADD CONSTRAINT team_evaluation_answers_check CHECK (
  period ~ '^\d{4}Q[1-4]$' AND reachable IN ('yes', 'partly', 'no') AND clear IN ('yes', 'partly', 'no')
  AND kept IN ('yes', 'partly', 'no') AND updated_at < created_at + interval '1 day');

-- Conversations
ALTER TABLE conversation_message ADD CONSTRAINT conversation_message_shape_check CHECK (
  side IN ('family', 'team', 'system') AND kind IN ('text', 'picture', 'off-duty', 'emergency')
  AND (side = 'system') = (account_id IS NULL) AND (kind = 'picture') = (media_type IS NOT NULL)
  AND (kind = 'picture') = (text_cipher IS NULL) AND (picture_cipher IS NULL OR kind = 'picture')
  AND "check" IN ('pass', 'review', 'risky', 'unchecked') AND seq > 0
  AND (waited_seconds IS NULL OR (side = 'team' AND waited_seconds >= 0)));
CREATE INDEX conversation_message_answer ON conversation_message (conversation_id, sent_at)
  WHERE waited_seconds IS NOT NULL;
CREATE TRIGGER conversation_message_guard BEFORE UPDATE ON conversation_message
  FOR EACH ROW EXECUTE FUNCTION entry_guard('check', 'picture_cipher', 'picture_until');
