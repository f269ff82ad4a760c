import { DomainError } from '#domain/kernel/errors'
import { type PrescriptionItem, refusePrescription } from '#domain/record/prescription'
import type { StaffWriteContext } from '../../platform/context'
import { listLivingAllergies } from './allergy-store'
import { openAllergy, sealItems } from './entry-seal'
import { findTreatedVisit, insertPrescription } from './prescription-store'

/**
 * A sheet of the visit under the doctor's pen: only who treats prescribes, while the visit is on or after it. What the
 * person does not tolerate is asked of the record, whatever the screen showed.
 *
 * @throws not_found alike for absent and colleagues' visits; appointment_state before the visit has begun;
 * prescription_allergy, prescription_twice
 */
export async function addPrescription(
  ctx: StaffWriteContext,
  input: {
    readonly appointmentId: string
    readonly items: readonly PrescriptionItem[]
    readonly restricted: boolean
  },
): Promise<{ id: string }> {
  const now = ctx.now()
  const visit = await findTreatedVisit(ctx.tx, ctx.staff, input.appointmentId)
  if (!visit) throw new DomainError('not_found')
  if (visit.status !== 'in-visit' && visit.status !== 'completed') {
    throw new DomainError('appointment_state', { from: visit.status, to: 'in-visit' })
  }
  const allergies = await listLivingAllergies(ctx.tx, visit.patientId)
  const substances = allergies.map((sealed) => openAllergy(sealed, ctx.fieldCrypto).substance)
  const refusal = refusePrescription(input.items, substances)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  const id = await insertPrescription(ctx.tx, visit, {
    itemsCipher: sealItems(ctx.fieldCrypto, input.items),
    category: input.restricted ? 'restricted' : 'normal',
    byAccountId: ctx.account.id,
    now,
  })
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'visit',
    action: 'chart.addPrescription',
    patientIds: [visit.patientId],
    fields: ['prescription', 'allergy'],
    at: now,
    requestId: ctx.requestId,
  })
  return { id }
}
