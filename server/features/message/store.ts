import type { LocalDate } from '#domain/kernel/time'
import { Prisma } from '../../generated/prisma/client'
import type { Transaction } from '../../platform/database'
import type { Notice } from '../../platform/notices'

/** One message per account and event, however often the event is announced. */
export async function insertMessages(
  tx: Transaction,
  { kind, to, patientId, appointmentId, facts, onceKey }: Notice,
  now: Date,
  today: LocalDate,
): Promise<void> {
  const accounts =
    'accountId' in to
      ? Prisma.sql`SELECT ${to.accountId}::uuid AS account_id`
      : Prisma.sql`SELECT DISTINCT account_id FROM patient_access
          WHERE patient_id = ${to.everybodyActingFor}::uuid AND ${today}::date BETWEEN starts_on AND ends_on`
  await tx.$executeRaw`
    INSERT INTO message (id, account_id, kind, patient_id, appointment_id, facts, created_at, once_key)
    SELECT gen_random_uuid(), account_id, ${kind}, ${patientId ?? null}::uuid, ${appointmentId ?? null}::uuid,
      ${JSON.stringify(facts ?? {})}::jsonb, ${now}, ${onceKey} || ':' || account_id
    FROM (${accounts}) AS told
    ON CONFLICT (once_key) DO NOTHING`
}
