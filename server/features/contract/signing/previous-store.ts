import { type ContractStatus, SIGNED_STATUSES } from '#domain/contract/contract-status'
import type { ContractKind } from '#domain/contract/start-day'
import type { LocalDate } from '#domain/kernel/time'
import { Prisma, type Reader, type Transaction } from '../../../platform/database/database'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import { oneOf } from '../../../platform/sql/codes-sql'

/** The contract that is renewed or left for another team. */
export interface PreviousContract {
  readonly id: string
  readonly teamId: string
  readonly status: ContractStatus
  readonly kind: ContractKind
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  readonly gridId: string | null
  readonly buildingId: string | null
  readonly addressCipher: string
  /** When the team was dissolved, or its leader or last doctor left; null: it is as it was. */
  readonly lossOn: LocalDate | null
}

/** Of a statement's `team`: when it lost what a family signed with it for. */
export const lossOn = Prisma.sql`
  greatest(team.ended_on, (SELECT max(until) FROM care_team_member AS member WHERE member.team_id = team.id
    AND member.role IN ('leader', 'doctor')))::text`

export async function findPrevious(
  db: Reader,
  { patientId }: PatientScope,
  contractId: string,
): Promise<PreviousContract | null> {
  const [row] = await db.$queryRaw<PreviousContract[]>`
    SELECT contract.id, team_id AS "teamId", contract.status, kind, starts_on::text AS "startsOn",
      ends_on::text AS "endsOn", grid_id AS "gridId", building_id AS "buildingId", address_cipher AS "addressCipher",
      ${lossOn} AS "lossOn"
    FROM contract JOIN care_team AS team ON team.id = contract.team_id
    WHERE contract.id = ${contractId}::uuid AND patient_id = ${patientId}::uuid`
  return row ?? null
}

/** What a signed contract is while the family waits for another team, and again when nothing came of it. */
export async function moveSigned(
  tx: Transaction,
  contractId: string,
  status: Extract<ContractStatus, 'signed' | 'change-requested'>,
  by: { readonly accountId: string | null; readonly at: Date },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE contract SET status = ${status}, status_at = ${by.at}, status_by_account_id = ${by.accountId}::uuid
    WHERE id = ${contractId}::uuid AND status IN ${oneOf(SIGNED_STATUSES)} AND status <> ${status}`
}
