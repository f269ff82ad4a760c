import type { LocalDate } from '#domain/kernel/time'
import type { Database } from '../../../platform/database/database'

export interface CheckedContract {
  readonly teamName: string
  readonly signedAt: Date
  readonly endsOn: LocalDate
  readonly hash: string
  readonly variablesCipher: string
}

/** A contract that both have signed, by the code on its copy. */
export async function findByCode(db: Database, code: string): Promise<CheckedContract | null> {
  const [row] = await db.$queryRaw<CheckedContract[]>`
    SELECT team.name AS "teamName", signed_at AS "signedAt", coalesce(contract.ended_on, ends_on)::text AS "endsOn",
      agreement_hash AS hash, variables_cipher AS "variablesCipher"
    FROM contract JOIN care_team AS team ON team.id = contract.team_id WHERE verification_code = ${code}`
  return row ?? null
}
