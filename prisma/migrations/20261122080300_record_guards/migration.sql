-- An opening by a share code names it: one opening a code, and taking the code back ends it.
ALTER TABLE "record_opening" ADD COLUMN "share_code_id" UUID;
CREATE UNIQUE INDEX "record_opening_share_code_id_key" ON "record_opening"("share_code_id");
ALTER TABLE "record_opening" ADD CONSTRAINT "record_opening_share_code_id_fkey"
  FOREIGN KEY ("share_code_id") REFERENCES "share_code"("id") ON DELETE SET NULL ON UPDATE CASCADE;
UPDATE record_opening SET share_code_id = share_code.id FROM share_code
  WHERE basis = 'share-code' AND share_code.patient_id = record_opening.patient_id
    AND share_code.used_by_account_id = record_opening.account_id AND share_code.used_at = record_opening.opened_at;

-- Why a record was opened is never rewritten; it may only end sooner, and is judged once.
CREATE FUNCTION record_opening_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.expires_at > OLD.expires_at OR (OLD.reviewed_at IS NOT NULL AND NEW.reviewed_at IS DISTINCT FROM OLD.reviewed_at) THEN
    RAISE EXCEPTION 'violates check constraint "record_opening_stays"';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER record_opening_guard BEFORE UPDATE ON record_opening
  FOR EACH ROW EXECUTE FUNCTION record_opening_guard();
CREATE TRIGGER record_opening_entry_guard BEFORE UPDATE ON record_opening
  FOR EACH ROW EXECUTE FUNCTION entry_guard('patient_id', 'expires_at', 'share_code_id', 'reviewed_at',
    'reviewed_by_account_id', 'review_outcome', 'review_note_cipher');
CREATE TRIGGER access_objection_guard BEFORE UPDATE ON access_objection
  FOR EACH ROW EXECUTE FUNCTION entry_guard('patient_id', 'answer_cipher', 'answered_at', 'answered_by_account_id');

-- An entry that was wrong is withdrawn. Nothing of a record is ever deleted.
CREATE FUNCTION entry_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'violates check constraint "entry_kept"';
END $$;
CREATE TRIGGER visit_kept BEFORE DELETE ON visit FOR EACH ROW EXECUTE FUNCTION entry_kept();
CREATE TRIGGER measurement_kept BEFORE DELETE ON measurement FOR EACH ROW EXECUTE FUNCTION entry_kept();
CREATE TRIGGER immunization_kept BEFORE DELETE ON immunization FOR EACH ROW EXECUTE FUNCTION entry_kept();
CREATE TRIGGER immunization_hold_kept BEFORE DELETE ON immunization_hold FOR EACH ROW EXECUTE FUNCTION entry_kept();
CREATE TRIGGER checkup_kept BEFORE DELETE ON checkup FOR EACH ROW EXECUTE FUNCTION entry_kept();
CREATE TRIGGER allergy_kept BEFORE DELETE ON allergy FOR EACH ROW EXECUTE FUNCTION entry_kept();
CREATE TRIGGER prescription_kept BEFORE DELETE ON prescription FOR EACH ROW EXECUTE FUNCTION entry_kept();
CREATE TRIGGER report_kept BEFORE DELETE ON report FOR EACH ROW EXECUTE FUNCTION entry_kept();
CREATE TRIGGER record_attachment_kept BEFORE DELETE ON record_attachment FOR EACH ROW EXECUTE FUNCTION entry_kept();
CREATE TRIGGER addendum_kept BEFORE DELETE ON addendum FOR EACH ROW EXECUTE FUNCTION entry_kept();
CREATE TRIGGER record_opening_kept BEFORE DELETE ON record_opening FOR EACH ROW EXECUTE FUNCTION entry_kept();
CREATE TRIGGER access_objection_kept BEFORE DELETE ON access_objection FOR EACH ROW EXECUTE FUNCTION entry_kept();

-- Two guardians who ask at once to have one entry corrected ask once.
CREATE UNIQUE INDEX addendum_one_open_correction ON addendum (entry_kind, entry_id)
  WHERE source = 'family' AND answered_at IS NULL;

-- An area ends in the number of a committee (rules D-CARD-07): 001–099, 101–199, 901–999.
UPDATE organization SET area_code = NULL WHERE area_code !~ '^[1-9]\d{8}(0(0[1-9]|[1-9]\d)|1(0[1-9]|[1-9]\d)|9(0[1-9]|[1-9]\d))$';
ALTER TABLE organization DROP CONSTRAINT organization_area_code_check;
ALTER TABLE organization ADD CONSTRAINT organization_area_code_check
  CHECK (area_code ~ '^[1-9]\d{8}(0(0[1-9]|[1-9]\d)|1(0[1-9]|[1-9]\d)|9(0[1-9]|[1-9]\d))$');
