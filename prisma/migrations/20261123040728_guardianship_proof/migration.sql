-- AlterTable
ALTER TABLE "guardianship_request" ADD COLUMN     "note_cipher" TEXT,
ADD COLUMN     "proof" TEXT;


-- A paper proves an approval, and only staff see papers. Requests that staff answered before this have none.
ALTER TABLE guardianship_request ADD CONSTRAINT guardianship_request_proof_check
  CHECK (proof IS NULL OR (proof IN ('household-register', 'birth-certificate', 'custody-papers')
    AND status = 'approved' AND decided_as = 'staff'));
