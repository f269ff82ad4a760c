-- AlterTable
ALTER TABLE "checkup" ADD COLUMN     "changing_hands" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "immunization" ADD COLUMN     "changing_hands" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "earlier_birth_facts" (
    "id" BIGSERIAL NOT NULL,
    "patient_id" UUID NOT NULL,
    "facts_cipher" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "by_account_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "earlier_birth_facts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "moved_entry" (
    "id" BIGSERIAL NOT NULL,
    "patient_id" UUID NOT NULL,
    "to_patient_id" UUID NOT NULL,
    "entry_kind" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,
    "on_day" DATE NOT NULL,
    "category" TEXT NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,
    "by_account_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,

    CONSTRAINT "moved_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "earlier_birth_facts_patient_id_idx" ON "earlier_birth_facts"("patient_id");

-- CreateIndex
CREATE INDEX "moved_entry_patient_id_idx" ON "moved_entry"("patient_id");

-- CreateIndex
CREATE INDEX "moved_entry_to_patient_id_idx" ON "moved_entry"("to_patient_id");

-- CreateIndex
CREATE INDEX "moved_entry_entry_id_idx" ON "moved_entry"("entry_id");

-- AddForeignKey
ALTER TABLE "earlier_birth_facts" ADD CONSTRAINT "earlier_birth_facts_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moved_entry" ADD CONSTRAINT "moved_entry_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moved_entry" ADD CONSTRAINT "moved_entry_to_patient_id_fkey" FOREIGN KEY ("to_patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Facts of a birth stand in one row, because later judgements rest on the newest: what stood before is kept.
ALTER TABLE earlier_birth_facts ADD CONSTRAINT earlier_birth_facts_source_check CHECK (source IN ('family', 'staff'));
CREATE FUNCTION birth_facts_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.source = 'staff' AND NEW.source = 'family' THEN
    RAISE EXCEPTION 'violates check constraint "birth_facts_of_staff"';
  END IF;
  INSERT INTO earlier_birth_facts (patient_id, facts_cipher, source, by_account_id, written_at)
    VALUES (OLD.patient_id, OLD.facts_cipher, OLD.source, OLD.by_account_id, OLD.updated_at);
  RETURN NEW;
END $$;
CREATE TRIGGER birth_facts_kept BEFORE UPDATE OF facts_cipher ON birth_facts
  FOR EACH ROW EXECUTE FUNCTION birth_facts_kept();
CREATE TRIGGER birth_facts_stay BEFORE DELETE ON birth_facts FOR EACH ROW EXECUTE FUNCTION entry_kept();
CREATE TRIGGER earlier_birth_facts_guard BEFORE UPDATE ON earlier_birth_facts
  FOR EACH ROW EXECUTE FUNCTION entry_guard('patient_id');
CREATE TRIGGER earlier_birth_facts_kept BEFORE DELETE ON earlier_birth_facts
  FOR EACH ROW EXECUTE FUNCTION entry_kept();

-- Where an entry stood before it was moved; only a merge of people rewrites whose record that is.
ALTER TABLE moved_entry ADD CONSTRAINT moved_entry_category_check CHECK (category IN ('normal', 'restricted'));
ALTER TABLE moved_entry ADD CONSTRAINT moved_entry_kind_check CHECK (entry_kind IN
  ('prescription', 'report', 'checkup', 'immunization', 'measurement', 'allergy', 'attachment'));
CREATE TRIGGER moved_entry_guard BEFORE UPDATE ON moved_entry
  FOR EACH ROW EXECUTE FUNCTION entry_guard('patient_id', 'to_patient_id');
CREATE TRIGGER moved_entry_kept BEFORE DELETE ON moved_entry FOR EACH ROW EXECUTE FUNCTION entry_kept();

-- Two people's entries of one day and name change places within a transaction (journeys E3 16): while they do, the index
-- does not look, and no transaction ends before it has looked again.
DROP INDEX immunization_once_a_day;
CREATE UNIQUE INDEX immunization_once_a_day ON immunization (patient_id, vaccine_code, occurred_on)
  WHERE withdrawn_at IS NULL AND NOT changing_hands;
DROP INDEX checkup_one_living;
CREATE UNIQUE INDEX checkup_one_living ON checkup (patient_id, visit_no)
  WHERE withdrawn_at IS NULL AND visit_no > 0 AND NOT changing_hands;
DROP TRIGGER immunization_guard ON immunization;
CREATE TRIGGER immunization_guard BEFORE UPDATE ON immunization
  FOR EACH ROW EXECUTE FUNCTION entry_guard('patient_id', 'changing_hands', 'withdrawn_at', 'withdrawn_by_account_id',
    'is_verified', 'observed_at', 'details_cipher');
DROP TRIGGER checkup_guard ON checkup;
CREATE TRIGGER checkup_guard BEFORE UPDATE ON checkup
  FOR EACH ROW EXECUTE FUNCTION entry_guard('patient_id', 'changing_hands', 'withdrawn_at', 'withdrawn_by_account_id');
CREATE FUNCTION entry_in_hands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE still boolean;
BEGIN
  EXECUTE format('SELECT changing_hands FROM %I WHERE id = $1', TG_TABLE_NAME) INTO still USING NEW.id;
  IF still THEN RAISE EXCEPTION 'violates check constraint "entry_in_hands"'; END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER immunization_in_hands AFTER INSERT OR UPDATE ON immunization DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.changing_hands) EXECUTE FUNCTION entry_in_hands();
CREATE CONSTRAINT TRIGGER checkup_in_hands AFTER INSERT OR UPDATE ON checkup DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.changing_hands) EXECUTE FUNCTION entry_in_hands();
