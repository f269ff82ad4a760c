-- CreateTable
CREATE TABLE "referral" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "from_organization_id" UUID NOT NULL,
    "from_practitioner_id" UUID NOT NULL,
    "visit_id" UUID,
    "to_organization_id" UUID NOT NULL,
    "urgency" TEXT NOT NULL,
    "certification_number" TEXT,
    "reason_cipher" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "rejected_at" TIMESTAMPTZ(3),
    "answered_by_account_id" UUID,
    "admitted_at" TIMESTAMPTZ(3),
    "by_account_id" UUID NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "referral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "plan_id" UUID NOT NULL,
    "coverage_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "care" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "admitted_on" DATE NOT NULL,
    "admitted_at" TIMESTAMPTZ(3),
    "discharged_on" DATE,
    "organization_id" UUID,
    "hospital_level" TEXT NOT NULL,
    "is_emergency" BOOLEAN NOT NULL,
    "disease_group" TEXT,
    "details_cipher" TEXT NOT NULL,
    "arithmetic_cipher" TEXT,
    "pathway" TEXT,
    "billed_fen" BIGINT NOT NULL DEFAULT 0,
    "eligible_fen" BIGINT,
    "deductible_fen" BIGINT,
    "benefit_fen" BIGINT,
    "reject_code" TEXT,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "waiting_since" TIMESTAMPTZ(3),
    "more_asked" SMALLINT NOT NULL DEFAULT 0,
    "escalated_at" TIMESTAMPTZ(3),
    "is_sampled" BOOLEAN NOT NULL DEFAULT false,
    "reviewer_account_id" UUID,
    "approver_account_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "public_until" DATE,
    "pay_by" DATE,
    "paid_at" TIMESTAMPTZ(3),
    "bank_reference" TEXT,
    "paid_fen" BIGINT NOT NULL DEFAULT 0,
    "status_at" TIMESTAMPTZ(3) NOT NULL,
    "status_by_account_id" UUID,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_draft" (
    "account_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "content_cipher" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claim_draft_pkey" PRIMARY KEY ("account_id","patient_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "claim_draft_id_key" ON "claim_draft"("id");

-- CreateIndex
CREATE INDEX "claim_draft_patient_id_idx" ON "claim_draft"("patient_id");

-- CreateIndex
CREATE INDEX "claim_draft_saved_at_idx" ON "claim_draft"("saved_at");

-- CreateTable
CREATE TABLE "claim_invoice" (
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "number_cipher" TEXT NOT NULL,
    "number_index" BYTEA NOT NULL,
    "patient_name_cipher" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "total_fen" BIGINT NOT NULL,
    "basic_insurance_fen" BIGINT NOT NULL,
    "other_payer_fen" BIGINT NOT NULL,
    "is_live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "claim_invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_invoice_line" (
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "name_cipher" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "exclusion" TEXT,
    "limit_fen" BIGINT,
    "by" TEXT NOT NULL,

    CONSTRAINT "claim_invoice_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_attachment" (
    "id" UUID NOT NULL,
    "claim_id" UUID,
    "patient_id" UUID NOT NULL,
    "by_account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "claim_attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_step" (
    "id" BIGSERIAL NOT NULL,
    "claim_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "by_account_id" UUID,
    "reject_code" TEXT,
    "benefit_fen" BIGINT,
    "text_cipher" TEXT,
    "arithmetic_cipher" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claim_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_appeal" (
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "by_account_id" UUID NOT NULL,
    "text_cipher" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "answer_cipher" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_account_id" UUID,

    CONSTRAINT "claim_appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_objection" (
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "by_account_id" UUID NOT NULL,
    "text_cipher" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "answer_cipher" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_account_id" UUID,

    CONSTRAINT "claim_objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_recovery" (
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "by_account_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3),
    "bank_reference" TEXT,

    CONSTRAINT "claim_recovery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coverage_plan" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "legal_form" TEXT NOT NULL,
    "licence_number" TEXT NOT NULL,
    "operator_name" TEXT NOT NULL,
    "custodian_name" TEXT NOT NULL,
    "is_example" BOOLEAN NOT NULL,
    "organization_id" UUID NOT NULL,
    "is_promoted" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "coverage_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "key_facts_version" TEXT NOT NULL,
    "ticked_facts" TEXT[],
    "total_fen" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coverage" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "previous_id" UUID,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "illness_from" DATE NOT NULL,
    "hesitation_until" DATE NOT NULL,
    "fee_band" TEXT NOT NULL,
    "fee_fen" BIGINT NOT NULL,
    "paid_by" TEXT NOT NULL,
    "waiver_cipher" TEXT,
    "waiver_answer_cipher" TEXT,
    "certificate_number" TEXT,
    "verification_code" TEXT,
    "pay_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "in_force_at" TIMESTAMPTZ(3),
    "ended_on" DATE,
    "end_reason" TEXT,
    "status_at" TIMESTAMPTZ(3) NOT NULL,
    "status_by_account_id" UUID,

    CONSTRAINT "coverage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment_wish" (
    "plan_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "opens_on" DATE NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "enrolment_wish_pkey" PRIMARY KEY ("plan_id","account_id","opens_on")
);

-- CreateTable
CREATE TABLE "coverage_status_change" (
    "id" BIGSERIAL NOT NULL,
    "coverage_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "by_account_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coverage_status_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_proposal" (
    "id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "value" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "simulation" JSONB NOT NULL,
    "proposed_by_account_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "decided_by_account_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "answer" TEXT,

    CONSTRAINT "rule_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_book" (
    "plan_id" UUID NOT NULL,
    "sealed_through" DATE,
    "checked_at" TIMESTAMPTZ(3),
    "checked_through" DATE,
    "broken_on" DATE,

    CONSTRAINT "ledger_book_pkey" PRIMARY KEY ("plan_id")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "side" SMALLINT NOT NULL,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transfer" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "intent" TEXT NOT NULL,
    "on_day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reverses_id" UUID,
    "by_account_id" UUID,
    "note" TEXT,
    "children" INTEGER NOT NULL,
    "posting_count" SMALLINT NOT NULL,

    CONSTRAINT "ledger_transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_posting" (
    "id" BIGSERIAL NOT NULL,
    "transfer_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,

    CONSTRAINT "ledger_posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_close" (
    "plan_id" UUID NOT NULL,
    "on_day" DATE NOT NULL,
    "transfers" INTEGER NOT NULL,
    "postings" INTEGER NOT NULL,
    "balances" JSONB NOT NULL,
    "participants" INTEGER NOT NULL,
    "aided" INTEGER NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_close_pkey" PRIMARY KEY ("plan_id","on_day")
);

-- CreateTable
CREATE TABLE "donation" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "donor_cipher" TEXT,
    "amount_fen" BIGINT NOT NULL,
    "purpose" TEXT NOT NULL,
    "received_on" DATE NOT NULL,
    "bank_reference" TEXT NOT NULL,
    "receipt_number" TEXT NOT NULL,
    "by_account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "donation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "description" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "out_trade_no" TEXT NOT NULL,
    "prepay_id" TEXT,
    "prepaid_at" TIMESTAMPTZ(3),
    "transaction_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "effect" TEXT,
    "effect_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "ask_at" TIMESTAMPTZ(3),
    "asked" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "out_refund_no" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "refund_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "succeeded_at" TIMESTAMPTZ(3),
    "ask_at" TIMESTAMPTZ(3),
    "asked" SMALLINT NOT NULL DEFAULT 0,
    "settled_by_account_id" UUID,
    "bank_reference" TEXT,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_notice" (
    "id" TEXT NOT NULL,
    "payment_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bill_check" (
    "on" DATE NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "payments" INTEGER NOT NULL,
    "payments_fen" BIGINT NOT NULL,
    "refunds" INTEGER NOT NULL,
    "refunds_fen" BIGINT NOT NULL,

    CONSTRAINT "bill_check_pkey" PRIMARY KEY ("on")
);

-- CreateTable
CREATE TABLE "bill_difference" (
    "id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "here_fen" BIGINT,
    "there_fen" BIGINT,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_account_id" UUID,
    "resolution" TEXT,

    CONSTRAINT "bill_difference_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "referral_patient_id_requested_at_idx" ON "referral"("patient_id", "requested_at");

-- CreateIndex
CREATE INDEX "referral_to_organization_id_accepted_at_idx" ON "referral"("to_organization_id", "accepted_at");

-- CreateIndex
CREATE UNIQUE INDEX "claim_number_key" ON "claim"("number");

-- CreateIndex
CREATE UNIQUE INDEX "claim_bank_reference_key" ON "claim"("bank_reference");

-- CreateIndex
CREATE INDEX "claim_patient_id_status_idx" ON "claim"("patient_id", "status");

-- CreateIndex
CREATE INDEX "claim_coverage_id_status_idx" ON "claim"("coverage_id", "status");

-- CreateIndex
CREATE INDEX "claim_status_due_at_idx" ON "claim"("status", "due_at");

-- CreateIndex
CREATE INDEX "claim_account_id_submitted_at_idx" ON "claim"("account_id", "submitted_at");

-- CreateIndex
CREATE INDEX "claim_invoice_claim_id_idx" ON "claim_invoice"("claim_id");

-- CreateIndex
CREATE INDEX "claim_invoice_line_invoice_id_idx" ON "claim_invoice_line"("invoice_id");

-- CreateIndex
CREATE INDEX "claim_attachment_claim_id_idx" ON "claim_attachment"("claim_id");

-- CreateIndex
CREATE INDEX "claim_attachment_by_account_id_created_at_idx" ON "claim_attachment"("by_account_id", "created_at");

-- CreateIndex
CREATE INDEX "claim_step_claim_id_id_idx" ON "claim_step"("claim_id", "id");

-- CreateIndex
CREATE INDEX "claim_appeal_claim_id_idx" ON "claim_appeal"("claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_objection_claim_id_by_account_id_key" ON "claim_objection"("claim_id", "by_account_id");

-- CreateIndex
CREATE INDEX "claim_recovery_claim_id_idx" ON "claim_recovery"("claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "coverage_plan_code_key" ON "coverage_plan"("code");

-- CreateIndex
CREATE UNIQUE INDEX "coverage_plan_region_key" ON "coverage_plan"("region");

-- CreateIndex
CREATE INDEX "enrolment_account_id_created_at_idx" ON "enrolment"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "coverage_previous_id_idx" ON "coverage"("previous_id");

-- CreateIndex
CREATE UNIQUE INDEX "coverage_certificate_number_key" ON "coverage"("certificate_number");

-- CreateIndex
CREATE UNIQUE INDEX "coverage_verification_code_key" ON "coverage"("verification_code");

-- CreateIndex
CREATE INDEX "coverage_patient_id_status_idx" ON "coverage"("patient_id", "status");

-- CreateIndex
CREATE INDEX "coverage_plan_id_status_ends_on_idx" ON "coverage"("plan_id", "status", "ends_on");

-- CreateIndex
CREATE INDEX "coverage_status_change_coverage_id_id_idx" ON "coverage_status_change"("coverage_id", "id");

-- CreateIndex
CREATE INDEX "rule_proposal_region_status_idx" ON "rule_proposal"("region", "status");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_account_plan_id_code_key" ON "ledger_account"("plan_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transfer_seq_key" ON "ledger_transfer"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transfer_intent_key" ON "ledger_transfer"("intent");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transfer_reverses_id_key" ON "ledger_transfer"("reverses_id");

-- CreateIndex
CREATE INDEX "ledger_transfer_plan_id_on_day_seq_idx" ON "ledger_transfer"("plan_id", "on_day", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_posting_transfer_id_account_id_key" ON "ledger_posting"("transfer_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "donation_receipt_number_key" ON "donation"("receipt_number");

-- CreateIndex
CREATE UNIQUE INDEX "donation_plan_id_bank_reference_key" ON "donation"("plan_id", "bank_reference");

-- CreateIndex
CREATE UNIQUE INDEX "payment_out_trade_no_key" ON "payment"("out_trade_no");

-- CreateIndex
CREATE UNIQUE INDEX "payment_transaction_id_key" ON "payment"("transaction_id");

-- CreateIndex
CREATE INDEX "payment_account_id_created_at_idx" ON "payment"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "payment_purpose_subject_id_idx" ON "payment"("purpose", "subject_id");

-- CreateIndex
CREATE INDEX "payment_ask_at_idx" ON "payment"("ask_at");

-- CreateIndex
CREATE UNIQUE INDEX "refund_out_refund_no_key" ON "refund"("out_refund_no");

-- CreateIndex
CREATE UNIQUE INDEX "refund_refund_id_key" ON "refund"("refund_id");

-- CreateIndex
CREATE INDEX "refund_ask_at_idx" ON "refund"("ask_at");

-- CreateIndex
CREATE UNIQUE INDEX "refund_payment_id_subject_id_key" ON "refund"("payment_id", "subject_id");

-- CreateIndex
CREATE INDEX "payment_notice_payment_id_idx" ON "payment_notice"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "bill_difference_on_kind_side_number_key" ON "bill_difference"("on", "kind", "side", "number");

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_from_organization_id_fkey" FOREIGN KEY ("from_organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_to_organization_id_fkey" FOREIGN KEY ("to_organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_from_practitioner_id_fkey" FOREIGN KEY ("from_practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "coverage_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_coverage_id_fkey" FOREIGN KEY ("coverage_id") REFERENCES "coverage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_draft" ADD CONSTRAINT "claim_draft_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_invoice" ADD CONSTRAINT "claim_invoice_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_invoice_line" ADD CONSTRAINT "claim_invoice_line_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "claim_invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_attachment" ADD CONSTRAINT "claim_attachment_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_attachment" ADD CONSTRAINT "claim_attachment_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_step" ADD CONSTRAINT "claim_step_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_appeal" ADD CONSTRAINT "claim_appeal_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_objection" ADD CONSTRAINT "claim_objection_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_recovery" ADD CONSTRAINT "claim_recovery_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage_plan" ADD CONSTRAINT "coverage_plan_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "coverage_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "coverage_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_previous_id_fkey" FOREIGN KEY ("previous_id") REFERENCES "coverage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_wish" ADD CONSTRAINT "enrolment_wish_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "coverage_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage_status_change" ADD CONSTRAINT "coverage_status_change_coverage_id_fkey" FOREIGN KEY ("coverage_id") REFERENCES "coverage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_book" ADD CONSTRAINT "ledger_book_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "coverage_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "coverage_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_transfer" ADD CONSTRAINT "ledger_transfer_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "coverage_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_transfer" ADD CONSTRAINT "ledger_transfer_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "ledger_transfer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "ledger_transfer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_close" ADD CONSTRAINT "ledger_close_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "coverage_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "donation" ADD CONSTRAINT "donation_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "coverage_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_notice" ADD CONSTRAINT "payment_notice_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bill_difference" ADD CONSTRAINT "bill_difference_on_fkey" FOREIGN KEY ("on") REFERENCES "bill_check"("on") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma cannot say ----------------------------------------------------------------------------------------------

-- Plans: nobody collects money without a form, a number and a custodian (rules MA-00)
ALTER TABLE coverage_plan ADD CONSTRAINT coverage_plan_legal_check CHECK (
  legal_form IN ('licensed-insurer', 'mutual-insurer', 'public-mutual-fund', 'charity')
  AND licence_number <> '' AND operator_name <> '' AND custodian_name <> '' AND code ~ '^[A-Z]{2,4}$');
ALTER TABLE enrolment ADD CONSTRAINT enrolment_total_check CHECK (total_fen >= 0);

-- Coverages (rules D-MA, policy states)
ALTER TABLE coverage ADD CONSTRAINT coverage_status_check CHECK (status IN (
  'pending-payment', 'in-force', 'unpaid', 'cancelled-hesitation', 'withdrawn', 'void'));
ALTER TABLE coverage ADD CONSTRAINT coverage_kind_check
  CHECK (kind IN ('new', 'newborn', 'renewal') AND (kind = 'renewal') <= (previous_id IS NOT NULL));
ALTER TABLE coverage ADD CONSTRAINT coverage_period_check CHECK (
  ends_on > starts_on AND illness_from >= starts_on AND hesitation_until >= starts_on - 366);
ALTER TABLE coverage ADD CONSTRAINT coverage_fee_check CHECK (
  fee_fen >= 0 AND fee_band IN ('under-6', '6-and-over') AND paid_by IN ('family', 'donation', 'owed')
  AND (paid_by = 'donation') = (waiver_cipher IS NOT NULL) AND (paid_by = 'owed') <= (kind = 'renewal'));
ALTER TABLE coverage ADD CONSTRAINT coverage_in_force_check CHECK (
  (status IN ('pending-payment', 'unpaid'))
  = (in_force_at IS NULL AND certificate_number IS NULL AND verification_code IS NULL));
ALTER TABLE coverage ADD CONSTRAINT coverage_pending_check
  CHECK (status <> 'pending-payment' OR pay_until IS NOT NULL);
ALTER TABLE coverage ADD CONSTRAINT coverage_ended_check CHECK (
  (status IN ('cancelled-hesitation', 'withdrawn', 'void')) = (ended_on IS NOT NULL)
  AND (ended_on IS NULL) = (end_reason IS NULL)
  AND (end_reason IS NULL OR end_reason IN
    ('hesitation', 'family', 'moved', 'death', 'false-identity', 'paid-twice', 'not-paid')));
ALTER TABLE coverage ADD CONSTRAINT coverage_waiver_check
  CHECK (waiver_answer_cipher IS NULL OR waiver_cipher IS NOT NULL);
-- Numbers of certificates: given once, gaps are possible (an aborted write takes its number with it).
CREATE SEQUENCE coverage_certificate_serial;
-- One child, one coverage of a plan on any day: in force, or waiting for its payment (journeys E4 5).
ALTER TABLE coverage ADD CONSTRAINT coverage_once_a_day EXCLUDE USING gist (
  plan_id WITH =, patient_id WITH =,
  (CASE WHEN coalesce(ended_on, ends_on) < starts_on THEN 'empty'::daterange
    ELSE daterange(starts_on, coalesce(ended_on, ends_on), '[]') END) WITH &&)
  WHERE (status IN ('pending-payment', 'in-force', 'withdrawn'));

CREATE FUNCTION coverage_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('pending-payment', 'in-force'), ('pending-payment', 'unpaid'),
    ('in-force', 'cancelled-hesitation'), ('in-force', 'withdrawn'), ('in-force', 'void')
  ) THEN
    RAISE EXCEPTION 'violates check constraint "coverage_transition_check"';
  END IF;
  -- What was bought stays as it was: another price, other days or another child are another coverage.
  IF (to_jsonb(NEW) - ARRAY['patient_id', 'status', 'status_at', 'status_by_account_id', 'paid_by', 'certificate_number',
      'verification_code', 'pay_until', 'in_force_at', 'ended_on', 'end_reason', 'waiver_answer_cipher'])
    <> (to_jsonb(OLD) - ARRAY['patient_id', 'status', 'status_at', 'status_by_account_id', 'paid_by',
      'certificate_number', 'verification_code', 'pay_until', 'in_force_at', 'ended_on', 'end_reason', 'waiver_answer_cipher'])
    OR OLD.certificate_number IS NOT NULL
      AND (OLD.certificate_number, OLD.verification_code, OLD.in_force_at)
        IS DISTINCT FROM (NEW.certificate_number, NEW.verification_code, NEW.in_force_at)
    OR OLD.paid_by <> NEW.paid_by AND (OLD.paid_by, NEW.paid_by) <> ('owed', 'family') THEN
    RAISE EXCEPTION 'violates check constraint "coverage_stays"';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coverage_guard BEFORE UPDATE ON coverage FOR EACH ROW EXECUTE FUNCTION coverage_guard();
CREATE TRIGGER coverage_kept BEFORE DELETE ON coverage FOR EACH ROW EXECUTE FUNCTION entry_kept();
CREATE FUNCTION coverage_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.status <> OLD.status THEN
    INSERT INTO coverage_status_change (coverage_id, status, by_account_id, at)
      VALUES (NEW.id, NEW.status, NEW.status_by_account_id, NEW.status_at);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER coverage_history AFTER INSERT OR UPDATE ON coverage
  FOR EACH ROW EXECUTE FUNCTION coverage_history();
CREATE TRIGGER coverage_status_change_append_only BEFORE UPDATE OR DELETE ON coverage_status_change
  FOR EACH ROW EXECUTE FUNCTION append_only();

ALTER TABLE rule_proposal ADD CONSTRAINT rule_proposal_two_persons_check CHECK (
  status IN ('open', 'approved', 'rejected', 'taken-back')
  AND (status = 'open') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by_account_id IS NULL)
  AND (status IN ('approved', 'rejected')) <= (decided_by_account_id <> proposed_by_account_id));
CREATE UNIQUE INDEX rule_proposal_one_open ON rule_proposal (region, code) WHERE status = 'open';
CREATE TRIGGER rule_proposal_guard BEFORE UPDATE ON rule_proposal
  FOR EACH ROW EXECUTE FUNCTION entry_guard('status', 'decided_by_account_id', 'decided_at', 'answer');

-- Payments: pending → paid → (refunding → refunded) | closed
ALTER TABLE payment ADD CONSTRAINT payment_status_check CHECK (
  status IN ('pending', 'paid', 'refunding', 'refunded', 'closed') AND amount_fen > 0
  AND purpose IN ('coverage', 'appointment', 'contract')
  AND (effect IS NULL OR effect IN ('applied', 'given-back')) AND (effect IS NULL) = (effect_at IS NULL)
  AND (status IN ('pending', 'closed')) = (paid_at IS NULL AND transaction_id IS NULL AND effect IS NULL)
  AND (status IN ('pending', 'closed')) <> (paid_at IS NOT NULL AND transaction_id IS NOT NULL AND effect IS NOT NULL)
  AND (status <> 'closed' OR closed_at IS NOT NULL));
CREATE UNIQUE INDEX payment_one_pending ON payment (purpose, subject_id) WHERE status = 'pending';
-- What is paid for is paid for once.
CREATE UNIQUE INDEX payment_one_standing ON payment (purpose, subject_id)
  WHERE effect = 'applied' AND status = 'paid';
CREATE FUNCTION payment_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('pending', 'paid'), ('pending', 'closed'), ('pending', 'refunding'),
    -- Closed here, and paid all the same: the money is there.
    ('closed', 'paid'), ('closed', 'refunding'),
    ('paid', 'refunding'), ('refunding', 'paid'), ('refunding', 'refunded')
  ) THEN
    RAISE EXCEPTION 'violates check constraint "payment_transition_check"';
  END IF;
  IF (NEW.account_id, NEW.purpose, NEW.subject_id, NEW.amount_fen, NEW.out_trade_no, NEW.created_at)
      <> (OLD.account_id, OLD.purpose, OLD.subject_id, OLD.amount_fen, OLD.out_trade_no, OLD.created_at)
    OR OLD.effect IS NOT NULL AND (NEW.transaction_id, NEW.paid_at, NEW.effect, NEW.effect_at)
      IS DISTINCT FROM (OLD.transaction_id, OLD.paid_at, OLD.effect, OLD.effect_at) THEN
    RAISE EXCEPTION 'violates check constraint "payment_stays"';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_guard BEFORE UPDATE ON payment FOR EACH ROW EXECUTE FUNCTION payment_guard();
CREATE TRIGGER payment_kept BEFORE DELETE ON payment FOR EACH ROW EXECUTE FUNCTION entry_kept();
ALTER TABLE refund ADD CONSTRAINT refund_status_check CHECK (
  status IN ('asked', 'processing', 'succeeded', 'abnormal', 'settled-by-hand') AND amount_fen > 0
  AND (status IN ('succeeded', 'settled-by-hand')) = (succeeded_at IS NOT NULL)
  AND (status = 'settled-by-hand') = (settled_by_account_id IS NOT NULL AND bank_reference IS NOT NULL));
CREATE FUNCTION refund_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid bigint;
  back bigint;
BEGIN
  SELECT amount_fen INTO paid FROM payment WHERE id = NEW.payment_id AND paid_at IS NOT NULL FOR NO KEY UPDATE;
  SELECT sum(amount_fen) INTO back FROM refund WHERE payment_id = NEW.payment_id;
  IF paid IS NULL OR back > paid THEN
    RAISE EXCEPTION 'violates check constraint "refund_within_payment"';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER refund_guard AFTER INSERT ON refund FOR EACH ROW EXECUTE FUNCTION refund_guard();
CREATE TRIGGER refund_stays BEFORE UPDATE ON refund FOR EACH ROW EXECUTE FUNCTION entry_guard(
  'status', 'refund_id', 'accepted_at', 'succeeded_at', 'ask_at', 'asked', 'settled_by_account_id', 'bank_reference');
CREATE TRIGGER refund_kept BEFORE DELETE ON refund FOR EACH ROW EXECUTE FUNCTION entry_kept();
CREATE TRIGGER payment_notice_append_only BEFORE UPDATE OR DELETE ON payment_notice
  FOR EACH ROW EXECUTE FUNCTION append_only();

-- The ledger: every transfer balances, nothing is changed, no account falls below nought, a sealed day stays sealed
-- (rules MA-21). Each plan has its books from its first moment on.
ALTER TABLE ledger_account ADD CONSTRAINT ledger_account_code_check CHECK (
  code IN ('bank', 'contributions', 'donations', 'interest', 'aid', 'fee', 'payable')
  AND side = CASE WHEN code IN ('bank', 'aid', 'fee') THEN 1 ELSE -1 END);
ALTER TABLE ledger_transfer ADD CONSTRAINT ledger_transfer_kind_check CHECK (
  posting_count BETWEEN 2 AND 7 AND (kind = 'reversal') = (reverses_id IS NOT NULL)
  AND kind IN ('contribution', 'refund', 'donation', 'interest', 'aid-approved', 'aid-paid', 'aid-cancelled', 'recovery',
    'fee', 'waiver', 'reversal'));
ALTER TABLE ledger_posting ADD CONSTRAINT ledger_posting_amount_check CHECK (amount_fen <> 0);
ALTER TABLE ledger_close ADD CONSTRAINT ledger_close_hash_check CHECK (
  previous_hash ~ '^[0-9a-f]{64}$' AND hash ~ '^[0-9a-f]{64}$' AND transfers >= 0 AND postings >= transfers * 2);

CREATE FUNCTION ledger_opens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_book (plan_id) VALUES (NEW.id);
  INSERT INTO ledger_account (id, plan_id, code, side) SELECT gen_random_uuid(), NEW.id, code, side FROM (VALUES
    ('bank', 1), ('contributions', -1), ('donations', -1), ('interest', -1), ('aid', 1), ('fee', 1), ('payable', -1)
  ) AS account (code, side);
  RETURN NULL;
END $$;
CREATE TRIGGER coverage_plan_opens_ledger AFTER INSERT ON coverage_plan
  FOR EACH ROW EXECUTE FUNCTION ledger_opens();

-- Every account of a plan as it stands: the newest close and what was posted since.
CREATE FUNCTION ledger_balances(the_plan uuid) RETURNS TABLE (code text, balance_fen bigint) LANGUAGE sql STABLE AS $$
  WITH closed AS (
    SELECT on_day, balances FROM ledger_close WHERE plan_id = the_plan ORDER BY on_day DESC LIMIT 1
  ), moved AS (
    SELECT account_id, sum(amount_fen) AS fen
    FROM ledger_transfer JOIN ledger_posting ON ledger_posting.transfer_id = ledger_transfer.id
    WHERE plan_id = the_plan AND on_day > coalesce((SELECT on_day FROM closed), '-infinity')
    GROUP BY account_id
  )
  SELECT account.code,
    (coalesce((SELECT (balances->>account.code)::bigint FROM closed), 0) + account.side * coalesce(moved.fen, 0))::bigint
  FROM ledger_account AS account LEFT JOIN moved ON moved.account_id = account.id
  WHERE account.plan_id = the_plan
$$;

-- A transfer and its postings, once for its intent, on its day or on the first that is open: the number of the transfer,
-- null when the intent was carried out before. A function, so that its statements are planned once a connection and not
-- at each payment.
CREATE FUNCTION ledger_post(
  new_id uuid, the_plan uuid, the_kind text, the_intent text, the_day date, the_moment timestamptz, the_writer uuid,
  reversed uuid, the_note text, counted int, codes text[], amounts bigint[]
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  written bigint;
BEGIN
  INSERT INTO ledger_transfer
    (id, plan_id, kind, intent, on_day, at, by_account_id, reverses_id, note, children, posting_count)
  SELECT new_id, plan_id, the_kind, the_intent, greatest(the_day, sealed_through + 1), the_moment, the_writer, reversed,
    the_note, counted, cardinality(codes)
  FROM ledger_book WHERE plan_id = the_plan
  ON CONFLICT (intent) DO NOTHING RETURNING seq INTO written;
  IF written IS NOT NULL THEN
    INSERT INTO ledger_posting (transfer_id, account_id, amount_fen)
    SELECT new_id, account.id, leg.amount
    FROM unnest(codes, amounts) AS leg (code, amount)
      JOIN ledger_account AS account ON account.plan_id = the_plan AND account.code = leg.code;
  END IF;
  RETURN written;
END $$;

-- Whoever writes shares the lock that whoever seals a day has alone: a day is not sealed while something for it is under
-- way. The book is read after the lock is held, so what was sealed meanwhile is seen.
CREATE FUNCTION ledger_transfer_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(5417004, hashtext(NEW.plan_id::text));
  IF NEW.on_day <= (SELECT sealed_through FROM ledger_book WHERE plan_id = NEW.plan_id) THEN
    RAISE EXCEPTION 'violates check constraint "ledger_day_open"';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_transfer_guard BEFORE INSERT ON ledger_transfer
  FOR EACH ROW EXECUTE FUNCTION ledger_transfer_guard();

-- Asked once a transfer, at commit. Only what lowers an account, or the fund itself, waits in line to be weighed.
CREATE FUNCTION assert_ledger_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  legs int;
  total bigint;
  is_stray boolean;
  lowers boolean;
BEGIN
  SELECT count(*), sum(amount_fen), bool_or(plan_id <> NEW.plan_id), bool_or(amount_fen * side < 0)
      OR coalesce(sum(amount_fen) FILTER (WHERE code IN ('bank', 'payable')), 0) < 0
    INTO legs, total, is_stray, lowers
    FROM ledger_posting JOIN ledger_account ON ledger_account.id = account_id WHERE transfer_id = NEW.id;
  IF legs <> NEW.posting_count OR total <> 0 OR is_stray THEN
    RAISE EXCEPTION 'violates check constraint "ledger_transfer_balances"';
  END IF;
  -- An IF of its own: a condition with a question in it costs as much when nobody needs the answer.
  IF NEW.reverses_id IS NOT NULL THEN
    IF EXISTS (SELECT account_id, amount_fen FROM ledger_posting WHERE transfer_id = NEW.id
          EXCEPT SELECT account_id, -amount_fen FROM ledger_posting WHERE transfer_id = NEW.reverses_id)
        OR NOT EXISTS (SELECT FROM ledger_transfer AS reversed WHERE reversed.id = NEW.reverses_id
          AND reversed.posting_count = NEW.posting_count AND reversed.children = -NEW.children) THEN
      RAISE EXCEPTION 'violates check constraint "ledger_reversal_mirrors"';
    END IF;
  END IF;
  IF lowers THEN
    PERFORM pg_advisory_xact_lock(5417005, hashtext(NEW.plan_id::text));
    IF (SELECT min(balance_fen) < 0
          OR sum(CASE code WHEN 'bank' THEN balance_fen WHEN 'payable' THEN -balance_fen ELSE 0 END) < 0
        FROM ledger_balances(NEW.plan_id)) THEN
      RAISE EXCEPTION 'violates check constraint "ledger_never_short"';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_transfer_balances AFTER INSERT ON ledger_transfer
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_ledger_transfer();

-- A pair that balances would slip through later: a transfer never has more postings than it said.
CREATE FUNCTION ledger_posting_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added JOIN ledger_transfer ON ledger_transfer.id = added.transfer_id
    WHERE posting_count < (SELECT count(*) FROM ledger_posting WHERE ledger_posting.transfer_id = added.transfer_id)
  ) THEN
    RAISE EXCEPTION 'violates check constraint "ledger_posting_count"';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_posting_guard AFTER INSERT ON ledger_posting
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_posting_guard();

CREATE FUNCTION ledger_close_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sealed date := (SELECT sealed_through FROM ledger_book WHERE plan_id = NEW.plan_id);
  latest ledger_close;
BEGIN
  SELECT * INTO latest FROM ledger_close WHERE plan_id = NEW.plan_id ORDER BY on_day DESC LIMIT 1;
  IF sealed IS NULL OR NEW.on_day > sealed
    OR NEW.previous_hash <> coalesce(latest.hash, repeat('0', 64))
    OR latest.on_day IS NOT NULL AND NEW.on_day <> latest.on_day + 1 THEN
    RAISE EXCEPTION 'violates check constraint "ledger_close_follows"';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_close_guard BEFORE INSERT ON ledger_close
  FOR EACH ROW EXECUTE FUNCTION ledger_close_guard();

CREATE FUNCTION ledger_book_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.plan_id <> OLD.plan_id OR OLD.sealed_through > coalesce(NEW.sealed_through, '-infinity') THEN
    RAISE EXCEPTION 'violates check constraint "ledger_stays_sealed"';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_book_guard BEFORE UPDATE ON ledger_book FOR EACH ROW EXECUTE FUNCTION ledger_book_guard();

CREATE TRIGGER ledger_book_kept BEFORE DELETE ON ledger_book FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER ledger_account_append_only BEFORE UPDATE OR DELETE ON ledger_account
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER ledger_transfer_append_only BEFORE UPDATE OR DELETE ON ledger_transfer
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER ledger_posting_append_only BEFORE UPDATE OR DELETE ON ledger_posting
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER ledger_close_append_only BEFORE UPDATE OR DELETE ON ledger_close
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER ledger_transfer_not_emptied BEFORE TRUNCATE ON ledger_transfer
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER ledger_posting_not_emptied BEFORE TRUNCATE ON ledger_posting
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER ledger_close_not_emptied BEFORE TRUNCATE ON ledger_close
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER donation_append_only BEFORE UPDATE OR DELETE ON donation
  FOR EACH ROW EXECUTE FUNCTION append_only();
ALTER TABLE donation ADD CONSTRAINT donation_amount_check
  CHECK (amount_fen > 0 AND purpose IN ('fund', 'waiver'));

-- Referrals: answered once, accepted or refused
ALTER TABLE referral ADD CONSTRAINT referral_answer_check CHECK (
  urgency IN ('normal', 'green', 'emergency') AND from_organization_id <> to_organization_id
  AND (accepted_at IS NULL OR rejected_at IS NULL)
  AND (accepted_at IS NULL AND rejected_at IS NULL) = (answered_by_account_id IS NULL));
CREATE TRIGGER referral_guard BEFORE UPDATE ON referral FOR EACH ROW EXECUTE FUNCTION entry_guard(
  'patient_id', 'accepted_at', 'rejected_at', 'answered_by_account_id', 'withdrawn_at');
CREATE TRIGGER referral_kept BEFORE DELETE ON referral FOR EACH ROW EXECUTE FUNCTION entry_kept();

-- Claims: two persons, a specific reason, money never beyond what is eligible
ALTER TABLE claim ADD CONSTRAINT claim_status_check CHECK (
  status IN ('submitted', 'need-more', 'under-review', 'approved', 'partial', 'rejected', 'publicity', 'paying', 'paid',
    'closed', 'appealed', 'withdrawn')
  AND care IN ('inpatient', 'day-surgery', 'major-outpatient', 'outpatient') AND cause IN ('illness', 'accident')
  AND hospital_level IN ('primary', 'secondary', 'tertiary') AND (pathway IS NULL OR pathway IN ('A', 'B', 'C', 'D')));
ALTER TABLE claim ADD CONSTRAINT claim_two_persons_check CHECK (
  (reviewer_account_id IS DISTINCT FROM approver_account_id OR reviewer_account_id IS NULL)
  AND (status NOT IN ('approved', 'partial', 'rejected', 'publicity', 'paying', 'paid')
    OR (reviewer_account_id IS NOT NULL AND approver_account_id IS NOT NULL)));
ALTER TABLE claim ADD CONSTRAINT claim_reason_check CHECK (
  (status <> 'rejected' OR reject_code IS NOT NULL)
  AND (reject_code IS NULL OR reject_code IN ('NOT_COVERED_DATE', 'WAITING_PERIOD', 'OUT_OF_TERRITORY', 'EXCLUDED_ITEM',
    'DUPLICATE_INVOICE', 'MISSING_DOC', 'OVER_TIME', 'OVER_CAP', 'IDENTITY_MISMATCH', 'FRAUD_SUSPECT')));
ALTER TABLE claim ADD CONSTRAINT claim_amount_check CHECK (
  billed_fen >= 0 AND (benefit_fen IS NULL OR (benefit_fen >= 0 AND benefit_fen <= eligible_fen))
  AND (eligible_fen IS NULL OR eligible_fen <= billed_fen));
ALTER TABLE claim ADD CONSTRAINT claim_days_check CHECK (discharged_on IS NULL OR discharged_on >= admitted_on);
ALTER TABLE claim ADD CONSTRAINT claim_paid_check CHECK ((paid_at IS NULL) = (bank_reference IS NULL)
  AND (paid_at IS NULL) = (paid_fen = 0) AND paid_fen >= 0 AND (status = 'paid') <= (paid_at IS NOT NULL));
CREATE SEQUENCE claim_number;

CREATE FUNCTION claim_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  decider uuid;
BEGIN
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('submitted', 'need-more'), ('submitted', 'under-review'), ('submitted', 'withdrawn'),
    ('need-more', 'submitted'), ('need-more', 'under-review'), ('need-more', 'withdrawn'),
    ('under-review', 'submitted'), ('under-review', 'approved'), ('under-review', 'partial'),
    ('under-review', 'rejected'), ('under-review', 'withdrawn'),
    ('approved', 'publicity'), ('approved', 'paying'), ('approved', 'closed'),
    ('partial', 'publicity'), ('partial', 'paying'), ('partial', 'closed'), ('rejected', 'appealed'),
    ('publicity', 'paying'), ('publicity', 'appealed'), ('publicity', 'submitted'),
    ('paying', 'paid'), ('paying', 'appealed'), ('paying', 'submitted'),
    ('paid', 'closed'), ('paid', 'appealed'), ('closed', 'appealed'),
    ('appealed', 'under-review'), ('appealed', 'rejected'), ('appealed', 'publicity'), ('appealed', 'paying'),
    ('appealed', 'paid'), ('appealed', 'closed')
  ) THEN
    RAISE EXCEPTION 'violates check constraint "claim_transition_check"';
  END IF;
  IF (NEW.number, NEW.plan_id, NEW.coverage_id, NEW.account_id, NEW.submitted_at)
    <> (OLD.number, OLD.plan_id, OLD.coverage_id, OLD.account_id, OLD.submitted_at)
    -- What was decided stays until it is looked at again; of what was paid less may turn out to be due.
    OR OLD.status IN ('approved', 'partial', 'publicity', 'paying')
      AND (NEW.benefit_fen, NEW.deductible_fen, NEW.eligible_fen, NEW.pathway)
        IS DISTINCT FROM (OLD.benefit_fen, OLD.deductible_fen, OLD.eligible_fen, OLD.pathway)
    OR OLD.status IN ('paid', 'closed', 'rejected') AND NEW.benefit_fen > OLD.benefit_fen
    OR NEW.paid_fen < OLD.paid_fen THEN
    RAISE EXCEPTION 'violates check constraint "claim_decision_stays"';
  END IF;
  -- Neither of the two persons acts for the child or has treated it (rules MA-16, journeys E4 37).
  FOR decider IN SELECT unnest(ARRAY[NEW.reviewer_account_id, NEW.approver_account_id])
    EXCEPT SELECT unnest(ARRAY[OLD.reviewer_account_id, OLD.approver_account_id])
  LOOP
    IF decider = NEW.account_id
      OR EXISTS (SELECT FROM patient_link AS link WHERE link.patient_id = NEW.patient_id
        AND link.account_id = decider AND link.ended_at IS NULL)
      OR EXISTS (SELECT FROM staff_member AS member WHERE member.account_id = decider AND (
        EXISTS (SELECT FROM visit WHERE visit.patient_id = NEW.patient_id
          AND visit.practitioner_id = member.practitioner_id
          AND visit.started_at >= NEW.admitted_on - 30 AND visit.started_at < NEW.submitted_at)
        OR EXISTS (SELECT FROM referral WHERE referral.patient_id = NEW.patient_id
          AND referral.from_practitioner_id = member.practitioner_id
          AND referral.requested_at >= NEW.admitted_on - 30 AND referral.requested_at < NEW.submitted_at))) THEN
      RAISE EXCEPTION 'violates check constraint "claim_not_partial"';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER claim_guard BEFORE UPDATE ON claim FOR EACH ROW EXECUTE FUNCTION claim_guard();
CREATE TRIGGER claim_kept BEFORE DELETE ON claim FOR EACH ROW EXECUTE FUNCTION entry_kept();
CREATE UNIQUE INDEX claim_invoice_once ON claim_invoice (number_index) WHERE is_live;
ALTER TABLE claim_invoice ADD CONSTRAINT claim_invoice_amount_check CHECK (
  total_fen > 0 AND basic_insurance_fen >= 0 AND other_payer_fen >= 0
  AND basic_insurance_fen + other_payer_fen <= total_fen);
ALTER TABLE claim_invoice_line ADD CONSTRAINT claim_invoice_line_check CHECK (
  amount_fen > 0 AND by IN ('family', 'reviewer') AND (exclusion IS NULL) <> (limit_fen IS NULL)
  AND (limit_fen IS NULL OR limit_fen BETWEEN 0 AND amount_fen));
ALTER TABLE claim_attachment ADD CONSTRAINT claim_attachment_check CHECK (
  media_type IN ('image/jpeg', 'image/png', 'application/pdf') AND size_bytes > 0 AND digest ~ '^[0-9a-f]{64}$'
  AND kind IN ('invoice', 'settlement', 'diagnosis', 'exam', 'identity', 'bank-card', 'other'));
CREATE TRIGGER claim_attachment_guard BEFORE UPDATE ON claim_attachment FOR EACH ROW
  EXECUTE FUNCTION entry_guard('patient_id', 'claim_id', 'withdrawn_at');
CREATE TRIGGER claim_step_append_only BEFORE UPDATE OR DELETE ON claim_step
  FOR EACH ROW EXECUTE FUNCTION append_only();
ALTER TABLE claim_appeal ADD CONSTRAINT claim_appeal_check CHECK (status IN ('open', 'upheld', 'dismissed')
  AND (status = 'open') = (answered_at IS NULL) AND (answered_at IS NULL) = (answered_by_account_id IS NULL)
  AND (answered_at IS NULL) = (answer_cipher IS NULL) AND answered_by_account_id IS DISTINCT FROM by_account_id);
CREATE UNIQUE INDEX claim_appeal_one_open ON claim_appeal (claim_id) WHERE status = 'open';
ALTER TABLE claim_objection ADD CONSTRAINT claim_objection_check CHECK (status IN ('open', 'upheld', 'dismissed')
  AND (status = 'open') = (answered_at IS NULL) AND (answered_at IS NULL) = (answer_cipher IS NULL));
ALTER TABLE claim_recovery ADD CONSTRAINT claim_recovery_check CHECK (
  amount_fen > 0 AND reason IN ('insurance-paid-more', 'fraud', 'error')
  AND (received_at IS NULL) = (bank_reference IS NULL));
