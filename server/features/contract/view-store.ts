import { type ContractStatus, SIGNED_STATUSES } from '#domain/contract/contract-status'
import type { EndReason } from '#domain/contract/end-contract'
import type { ContractKind } from '#domain/contract/start-day'
import type { LocalDate } from '#domain/kernel/time'
import { Prisma, type Reader } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { oneOf } from '../../platform/sql/codes-sql'

/** A contract as lists and pages show it. */
export interface ViewRow {
  readonly id: string
  readonly householdId: string
  readonly patientId: string
  readonly teamId: string
  readonly teamName: string
  readonly organizationName: string
  readonly status: ContractStatus
  readonly kind: ContractKind
  readonly previousId: string | null
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  readonly endedOn: LocalDate | null
  readonly endReason: EndReason | null
  readonly termYears: number
  readonly packages: readonly { readonly nameZh: string; readonly groups: readonly string[] }[]
  readonly reviewDueAt: Date | null
  readonly escalatedAt: Date | null
  readonly queuePosition: number | null
  readonly submittedAt: Date | null
  readonly signedAt: Date | null
  /** A signed one follows it. */
  readonly isRenewed: boolean
  readonly birthDate: LocalDate
  readonly createdAt: Date
  /** Whoever asks is the person, or handed the application in. */
  readonly isSelf: boolean
  readonly isApplicant: boolean
}

/** As one account sees it. */
const viewFor = (accountId: string): Prisma.Sql => Prisma.sql`
  SELECT contract.id, household_id AS "householdId", contract.patient_id AS "patientId", team_id AS "teamId",
    team.name AS "teamName", organization.name AS "organizationName", contract.status, contract.kind,
    previous_id AS "previousId", contract.starts_on::text AS "startsOn", contract.ends_on::text AS "endsOn",
    contract.ended_on::text AS "endedOn", end_reason AS "endReason", term_years::int AS "termYears",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('nameZh', package.name_zh, 'groups', package.groups)
        ORDER BY package.code), '[]') FROM contract_package AS chosen
      JOIN service_package AS package ON package.id = chosen.package_id WHERE chosen.contract_id = contract.id)
      AS packages,
    review_due_at AS "reviewDueAt", escalated_at AS "escalatedAt",
    CASE WHEN contract.status = 'queued' THEN (SELECT count(*)::int FROM contract AS ahead
      WHERE ahead.team_id = contract.team_id AND ahead.status = 'queued'
        AND (ahead.queued_at, ahead.id) <= (contract.queued_at, contract.id)) END AS "queuePosition",
    submitted_at AS "submittedAt", signed_at AS "signedAt",
    EXISTS (SELECT FROM contract AS next WHERE next.previous_id = contract.id
      AND next.status IN ${oneOf(SIGNED_STATUSES)}) AS "isRenewed",
    patient.birth_date::text AS "birthDate", contract.created_at AS "createdAt",
    contract.applicant_account_id = ${accountId}::uuid AS "isApplicant",
    EXISTS (SELECT FROM patient_link AS own WHERE own.patient_id = contract.patient_id AND own.relation = 'self'
      AND own.ended_at IS NULL AND own.account_id = ${accountId}::uuid) AS "isSelf"
  FROM contract JOIN patient ON patient.id = contract.patient_id JOIN care_team AS team ON team.id = team_id
  JOIN organization ON organization.id = team.organization_id`

/** More than a household has in many years. */
const LIST_MAX = 50

/** Of everybody for whom the account decides today, newest first. */
export function listOfAccount(db: Reader, accountId: string, today: LocalDate): Promise<ViewRow[]> {
  return db.$queryRaw<ViewRow[]>`
    ${viewFor(accountId)} JOIN patient_access AS tie ON tie.patient_id = contract.patient_id AND tie.kind = 'guardian'
    WHERE tie.account_id = ${accountId}::uuid AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on
    ORDER BY contract.created_at DESC, contract.id LIMIT ${LIST_MAX}`
}

export async function findView(
  db: Reader,
  { patientId, accountId }: PatientScope,
  id: string,
): Promise<ViewRow | null> {
  const [row] = await db.$queryRaw<ViewRow[]>`
    ${viewFor(accountId)} WHERE contract.id = ${id}::uuid AND contract.patient_id = ${patientId}::uuid`
  return row ?? null
}

/** Everything that belongs to one contract and to no other; whoever reads it has proved that they may. */
export function findParts(db: Reader, contractId: string) {
  return db.contract.findUniqueOrThrow({
    where: { id: contractId },
    select: {
      gridId: true,
      buildingId: true,
      addressCipher: true,
      questionnaireCipher: true,
      variablesCipher: true,
      dialogueCipher: true,
      agreementVersion: true,
      agreementHash: true,
      verificationCode: true,
      infoAsked: true,
      relation: true,
      applicantAccountId: true,
      endedOn: true,
      endReason: true,
      grid: { select: { name: true } },
      building: { select: { name: true } },
      history: { select: { status: true, at: true }, orderBy: { id: 'asc' }, take: 50 },
      packages: {
        select: { selfFen: true, package: { select: PACKAGE } },
        orderBy: { package: { code: 'asc' } },
      },
      signatures: {
        select: {
          side: true,
          signedAt: true,
          factor: true,
          strokesCipher: true,
          witnessCipher: true,
          accountId: true,
          secondAccountId: true,
          textHash: true,
        },
        orderBy: [{ signedAt: 'asc' }, { side: 'asc' }],
        take: 10,
      },
      addenda: {
        select: { textCipher: true, createdAt: true, byAccountId: true },
        orderBy: { createdAt: 'asc' },
        take: 50,
      },
    },
  })
}

const PACKAGE = {
  id: true,
  nameZh: true,
  groups: true,
  termYears: true,
  totalFen: true,
  items: { select: { itemCode: true, perYear: true, inWords: true }, orderBy: { place: 'asc' } },
} satisfies Prisma.ServicePackageSelect
