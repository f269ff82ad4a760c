-- A team that left applications without an answer is looked into, and so is a telephone that nobody answers: each once
-- at a time (journeys E2 22 and 37).
ALTER TABLE quality_case DROP CONSTRAINT quality_case_kind_check;
ALTER TABLE quality_case ADD CONSTRAINT quality_case_kind_check CHECK (
  kind IN ('service-denied', 'signing-burst', 'phone-unanswered', 'review-overdue')
  AND (kind = 'service-denied') = (task_id IS NOT NULL)
  AND (kind = 'signing-burst') = (subject_account_id IS NOT NULL));
CREATE UNIQUE INDEX quality_case_one_open_review ON quality_case (team_id)
  WHERE outcome IS NULL AND kind = 'review-overdue';
CREATE UNIQUE INDEX quality_case_one_open_phone ON quality_case (team_id, opened_by_account_id)
  WHERE outcome IS NULL AND kind = 'phone-unanswered';
