-- AlterTable
ALTER TABLE "rule_proposal" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'add';


ALTER TABLE rule_proposal ADD CONSTRAINT rule_proposal_kind_check CHECK (kind IN ('add', 'withdraw'));
-- What is judged on a day is judged by what stood before it: nothing is agreed on once its day has begun (journeys E4 49).
ALTER TABLE rule_proposal ADD CONSTRAINT rule_proposal_in_time_check CHECK (
  (status = 'approved') <= ((decided_at AT TIME ZONE 'Asia/Shanghai')::date < valid_from));

-- A version of a plan's rule is taken out by two persons only.
CREATE FUNCTION rule_set_two_persons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM rule_proposal AS proposal WHERE proposal.region = OLD.region AND proposal.code = OLD.code
    AND proposal.valid_from = OLD.valid_from AND proposal.kind = 'withdraw' AND proposal.status = 'approved') THEN
    RAISE EXCEPTION 'violates check constraint "rule_set_two_persons"';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER rule_set_two_persons BEFORE DELETE ON rule_set
  FOR EACH ROW WHEN (OLD.code LIKE 'MA-%') EXECUTE FUNCTION rule_set_two_persons();
