import { PRESCRIBING_ROLES } from '#domain/account/account-role'
import { DomainError } from '#domain/kernel/errors'
import { refusePrescription } from '#domain/record/prescription'
import type { Access } from '../../../platform/context'
import { staffScope } from '../../../platform/scope/staff-scope'
import { openAllergy, sealItems } from '../../../platform/sealing/entry-seal'
import { listLivingAllergies } from './allergy-store'
import { findTreatedVisit, insertPrescription } from './prescription-store'

/**
 * A sheet of the visit under the doctor's pen: only who treats prescribes, while the visit is on or after it. What the
 * person does not tolerate is asked of the record, whatever the screen showed.
 */
export const prescribe: Access['prescribe'] = async (ctx, { appointmentId, items, restricted }) => {
  staffScope(ctx.account, PRESCRIBING_ROLES)
  const visit = await findTreatedVisit(ctx.tx, ctx.staff, appointmentId)
  if (!visit) throw new DomainError('not_found')
  if (visit.status !== 'in-visit' && visit.status !== 'completed') {
    throw new DomainError('appointment_state', { from: visit.status, to: 'in-visit' })
  }
  await ctx.access.chartScope(ctx.tx, ctx, {
    patientId: visit.patientId,
    action: 'chart.addPrescription',
    kinds: ['prescription', 'allergy'],
    isWrite: true,
  })
  const allergies = await listLivingAllergies(ctx.tx, visit.patientId)
  const substances = allergies.map((sealed) => openAllergy(ctx.fieldCrypto, sealed).substance)
  const refusal = refusePrescription(items, substances)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  const id = await insertPrescription(ctx.tx, visit, {
    itemsCipher: sealItems(ctx.fieldCrypto, items),
    category: restricted ? 'restricted' : 'normal',
    byAccountId: ctx.account.id,
    now: ctx.now(),
  })
  return { id }
}
