-- CreateTable
CREATE TABLE "resealing" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "key_id" TEXT NOT NULL,
    "resealed" INTEGER NOT NULL,
    "remaining" INTEGER NOT NULL,

    CONSTRAINT "resealing_pkey" PRIMARY KEY ("id")
);
ALTER TABLE resealing ADD CONSTRAINT resealing_counts CHECK (resealed >= 0 AND remaining >= 0);
CREATE TRIGGER resealing_append_only BEFORE UPDATE OR DELETE ON resealing
  FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER resealing_not_emptied BEFORE TRUNCATE ON resealing
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- What is sealed stands in many tables that nobody may change. Sealing it anew says the same in other letters: a transaction
-- that says that it does so is let by their guards, and watched by this one.
CREATE FUNCTION sealed_head_length(sealed bytea) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT position('.'::bytea IN sealed)
    + position('.'::bytea IN substring(sealed FROM position('.'::bytea IN sealed) + 1))
$$;
-- The cipher keeps the length: what the same text becomes under another key is as long behind its head.
CREATE FUNCTION is_sealed_anew(before bytea, after bytea) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT substring(before FOR sealed_head_length(before)) <> substring(after FOR sealed_head_length(after))
    AND length(before) - sealed_head_length(before) = length(after) - sealed_head_length(after)
    AND substring(after FOR 3) = 'v1.'::bytea
$$;
CREATE FUNCTION resealing_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was jsonb;
  becomes jsonb;
  field text;
  bytes bytea[];
BEGIN
  IF TG_OP <> 'UPDATE' THEN
    RAISE EXCEPTION '% is only sealed anew', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'resealing';
  END IF;
  was := to_jsonb(OLD);
  becomes := to_jsonb(NEW);
  FOR field IN SELECT jsonb_object_keys(was) LOOP
    CONTINUE WHEN was -> field = becomes -> field;
    -- Bytes stand in JSON as \x and hexadecimal digits.
    SELECT array_agg(CASE WHEN said LIKE '\\x%' THEN decode(substr(said, 3), 'hex') ELSE convert_to(said, 'UTF8') END ORDER BY no)
      INTO bytes FROM unnest(ARRAY[was ->> field, becomes ->> field]) WITH ORDINALITY AS one(said, no);
    IF field NOT LIKE '%\_cipher' OR is_sealed_anew(bytes[1], bytes[2]) IS NOT TRUE THEN
      RAISE EXCEPTION '%.% is only sealed anew', TG_TABLE_NAME, field USING ERRCODE = 'check_violation', CONSTRAINT = 'resealing';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;

-- Every guard that stands before an update of a table with something sealed in it steps aside, and the one above stands there.
DO $$
DECLARE
  sealed regclass;
  guard record;
  definition text;
  aside CONSTANT text := 'current_setting(''jiamenkou.resealing'', true) IS DISTINCT FROM ''on''';
BEGIN
  FOR sealed IN
    SELECT DISTINCT attrelid::regclass FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
      AND attname LIKE '%\_cipher'
  LOOP
    -- tgtype: 1 for each row, 2 before, 16 update (pg_trigger.h).
    FOR guard IN
      SELECT oid, tgname, tgqual IS NULL AS is_always FROM pg_trigger
      WHERE tgrelid = sealed AND NOT tgisinternal AND tgtype & 19 = 19
    LOOP
      definition := pg_get_triggerdef(guard.oid);
      definition := CASE WHEN guard.is_always
        THEN replace(definition, ' FOR EACH ROW EXECUTE ', format(' FOR EACH ROW WHEN (%s) EXECUTE ', aside))
        ELSE regexp_replace(definition, ' FOR EACH ROW WHEN (.*) EXECUTE ', format(' FOR EACH ROW WHEN (%s AND \1) EXECUTE ', aside))
      END;
      EXECUTE format('DROP TRIGGER %I ON %s', guard.tgname, sealed);
      EXECUTE definition;
    END LOOP;
    EXECUTE format('CREATE TRIGGER resealing_guard BEFORE INSERT OR UPDATE OR DELETE ON %s
      FOR EACH ROW WHEN (current_setting(''jiamenkou.resealing'', true) = ''on'') EXECUTE FUNCTION resealing_guard()', sealed);
  END LOOP;
END $$;
