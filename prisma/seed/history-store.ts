import { MINUTE_MS } from '#domain/kernel/time'
import type { Transaction } from '#server/platform/database/database'
import { demoId } from './demo-id'
import type { HistoryRows, PastVisit } from './history-rows'

/** Once: a county that has a history keeps it. */
export async function insertHistory(tx: Transaction, rows: HistoryRows): Promise<Record<string, number>> {
  const missing = { skipDuplicates: true } as const
  // Of two seedings at one moment the second waits here, and finds everything written.
  const reports = await tx.report.createMany({ data: [...rows.reports], ...missing })
  if (reports.count === 0) return {}
  const proofs = await tx.qualityProof.createMany({ data: [...rows.proofs], ...missing })
  const allergies = await tx.allergy.createMany({ data: [...rows.allergies], ...missing })
  for (const visit of rows.visits) await insertVisit(tx, visit)
  return {
    quality_proof: proofs.count,
    report: reports.count,
    allergy: allergies.count,
    visit: rows.visits.length,
  }
}

/** Step by step, as the triggers know a visit to have gone. */
async function insertVisit(tx: Transaction, visit: PastVisit): Promise<void> {
  const { key, startAt, patientId, accountId, day } = visit
  const id = (kind: string) => demoId(kind, 'past', key)
  const after = (minutes: number) => new Date(startAt.getTime() + minutes * MINUTE_MS)
  const place = demoId('organization', 'chengdong')
  const doctor = demoId('practitioner', 'he-jing')
  await tx.$executeRaw`
    INSERT INTO session (id, organization_id, practitioner_id, service, day, start_at, end_at, room, fee_fen, release_at)
    VALUES (${id('session')}::uuid, ${place}::uuid, ${doctor}::uuid, 'sick-visit', ${day}::date, ${startAt}, ${after(60)},
      '2 号诊室', 600, ${after(-1_500)})`
  await tx.$executeRaw`
    INSERT INTO slot (id, session_id, start_at, end_at, pool, capacity, first_number, free_seats, booked)
    VALUES (${id('slot')}::uuid, ${id('session')}::uuid, ${startAt}, ${after(20)}, 'public', 1, 1, '{}', 1)`
  await tx.$executeRaw`
    INSERT INTO appointment (id, slot_id, patient_id, account_id, status, status_at, seat_no, organization_id,
      practitioner_id, service, day, start_at, end_at, number, room, fee_fen, practitioner_title, created_at)
    VALUES (${id('appointment')}::uuid, ${id('slot')}::uuid, ${patientId}::uuid, ${accountId}::uuid, 'booked',
      ${after(-1_440)}, 1, ${place}::uuid, ${doctor}::uuid, 'sick-visit', ${day}::date, ${startAt}, ${after(20)}, 1,
      '2 号诊室', 600, '主治医师', ${after(-1_440)})`
  const step = (status: string, at: Date) => tx.$executeRaw`
    UPDATE appointment SET status = ${status}, status_at = ${at} WHERE id = ${id('appointment')}::uuid`
  await step('checked-in', after(-8))
  await tx.$executeRaw`
    INSERT INTO arrival (appointment_id, session_id, arrived_at, by_account_id, is_late)
    VALUES (${id('appointment')}::uuid, ${id('session')}::uuid, ${after(-8)}, ${accountId}::uuid, false)`
  await step('in-visit', after(2))
  await tx.$executeRaw`
    INSERT INTO visit (id, appointment_id, patient_id, organization_id, practitioner_id, started_at,
      started_by_account_id, completed_at, certification_number, record_cipher)
    VALUES (${id('visit')}::uuid, ${id('appointment')}::uuid, ${patientId}::uuid, ${place}::uuid, ${doctor}::uuid,
      ${after(2)}, ${accountId}::uuid, ${after(12)},
      (SELECT number FROM certification WHERE practitioner_id = ${doctor}::uuid
        AND ${day}::date BETWEEN valid_from AND valid_to ORDER BY valid_to DESC LIMIT 1), ${visit.recordCipher})`
  await step('completed', after(12))
  await tx.$executeRaw`
    INSERT INTO prescription (id, patient_id, issued_on, items_cipher, by_account_id, organization_id, practitioner_id,
      appointment_id, created_at)
    VALUES (${id('prescription')}::uuid, ${patientId}::uuid, ${day}::date, ${visit.itemsCipher}, ${accountId}::uuid,
      ${place}::uuid, ${doctor}::uuid, ${id('appointment')}::uuid, ${after(10)})`
}
