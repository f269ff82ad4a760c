import { addDays } from '#domain/kernel/time'
import type { Access } from '../../platform/context'

/** An accepted referral leads to a visit within two weeks, or a new one is written (rules D-REF, States). */
const OPEN_DAYS = 14

export const isReferredTo: Access['isReferredTo'] = async (db, patientId, organizationId, on) => {
  const accepted = await db.referral.findFirst({
    where: {
      patientId,
      toOrganizationId: organizationId,
      withdrawnAt: null,
      acceptedAt: { gte: new Date(`${addDays(on, -OPEN_DAYS)}T00:00:00+08:00`) },
    },
    select: { id: true },
  })
  return accepted !== null
}
