-- What a team says about a case before the office decides: once, and sealed.
ALTER TABLE "quality_case" ADD COLUMN "explained_at" TIMESTAMPTZ(3),
ADD COLUMN "explained_by_account_id" UUID,
ADD COLUMN "explanation_cipher" TEXT;

ALTER TABLE quality_case ADD CONSTRAINT quality_case_explained_check CHECK (
  (explanation_cipher IS NULL) = (explained_at IS NULL) AND (explanation_cipher IS NULL) = (explained_by_account_id IS NULL)
  AND (explained_at <= decided_at) IS NOT FALSE);
