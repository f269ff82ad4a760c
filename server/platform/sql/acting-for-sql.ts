import type { LocalDate } from '#domain/kernel/time'
import { Prisma } from '../database/database'

/**
 * Who acts for a person on a day, guardians and those to whom they entrusted them alike: what follows a FROM, as `tie`
 * and `account`, and goes on with AND. A guardian's `tie.kind` is 'guardian'; the account may have bound no number.
 */
export const actingFor = (patientId: Prisma.Sql, on: LocalDate): Prisma.Sql => Prisma.sql`
  patient_access AS tie JOIN account ON account.id = tie.account_id AND account.closed_at IS NULL
  WHERE tie.patient_id = ${patientId} AND ${on}::date BETWEEN tie.starts_on AND tie.ends_on`
