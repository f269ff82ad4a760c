import { randomUUID } from 'node:crypto'
import type { ContractStatus } from '#domain/contract/contract-status'
import type { ContractKind } from '#domain/contract/start-day'
import type { LocalDate } from '#domain/kernel/time'
import type { Relation } from '#domain/patient/relation'
import type { Transaction } from '../../../platform/database/database'
import type { SigningScope } from './signing-store'

export interface NewApplication {
  readonly teamId: string
  readonly householdId: string
  readonly status: Extract<ContractStatus, 'draft' | 'submitted' | 'queued'>
  readonly kind: ContractKind
  readonly previousId: string | null
  readonly gridId: string | null
  readonly buildingId: string | null
  readonly addressCipher: string
  readonly questionnaireCipher: string
  readonly variablesCipher: string
  readonly agreementVersion: string
  readonly agreementHash: string
  readonly termYears: number
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  readonly submittedAt: Date | null
  readonly reviewDueAt: Date | null
  readonly queuedAt: Date | null
  readonly packages: readonly { readonly id: string; readonly selfFen: number }[]
  readonly at: Date
}

/** An application with its packages at the prices of today. Fails on an index when another one is open. */
export async function insertApplication(
  tx: Transaction,
  { patientId, accountId, relation }: SigningScope,
  { packages, at, startsOn, endsOn, ...application }: NewApplication,
): Promise<string> {
  const id = randomUUID()
  const by: { applicantAccountId: string; relation: Relation } = { applicantAccountId: accountId, relation }
  await tx.contract.create({
    data: {
      id,
      patientId,
      ...application,
      ...by,
      startsOn: new Date(startsOn),
      endsOn: new Date(endsOn),
      createdAt: at,
      statusAt: at,
      statusByAccountId: accountId,
    },
    select: { id: true },
  })
  const chosen = packages.map(({ id: packageId, selfFen }) => ({ contractId: id, packageId, selfFen }))
  await tx.contractPackage.createMany({ data: chosen })
  return id
}
