import { currentConsentText } from '#domain/consent/consent-text'
import { Prisma } from '../database/database'

/**
 * What several stores ask of `patient` in their own statements, said once. The rules behind it stand in
 * domain/consent/consent-state.ts.
 */

/** The person, of 14 or more, agreed to the text of today that guardians see records. */
export const AGREED_GUARDIAN_VIEW = Prisma.sql`
  EXISTS (SELECT FROM consent WHERE consent.patient_id = patient.id AND purpose = 'guardian-view'
    AND withdrawn_at IS NULL AND decision = 'given'
    AND text_version = ${currentConsentText('guardian-view').version})`

/** The last answer about a child's data was a no, or was taken back and never given again. */
export const WITHHELD_CHILD_DATA = Prisma.sql`
  coalesce((SELECT withdrawn_at IS NOT NULL OR decision = 'refused' FROM consent
    WHERE consent.patient_id = patient.id AND purpose = 'child-data'
    ORDER BY withdrawn_at DESC NULLS FIRST, decided_at DESC LIMIT 1), false)`
