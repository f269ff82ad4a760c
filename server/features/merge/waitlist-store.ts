import type { Transaction } from '../../platform/database/database'
import type { Merge } from './move-store'

/**
 * Where both rows stand in one line the survivor's place counts; nobody is offered two seats, so an offer to the ended
 * row goes back when the survivor has one. The sweep of the waitlist asks the next one about it.
 */
export async function moveWaiting(tx: Transaction, { survivorId, endedId, now }: Merge): Promise<void> {
  await tx.$executeRaw`
    UPDATE waitlist_entry AS double SET status = 'closed', close_reason = 'merged',
      status_at = greatest(${now}::timestamptz, double.joined_at)
    WHERE double.patient_id = ${endedId}::uuid AND double.status <> 'closed' AND EXISTS (
      SELECT FROM waitlist_entry AS kept WHERE kept.patient_id = ${survivorId}::uuid AND kept.status <> 'closed'
        AND kept.organization_id = double.organization_id AND kept.service = double.service
        AND kept.practitioner_id IS NOT DISTINCT FROM double.practitioner_id)`
  await tx.$executeRaw`
    UPDATE waitlist_offer AS double SET status = 'withdrawn', answered_at = greatest(${now}::timestamptz, offered_at)
    WHERE double.patient_id = ${endedId}::uuid AND double.status = 'open' AND EXISTS (
      SELECT FROM waitlist_offer AS kept WHERE kept.patient_id = ${survivorId}::uuid AND kept.status = 'open')`
  await tx.$executeRaw`
    UPDATE waitlist_entry SET patient_id = ${survivorId}::uuid WHERE patient_id = ${endedId}::uuid`
  await tx.$executeRaw`
    UPDATE waitlist_offer SET patient_id = ${survivorId}::uuid WHERE patient_id = ${endedId}::uuid`
}
