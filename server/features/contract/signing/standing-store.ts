import { type ContractStatus, isOpen, OPEN_STATUSES, SIGNED_STATUSES } from '#domain/contract/contract-status'
import type { StandingContract } from '#domain/contract/refuse-signing'
import type { ContractKind } from '#domain/contract/start-day'
import type { LocalDate } from '#domain/kernel/time'
import type { Reader } from '../../../platform/database/database'

export interface StandingRow extends StandingContract {
  readonly patientId: string
  readonly organizationName: string
  readonly status: ContractStatus
  readonly kind: ContractKind
}

/** Of one person: the application that is open, and the last signed contract that reaches today or a later day. */
export interface Standing {
  readonly pending: StandingRow | null
  readonly standing: StandingRow | null
  /** Last day of contracts that were ended before their time, if it has not passed: no other may begin on it. */
  readonly endedOn: LocalDate | null
}

const NOTHING: Standing = { pending: null, standing: null, endedOn: null }

/** One statement however many people; the caller has proved that they are its own. */
export async function findStandings(
  db: Reader,
  patientIds: readonly string[],
  today: LocalDate,
): Promise<(patientId: string) => Standing> {
  const rows = await db.$queryRaw<(StandingRow & { readonly endedOn: LocalDate | null })[]>`
    SELECT contract.id AS "contractId", patient_id AS "patientId", team_id AS "teamId", team.name AS "teamName",
      organization.name AS "organizationName", contract.status, contract.kind, starts_on::text AS "startsOn",
      ends_on::text AS "endsOn", contract.ended_on::text AS "endedOn"
    FROM contract JOIN care_team AS team ON team.id = team_id
    JOIN organization ON organization.id = team.organization_id
    WHERE patient_id = ANY(${[...patientIds]}::uuid[]) AND (status = ANY(${[...OPEN_STATUSES]})
      OR (status = ANY(${[...SIGNED_STATUSES]}) AND ends_on >= ${today}::date)
      OR (contract.ended_on >= ${today}::date AND contract.ended_on >= starts_on))
    ORDER BY contract.ended_on DESC NULLS LAST, ends_on DESC, contract.id`
  return (patientId) => {
    const own = rows.filter((row) => row.patientId === patientId)
    if (own.length === 0) return NOTHING
    return {
      pending: own.find(({ status }) => isOpen(status)) ?? null,
      standing: own.find(({ status, endedOn }) => endedOn === null && !isOpen(status)) ?? null,
      endedOn: own[0]?.endedOn ?? null,
    }
  }
}
