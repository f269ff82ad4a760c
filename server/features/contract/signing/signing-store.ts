import type { AgreementTemplate } from '#domain/contract/agreement-text'
import { agreementSections } from '#domain/contract/agreement-text'
import type { LocalDate } from '#domain/kernel/time'
import type { DocumentType } from '#domain/patient/document-type'
import type { Reader } from '../../../platform/database/database'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import type { PresentScope } from '../../../platform/scope/present-scope'

/** Whoever is signed for, as an agreement names them. */
export interface SigningPerson {
  readonly patientId: string
  readonly nameCipher: string
  readonly birthDate: LocalDate
  readonly documentType: DocumentType
  readonly numberCipher: string
}

/** Whoever may apply for a resident: their family, or staff before whom they stand. */
export type SigningScope = PatientScope | PresentScope

export async function findPerson(db: Reader, { patientId }: SigningScope): Promise<SigningPerson | null> {
  const [row] = await db.$queryRaw<SigningPerson[]>`
    SELECT patient.id AS "patientId", patient.name_cipher AS "nameCipher", patient.birth_date::text AS "birthDate",
      document.type AS "documentType", document.number_cipher AS "numberCipher"
    FROM patient JOIN patient_identifier AS document ON document.patient_id = patient.id AND document.valid_to IS NULL
    WHERE patient.id = ${patientId}::uuid AND patient.merged_into_id IS NULL
    ORDER BY document.valid_from DESC LIMIT 1`
  return row ?? null
}

/** The name of the account holder, where they are among their own people. */
export async function findOwnName(db: Reader, accountId: string): Promise<string | null> {
  const row = await db.patientLink.findFirst({
    where: { accountId, relation: 'self', endedAt: null },
    select: { patient: { select: { nameCipher: true } } },
  })
  return row?.patient.nameCipher ?? null
}

export interface SigningTeam {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly organizationId: string
  readonly organizationName: string
  /** Whose rules hold here. */
  readonly region: string
  readonly capacity: number
  readonly hasEnded: boolean
  readonly signed: number
  readonly queueLength: number
}

/** A team with how full it is. It is no secret: everybody may see every team. */
export async function findTeam(db: Reader, teamId: string, on: LocalDate): Promise<SigningTeam | null> {
  const [row] = await db.$queryRaw<SigningTeam[]>`
    SELECT team.id, team.name, team.phone, team.organization_id AS "organizationId",
      organization.name AS "organizationName", organization.region, team.capacity,
      coalesce(team.ended_on <= ${on}::date, false) AS "hasEnded",
      care_team_load(team.id, ${on}::date)::int AS signed,
      (SELECT count(*)::int FROM contract WHERE contract.team_id = team.id AND contract.status = 'queued')
        AS "queueLength"
    FROM care_team AS team JOIN organization ON organization.id = team.organization_id
    WHERE team.id = ${teamId}::uuid`
  return row ?? null
}

export interface SigningPackage {
  readonly id: string
  readonly code: string
  readonly nameZh: string
  readonly groups: readonly string[]
  readonly termYears: number
  readonly selfFen: number
}

/** Those of the packages that can be chosen on a day. */
export async function findPackages(
  db: Reader,
  ids: readonly string[],
  on: LocalDate,
): Promise<readonly SigningPackage[]> {
  const day = new Date(on)
  return db.servicePackage.findMany({
    where: {
      id: { in: [...ids] },
      validFrom: { lte: day },
      OR: [{ validTo: null }, { validTo: { gte: day } }],
    },
    select: { id: true, code: true, nameZh: true, groups: true, termYears: true, selfFen: true },
    orderBy: [{ code: 'asc' }, { id: 'asc' }],
  })
}

const TEXT = { version: true, title: true, summary: true, sections: true } as const

/** The text in force on a day. @throws Error when none is: a gap is a bug */
export async function findTextInForce(db: Reader, on: LocalDate): Promise<AgreementTemplate> {
  const row = await db.agreementText.findFirst({
    where: { validFrom: { lte: new Date(on) } },
    orderBy: { validFrom: 'desc' },
    select: TEXT,
  })
  if (!row) throw new Error(`no agreement text is in force on ${on}`)
  return { ...row, sections: agreementSections.parse(row.sections) }
}

/** A text by its version, in force or not. */
export async function findText(db: Reader, version: string): Promise<AgreementTemplate | null> {
  const row = await db.agreementText.findUnique({ where: { version }, select: TEXT })
  return row && { ...row, sections: agreementSections.parse(row.sections) }
}

/** Whether a building, when one is named, stands in the grid. */
export async function isPlace(
  db: Reader,
  { gridId, buildingId }: { readonly gridId: string; readonly buildingId: string | null },
): Promise<boolean> {
  if (buildingId !== null) return (await db.building.count({ where: { id: buildingId, gridId } })) === 1
  return (await db.grid.count({ where: { id: gridId, level: 'micro-grid' } })) === 1
}
