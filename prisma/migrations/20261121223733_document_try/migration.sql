-- How often an account asks about documents, kept outside the write that may be refused (rules D-ID-07).
CREATE TABLE "document_try" (
    "account_id" UUID NOT NULL,
    "hour_started_at" TIMESTAMPTZ(3) NOT NULL,
    "number_indexes" BYTEA[],

    CONSTRAINT "document_try_pkey" PRIMARY KEY ("account_id")
);

-- No household asks about so many; a rule that allows more is a slip.
ALTER TABLE document_try ADD CONSTRAINT document_try_bounded CHECK (cardinality(number_indexes) BETWEEN 1 AND 100);

-- The codes of api.md, said a second time.
ALTER TABLE patient ADD CONSTRAINT patient_verification_check
  CHECK (verification IN ('self-declared', 'phone', 'real-name', 'staff'));
ALTER TABLE patient_link ADD CONSTRAINT patient_link_relation_check
  CHECK (relation IN ('self', 'child', 'spouse', 'parent', 'grandchild', 'other'));
ALTER TABLE patient_link ADD CONSTRAINT patient_link_period_check CHECK (ended_at IS NULL OR ended_at >= created_at);
ALTER TABLE patient_identifier ADD CONSTRAINT patient_identifier_type_check CHECK (type IN (
  'resident-id', 'birth-certificate', 'household-register', 'passport', 'hk-macau-permit', 'taiwan-permit', 'other'));
ALTER TABLE patient_identifier ADD CONSTRAINT patient_identifier_index_is_hmac CHECK (octet_length(number_index) = 32);
ALTER TABLE patient_identifier ADD CONSTRAINT patient_identifier_period_check
  CHECK (valid_to IS NULL OR valid_to >= valid_from);
