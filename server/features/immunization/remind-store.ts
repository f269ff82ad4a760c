import { EXPECTED_STATUSES } from '#domain/appointment/status'
import type { GivenDose } from '#domain/immunization/given-dose'
import type { ImmunizationChild } from '#domain/immunization/immunization-plan'
import type { VaccineCode } from '#domain/immunization/vaccine'
import type { LocalDate } from '#domain/kernel/time'
import type { Database, Transaction } from '../../platform/database/database'
import type { JobPage } from '../../platform/job-pages'
import { oneOf } from '../../platform/sql/codes-sql'
import { WITHHELD_CHILD_DATA } from '../../platform/sql/consent-sql'

/** Somebody of an age for the programme, with all that their plan is made of. */
export interface RemindedChild extends ImmunizationChild {
  readonly id: string
  readonly given: readonly GivenDose[]
}

/**
 * Those of whose doses somebody may be reminded, page by page: nothing is booked for them, and no guardian took back that
 * a child's data is used. To whom it is told, the message finds out.
 */
export function listReminded(
  db: Database,
  { bornAfter, today }: { readonly bornAfter: LocalDate; readonly today: LocalDate },
  page: JobPage,
): Promise<RemindedChild[]> {
  return db.$queryRaw<RemindedChild[]>`
    SELECT patient.id, patient.birth_date::text AS "birthDate", patient.sex,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'vaccine', vaccine_code, 'on', occurred_on,
          'isVerified', is_verified)), '[]')
        FROM immunization WHERE patient_id = patient.id AND withdrawn_at IS NULL) AS given,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('vaccine', vaccine_code, 'until', until)), '[]')
        FROM immunization_hold WHERE patient_id = patient.id AND ended_at IS NULL) AS holds
    FROM patient
    WHERE patient.birth_date > ${bornAfter}::date AND patient.merged_into_id IS NULL
      AND patient.id > ${page.after}::uuid
      AND NOT EXISTS (SELECT FROM appointment WHERE patient_id = patient.id AND service = 'vaccination'
        AND status IN ${oneOf(EXPECTED_STATUSES)} AND day >= ${today}::date)
      AND NOT ${WITHHELD_CHILD_DATA}
    ORDER BY patient.id LIMIT ${page.limit}`
}

/** More than one person is given in a day. */
const DOSES_MAX = 20

/** Doses that somebody was given here on a day, and how their observation stands. */
export function listWatchedOf(
  tx: Transaction,
  patientId: string,
  day: LocalDate,
): Promise<
  { readonly vaccine: VaccineCode; readonly givenAt: Date | null; readonly observedAt: Date | null }[]
> {
  return tx.$queryRaw`
    SELECT vaccine_code AS vaccine, given_at AS "givenAt", observed_at AS "observedAt" FROM immunization
    WHERE patient_id = ${patientId}::uuid AND occurred_on = ${day}::date AND withdrawn_at IS NULL
    ORDER BY given_at LIMIT ${DOSES_MAX}`
}
