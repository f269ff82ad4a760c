-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "openid" TEXT,
    "unionid" TEXT,
    "roles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "phone_cipher" TEXT,
    "phone_index" BYTEA,
    "phone_verified_at" TIMESTAMPTZ(3),
    "elder_mode" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_token" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "privacy_agreement" (
    "account_id" UUID NOT NULL,
    "text_version" TEXT NOT NULL,
    "agreed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "privacy_agreement_pkey" PRIMARY KEY ("account_id","text_version")
);

-- CreateTable
CREATE TABLE "phone_challenge" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "phone_index" BYTEA NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "phone_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_template" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "weekday" SMALLINT NOT NULL,
    "start_time" TEXT NOT NULL,
    "end_time" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "seats_per_slot" SMALLINT NOT NULL,
    "fee_fen" BIGINT NOT NULL,
    "reserves" JSONB NOT NULL DEFAULT '[]',
    "on_holidays" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "session_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "template_id" UUID,
    "organization_id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "start_at" TIMESTAMPTZ(3) NOT NULL,
    "end_at" TIMESTAMPTZ(3) NOT NULL,
    "room" TEXT NOT NULL,
    "fee_fen" BIGINT NOT NULL,
    "release_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slot" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "start_at" TIMESTAMPTZ(3) NOT NULL,
    "end_at" TIMESTAMPTZ(3) NOT NULL,
    "pool" TEXT NOT NULL,
    "capacity" SMALLINT NOT NULL,
    "first_number" SMALLINT NOT NULL,
    "free_seats" SMALLINT[],
    "booked" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" UUID NOT NULL,
    "slot_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "status_at" TIMESTAMPTZ(3) NOT NULL,
    "status_by_account_id" UUID,
    "status_note_cipher" TEXT,
    "seat_no" SMALLINT NOT NULL,
    "reason_cipher" TEXT,
    "organization_id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "start_at" TIMESTAMPTZ(3) NOT NULL,
    "end_at" TIMESTAMPTZ(3) NOT NULL,
    "number" SMALLINT NOT NULL,
    "room" TEXT NOT NULL,
    "fee_fen" BIGINT NOT NULL,
    "practitioner_title" TEXT NOT NULL,
    "hold_expires_at" TIMESTAMPTZ(3),
    "rescheduled_from_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment_status_change" (
    "id" BIGSERIAL NOT NULL,
    "appointment_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "by_account_id" UUID,
    "note_cipher" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appointment_status_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "badges" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "services" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "region" TEXT NOT NULL DEFAULT '*',

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practitioner" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "intro" TEXT NOT NULL,

    CONSTRAINT "practitioner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practitioner_role" (
    "id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "services" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "since" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "practitioner_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certification" (
    "id" UUID NOT NULL,
    "practitioner_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,

    CONSTRAINT "certification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patient" (
    "id" UUID NOT NULL,
    "name_cipher" TEXT NOT NULL,
    "birth_date" DATE NOT NULL,
    "sex" TEXT NOT NULL,
    "verification" TEXT NOT NULL DEFAULT 'self-declared',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "patient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patient_identifier" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "number_cipher" TEXT NOT NULL,
    "number_index" BYTEA NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_to" TIMESTAMPTZ(3),

    CONSTRAINT "patient_identifier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patient_link" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "relation" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "patient_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "account_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "procedure" TEXT NOT NULL,
    "input_index" BYTEA NOT NULL,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("account_id","key")
);

-- CreateTable
CREATE TABLE "rule_set" (
    "id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "value" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,

    CONSTRAINT "rule_set_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_openid_key" ON "account"("openid");

-- CreateIndex
CREATE INDEX "account_phone_index_idx" ON "account"("phone_index");

-- CreateIndex
CREATE UNIQUE INDEX "access_token_token_hash_key" ON "access_token"("token_hash");

-- CreateIndex
CREATE INDEX "access_token_account_id_idx" ON "access_token"("account_id");

-- CreateIndex
CREATE INDEX "phone_challenge_account_id_created_at_idx" ON "phone_challenge"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "phone_challenge_phone_index_created_at_idx" ON "phone_challenge"("phone_index", "created_at");

-- CreateIndex
CREATE INDEX "session_template_organization_id_idx" ON "session_template"("organization_id");

-- CreateIndex
CREATE INDEX "session_organization_id_service_day_idx" ON "session"("organization_id", "service", "day");

-- CreateIndex
CREATE INDEX "session_practitioner_id_day_idx" ON "session"("practitioner_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "session_template_id_day_key" ON "session"("template_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "slot_session_id_start_at_key" ON "slot"("session_id", "start_at");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_rescheduled_from_id_key" ON "appointment"("rescheduled_from_id");

-- CreateIndex
CREATE INDEX "appointment_slot_id_idx" ON "appointment"("slot_id");

-- CreateIndex
CREATE INDEX "appointment_patient_id_day_idx" ON "appointment"("patient_id", "day");

-- CreateIndex
CREATE INDEX "appointment_account_id_start_at_idx" ON "appointment"("account_id", "start_at");

-- CreateIndex
CREATE INDEX "appointment_status_change_appointment_id_id_idx" ON "appointment_status_change"("appointment_id", "id");

-- CreateIndex
CREATE INDEX "organization_parent_id_idx" ON "organization"("parent_id");

-- CreateIndex
CREATE INDEX "practitioner_role_organization_id_idx" ON "practitioner_role"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "practitioner_role_practitioner_id_organization_id_key" ON "practitioner_role"("practitioner_id", "organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "certification_number_key" ON "certification"("number");

-- CreateIndex
CREATE INDEX "certification_practitioner_id_valid_to_idx" ON "certification"("practitioner_id", "valid_to");

-- CreateIndex
CREATE INDEX "patient_identifier_patient_id_idx" ON "patient_identifier"("patient_id");

-- CreateIndex
CREATE INDEX "patient_link_patient_id_idx" ON "patient_link"("patient_id");

-- CreateIndex
CREATE INDEX "idempotency_record_created_at_idx" ON "idempotency_record"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "rule_set_region_code_valid_from_key" ON "rule_set"("region", "code", "valid_from");

-- AddForeignKey
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "privacy_agreement" ADD CONSTRAINT "privacy_agreement_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_template" ADD CONSTRAINT "session_template_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_template" ADD CONSTRAINT "session_template_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "session_template"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot" ADD CONSTRAINT "slot_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "slot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_rescheduled_from_id_fkey" FOREIGN KEY ("rescheduled_from_id") REFERENCES "appointment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment_status_change" ADD CONSTRAINT "appointment_status_change_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practitioner_role" ADD CONSTRAINT "practitioner_role_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practitioner_role" ADD CONSTRAINT "practitioner_role_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certification" ADD CONSTRAINT "certification_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "patient_identifier" ADD CONSTRAINT "patient_identifier_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "patient_link" ADD CONSTRAINT "patient_link_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "patient_link" ADD CONSTRAINT "patient_link_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

