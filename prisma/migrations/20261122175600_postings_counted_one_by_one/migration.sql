-- A transfer never has more postings than it said. Asked of each posting by the keys of the two tables: asked once a
-- statement, of all that it added, the question was planned for books that were still empty and read every posting there
-- is, at each payment more.
DROP TRIGGER ledger_posting_guard ON ledger_posting;
CREATE OR REPLACE FUNCTION ledger_posting_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM ledger_posting WHERE transfer_id = NEW.transfer_id)
    >= (SELECT posting_count FROM ledger_transfer WHERE id = NEW.transfer_id) THEN
    RAISE EXCEPTION 'violates check constraint "ledger_posting_count"';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_posting_guard BEFORE INSERT ON ledger_posting
  FOR EACH ROW EXECUTE FUNCTION ledger_posting_guard();
