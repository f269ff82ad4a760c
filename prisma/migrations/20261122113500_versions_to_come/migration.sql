-- A version of a package or of the agreement that an operator wrote by mistake may go again while nobody has chosen or
-- signed it: the foreign keys of contracts say so. None is ever written over.
DROP TRIGGER service_package_item_append_only ON service_package_item;
CREATE TRIGGER service_package_item_append_only BEFORE UPDATE ON service_package_item
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE FUNCTION service_package_item_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM contract_package WHERE package_id = OLD.package_id) THEN
    RAISE EXCEPTION 'violates foreign key constraint "contract_package_package_id_fkey"';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER service_package_item_kept BEFORE DELETE ON service_package_item
  FOR EACH ROW EXECUTE FUNCTION service_package_item_kept();
DROP TRIGGER agreement_text_append_only ON agreement_text;
CREATE TRIGGER agreement_text_append_only BEFORE UPDATE ON agreement_text
  FOR EACH ROW EXECUTE FUNCTION append_only();
