import type { ContractStatus } from '#domain/contract/contract-status'
import type { EndReason } from '#domain/contract/end-contract'
import type { ContractKind } from '#domain/contract/start-day'
import type { LocalDate } from '#domain/kernel/time'
import { Prisma, type Reader, type Transaction } from '../../platform/database/database'

/** A contract as the use cases decide about it. */
export interface ContractRow {
  readonly id: string
  readonly patientId: string
  readonly teamId: string
  readonly householdId: string
  readonly status: ContractStatus
  readonly kind: ContractKind
  readonly previousId: string | null
  readonly applicantAccountId: string
  readonly gridId: string | null
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  readonly termYears: number
  readonly agreementVersion: string
  readonly agreementHash: string
  readonly variablesCipher: string
  readonly dialogueCipher: string | null
  readonly submittedAt: Date | null
  readonly reviewDueAt: Date | null
  readonly infoAsked: number
  readonly statusAt: Date
  readonly acceptedByAccountId: string | null
  readonly signedAt: Date | null
}

const CONTRACT = Prisma.sql`
  id, patient_id AS "patientId", team_id AS "teamId", household_id AS "householdId", status, kind,
  previous_id AS "previousId", applicant_account_id AS "applicantAccountId", grid_id AS "gridId",
  starts_on::text AS "startsOn", ends_on::text AS "endsOn", term_years::int AS "termYears",
  agreement_version AS "agreementVersion", agreement_hash AS "agreementHash",
  variables_cipher AS "variablesCipher", dialogue_cipher AS "dialogueCipher", submitted_at AS "submittedAt",
  review_due_at AS "reviewDueAt", info_asked::int AS "infoAsked", status_at AS "statusAt",
  accepted_by_account_id AS "acceptedByAccountId", signed_at AS "signedAt"`

export async function findContract(db: Reader, id: string): Promise<ContractRow | null> {
  const [row] = await db.$queryRaw<ContractRow[]>`SELECT ${CONTRACT} FROM contract WHERE id = ${id}::uuid`
  return row ?? null
}

export function findContracts(db: Reader, ids: readonly string[]): Promise<ContractRow[]> {
  return db.$queryRaw<ContractRow[]>`SELECT ${CONTRACT} FROM contract WHERE id = ANY(${[...ids]}::uuid[])`
}

/** Several in the order of their ids, after their patients and their team (decision 097). */
export function lockContracts(tx: Transaction, ids: readonly string[]): Promise<ContractRow[]> {
  return tx.$queryRaw<ContractRow[]>`
    SELECT ${CONTRACT} FROM contract WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
}

/** What a move writes beside the new status. A field that is left out stays. */
export interface ContractChange {
  readonly status: ContractStatus
  readonly reviewDueAt?: Date | null
  readonly submittedAt?: Date
  readonly escalatedAt?: Date | null
  readonly queuedAt?: Date
  readonly infoAsked?: number
  readonly dialogueCipher?: string
  readonly acceptedAt?: Date
  readonly acceptedByAccountId?: string
  readonly signedAt?: Date
  readonly verificationCode?: string
  readonly startsOn?: LocalDate
  readonly endsOn?: LocalDate
  readonly endedOn?: LocalDate
  readonly endReason?: EndReason
  readonly endedByAccountId?: string
}

/** `accountId` null: the clock. */
export async function updateContract(
  tx: Transaction,
  id: string,
  { startsOn, endsOn, endedOn, ...change }: ContractChange,
  by: { readonly accountId: string | null; readonly at: Date },
): Promise<void> {
  const data = {
    ...change,
    ...(startsOn !== undefined && { startsOn: new Date(startsOn) }),
    ...(endsOn !== undefined && { endsOn: new Date(endsOn) }),
    ...(endedOn !== undefined && { endedOn: new Date(endedOn) }),
    statusAt: by.at,
    statusByAccountId: by.accountId,
  }
  await tx.contract.update({ where: { id }, data, select: { id: true } })
}

export interface NewSignature {
  readonly contractId: string
  readonly side: 'resident' | 'team'
  readonly textHash: string
  readonly strokesCipher: string | null
  readonly factor: 'own-phone' | 'guardian' | 'sms' | 'on-site' | 'team'
  readonly accountId: string
  readonly secondAccountId?: string
  readonly witnessCipher?: string
  readonly signedAt: Date
}

export async function insertSignature(tx: Transaction, signature: NewSignature): Promise<void> {
  await tx.contractSignature.create({ data: signature, select: { id: true } })
}

/** When the resident's own yes under this text was given; null while it is missing. */
export async function findResidentYes(
  db: Reader,
  { id, agreementHash }: Pick<ContractRow, 'id' | 'agreementHash'>,
): Promise<Date | null> {
  const yes = await db.contractSignature.findFirst({
    where: { contractId: id, side: 'resident', textHash: agreementHash },
    orderBy: { signedAt: 'desc' },
    select: { signedAt: true },
  })
  return yes?.signedAt ?? null
}

/** What would fall due after the last day will not come; what was due before it and not done stays owed. */
export async function cancelTasksAfter(
  tx: Transaction,
  contractId: string,
  endedOn: LocalDate,
): Promise<void> {
  await tx.serviceTask.updateMany({
    where: { contractId, status: 'open', dueOn: { gt: new Date(endedOn) } },
    data: { status: 'cancelled' },
  })
}

/** Where somebody lives, as far as it was not known when they applied. */
export async function placeContract(
  tx: Transaction,
  id: string,
  place: { readonly gridId: string; readonly buildingId: string | null },
): Promise<void> {
  await tx.contract.update({ where: { id }, data: place, select: { id: true } })
}
