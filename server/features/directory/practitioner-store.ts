import type { Certification } from '#domain/directory/certification'
import type { SearchKeys } from '#domain/directory/search'
import { SERVICES, type Service } from '#domain/kernel/healthcare-service'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { type Database, Prisma, type Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'

export interface PractitionerDraft {
  readonly name: string
  readonly title: string
  readonly intro: string
}

export interface RoleDraft {
  readonly practitionerId: string
  readonly organizationId: string
  readonly services: readonly Service[]
  readonly since: LocalDate
  /** First day on which they no longer work there. */
  readonly until: LocalDate | null
}

export interface CertificationDraft extends Certification {
  readonly practitionerId: string
}

export interface OperatedPractitioner extends PractitionerDraft, SearchKeys {
  readonly id: string
  readonly roles: readonly (Omit<RoleDraft, 'practitionerId'> & {
    readonly id: string
    readonly organizationName: string
  })[]
  readonly certifications: readonly (Certification & { readonly id: string })[]
}

/** More people than any county's primary care employs, and more rows than one of them has. */
const MAX_PRACTITIONERS = 5_000
const MAX_ROWS_EACH = 50

const ROLE = { practitionerId: true, organizationId: true, services: true, since: true, until: true } as const
const CERTIFICATION = { practitionerId: true, number: true, validFrom: true, validTo: true } as const

/** Who works or worked at a place of the office; somebody who works nowhere yet belongs to nobody. */
const ofOffice = (scope: StaffScope): Prisma.Sql => Prisma.sql`(
  EXISTS (SELECT FROM practitioner_role AS role
    WHERE role.practitioner_id = practitioner.id AND role.organization_id IN ${within(scope.organizationId)})
  OR NOT EXISTS (SELECT FROM practitioner_role AS role WHERE role.practitioner_id = practitioner.id))`

export async function loadOwnPractitioners(db: Database, scope: StaffScope): Promise<OperatedPractitioner[]> {
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM practitioner WHERE ${ofOffice(scope)} ORDER BY pinyin, id LIMIT ${MAX_PRACTITIONERS}`
  const rows = await db.practitioner.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    orderBy: [{ pinyin: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      pinyin: true,
      initials: true,
      title: true,
      intro: true,
      roles: {
        select: { id: true, ...ROLE, organization: { select: { name: true } } },
        orderBy: [{ since: 'asc' }, { id: 'asc' }],
        take: MAX_ROWS_EACH,
      },
      certifications: {
        select: { id: true, ...CERTIFICATION },
        orderBy: [{ validFrom: 'desc' }, { id: 'asc' }],
        take: MAX_ROWS_EACH,
      },
    },
  })
  return rows.map((row) => ({
    ...row,
    roles: row.roles.map(({ id, organization, ...role }) => {
      const { practitionerId: _practitionerId, ...rest } = roleDraft(role)
      return { id, ...rest, organizationName: organization.name }
    }),
    certifications: row.certifications.map(({ id, ...certification }) => {
      const { practitionerId: _practitionerId, ...rest } = certificationDraft(certification)
      return { id, ...rest }
    }),
  }))
}

export async function findPractitioner(
  tx: Transaction,
  scope: StaffScope,
  id: string,
): Promise<PractitionerDraft | null> {
  const rows = await tx.$queryRaw<PractitionerDraft[]>`
    SELECT name, title, intro FROM practitioner WHERE id = ${id}::uuid AND ${ofOffice(scope)}`
  return rows[0] ?? null
}

export async function putPractitioner(
  tx: Transaction,
  id: string,
  draft: PractitionerDraft,
  keys: SearchKeys,
): Promise<void> {
  const words = { ...draft, ...keys }
  await tx.practitioner.upsert({
    where: { id },
    create: { id, ...words },
    update: words,
    select: { id: true },
  })
}

/** @returns false for somebody with an account; whatever else names them is kept by its foreign key */
export async function removePractitioner(tx: Transaction, id: string): Promise<boolean> {
  const removed = await tx.$executeRaw`
    DELETE FROM practitioner WHERE id = ${id}::uuid
      AND NOT EXISTS (SELECT FROM staff_member WHERE practitioner_id = ${id}::uuid)`
  return removed === 1
}

export async function isOwnPlace(
  tx: Transaction,
  scope: StaffScope,
  organizationId: string,
): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { own: boolean }[]
  >`SELECT ${organizationId}::uuid IN ${within(scope.organizationId)} AS own`
  return rows[0]?.own ?? false
}

export async function findRole(tx: Transaction, id: string): Promise<RoleDraft | null> {
  const row = await tx.practitionerRole.findUnique({ where: { id }, select: ROLE })
  return row && roleDraft(row)
}

export async function putRole(
  tx: Transaction,
  id: string,
  { since, until, ...draft }: RoleDraft,
): Promise<void> {
  const row = {
    ...draft,
    services: [...draft.services],
    since: new Date(since),
    until: until && new Date(until),
  }
  await tx.practitionerRole.upsert({
    where: { id },
    create: { id, ...row },
    update: row,
    select: { id: true },
  })
}

export async function removeRole(tx: Transaction, id: string): Promise<void> {
  await tx.practitionerRole.delete({ where: { id }, select: { id: true } })
}

/** Whether weekly sessions of somebody at a place go on after a day. */
export async function holdsSessionsAfter(
  tx: Transaction,
  { practitionerId, organizationId }: Pick<RoleDraft, 'practitionerId' | 'organizationId'>,
  day: LocalDate | null,
): Promise<boolean> {
  const end = day && new Date(day)
  const found = await tx.sessionTemplate.findFirst({
    where: {
      practitionerId,
      organizationId,
      ...(end && { OR: [{ validTo: null }, { validTo: { gt: end } }] }),
    },
    select: { id: true },
  })
  return found !== null
}

export async function findCertification(tx: Transaction, id: string): Promise<CertificationDraft | null> {
  const row = await tx.certification.findUnique({ where: { id }, select: CERTIFICATION })
  return row && certificationDraft(row)
}

export async function putCertification(
  tx: Transaction,
  id: string,
  { validFrom, validTo, ...draft }: CertificationDraft,
): Promise<void> {
  const row = { ...draft, validFrom: new Date(validFrom), validTo: new Date(validTo) }
  await tx.certification.upsert({ where: { id }, create: { id, ...row }, update: row, select: { id: true } })
}

export async function removeCertification(tx: Transaction, id: string): Promise<void> {
  await tx.certification.delete({ where: { id }, select: { id: true } })
}

function roleDraft(row: {
  practitionerId: string
  organizationId: string
  services: string[]
  since: Date
  until: Date | null
}): RoleDraft {
  return {
    practitionerId: row.practitionerId,
    organizationId: row.organizationId,
    services: SERVICES.filter((service) => row.services.includes(service)),
    since: localDateOf(row.since),
    until: row.until && localDateOf(row.until),
  }
}

function certificationDraft(row: {
  practitionerId: string
  number: string
  validFrom: Date
  validTo: Date
}): CertificationDraft {
  return { ...row, validFrom: localDateOf(row.validFrom), validTo: localDateOf(row.validTo) }
}
