import { addDays, instantAt, localTime } from '#domain/kernel/time'
import type { Access } from '../../platform/context'

/** An accepted referral leads to a visit within two weeks, or a new one is written (rules D-REF, States). */
const OPEN_DAYS = 14

export const isReferredTo: Access['isReferredTo'] = async (db, patientId, organizationId, on) => {
  const since = instantAt(addDays(on, -OPEN_DAYS), localTime('00:00'))
  const [row] = await db.$queryRaw<{ isReferred: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM referral
      WHERE patient_id = ${patientId}::uuid AND to_organization_id = ${organizationId}::uuid
        AND withdrawn_at IS NULL AND accepted_at >= ${since}
    ) AS "isReferred"`
  return row?.isReferred === true
}
