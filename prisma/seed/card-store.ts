import type { DocumentType } from '#domain/patient/document-type'
import type { Transaction } from '#server/platform/database/database'

/** Those of the people who have no card yet, each with the document in force. */
export function findCardless(
  tx: Transaction,
  patientIds: readonly string[],
): Promise<{ patientId: string; documentType: DocumentType; numberCipher: string }[]> {
  return tx.$queryRaw<{ patientId: string; documentType: DocumentType; numberCipher: string }[]>`
    SELECT patient.id AS "patientId", document.type AS "documentType", document.number_cipher AS "numberCipher"
    FROM patient
    CROSS JOIN LATERAL (
      SELECT type, number_cipher FROM patient_identifier
      WHERE patient_id = patient.id AND valid_to IS NULL ORDER BY valid_from DESC LIMIT 1) AS document
    WHERE patient.id = ANY(${[...patientIds]}::uuid[]) AND merged_into_id IS NULL
      AND NOT EXISTS (SELECT FROM health_card WHERE patient_id = patient.id)`
}
