import { Prisma } from '../database/database'

/** The name of the person whom an account calls itself, sealed; null while it has added nobody as `self`. */
export const selfNameOf = (accountId: Prisma.Sql) => Prisma.sql`(
  SELECT person.name_cipher FROM patient_link AS own JOIN patient AS person ON person.id = own.patient_id
  WHERE own.account_id = ${accountId} AND own.relation = 'self' AND own.ended_at IS NULL)`

/** Those who decide for a person today, the longest first, by the name of their own; a condition of an alias `patient`. */
export const guardianNamesOf = (today: string) => Prisma.sql`
  ARRAY(SELECT ${selfNameOf(Prisma.sql`link.account_id`)} FROM patient_link AS link
    WHERE link.patient_id = patient.id AND ended_at IS NULL AND (ends_on IS NULL OR ends_on >= ${today}::date)
    ORDER BY link.created_at)`
