import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import type { Database, Prisma, Transaction } from '#server/platform/database/database'
import type { CheckupRows } from './checkup-rows'
import type { PeopleRows } from './family-rows'

/** Rows are only ever added: what stands, people have worked with since. Each answers how many rows it added. */
export interface DirectoryRows {
  readonly organizations: readonly Prisma.OrganizationCreateManyInput[]
  readonly practitioners: readonly Prisma.PractitionerCreateManyInput[]
  readonly certifications: readonly Prisma.CertificationCreateManyInput[]
  readonly roles: readonly Prisma.PractitionerRoleCreateManyInput[]
  readonly templates: readonly Prisma.SessionTemplateCreateManyInput[]
}

export async function insertDirectory(tx: Transaction, rows: DirectoryRows): Promise<Record<string, number>> {
  const organizations = await tx.organization.createMany(missing(rows.organizations))
  const practitioners = await tx.practitioner.createMany(missing(rows.practitioners))
  const certifications = await tx.certification.createMany(missing(rows.certifications))
  const roles = await tx.practitionerRole.createMany(missing(rows.roles))
  const templates = await tx.sessionTemplate.createMany(missing(rows.templates))
  return {
    organization: organizations.count,
    practitioner: practitioners.count,
    certification: certifications.count,
    practitioner_role: roles.count,
    session_template: templates.count,
  }
}

export async function insertAccounts(
  tx: Transaction,
  rows: readonly Prisma.AccountCreateManyInput[],
): Promise<number> {
  return (await tx.account.createMany(missing(rows))).count
}

export async function insertPeople(tx: Transaction, rows: PeopleRows): Promise<Record<string, number>> {
  const patients = await tx.patient.createMany(missing(rows.patients))
  const identifiers = await tx.patientIdentifier.createMany(missing(rows.identifiers))
  const links = await tx.patientLink.createMany(missing(rows.links))
  return { patient: patients.count, patient_identifier: identifiers.count, patient_link: links.count }
}

export async function insertStaff(
  tx: Transaction,
  rows: {
    readonly members: readonly Prisma.StaffMemberCreateManyInput[]
    readonly roles: readonly Prisma.StaffRoleCreateManyInput[]
  },
): Promise<Record<string, number>> {
  const members = await tx.staffMember.createMany(missing(rows.members))
  const roles = await tx.staffRole.createMany(missing(rows.roles))
  return { staff_member: members.count, staff_role: roles.count }
}

export async function insertCheckups(tx: Transaction, rows: CheckupRows): Promise<Record<string, number>> {
  const births = await tx.birthFacts.createMany(missing(rows.births))
  const measurements = await tx.measurement.createMany(missing(rows.measurements))
  const checkups = await tx.checkup.createMany(missing(rows.checkups))
  return { birth_facts: births.count, measurement: measurements.count, checkup: checkups.count }
}

export async function insertMeasurements(
  tx: Transaction,
  rows: readonly Prisma.MeasurementCreateManyInput[],
): Promise<number> {
  return (await tx.measurement.createMany(missing(rows))).count
}

export async function insertImmunizations(
  tx: Transaction,
  rows: readonly Prisma.ImmunizationCreateManyInput[],
): Promise<Record<string, number>> {
  const immunizations = await tx.immunization.createMany(missing(rows))
  return { immunization: immunizations.count }
}

/** Account id by openid. */
export async function findAccountIds(
  tx: Transaction,
  openids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const accounts = await tx.account.findMany({
    where: { openid: { in: [...openids] } },
    select: { id: true, openid: true },
  })
  return new Map(accounts.map(({ id, openid }) => [openid ?? '', id]))
}

export async function haveBooked(db: Database, accountIds: readonly string[]): Promise<boolean> {
  const first = await db.appointment.findFirst({
    where: { accountId: { in: [...accountIds] } },
    select: { id: true },
  })
  return first !== null
}

interface OpenSlotQuery {
  readonly organizationId: string
  readonly service: Service
  readonly day: LocalDate
  readonly after: Date
  readonly limit: number
}

/** The first public slots of a day that nobody has a seat in and that have not begun. */
export async function findUntouchedSlots(
  db: Database,
  { organizationId, service, day, after, limit }: OpenSlotQuery,
): Promise<{ id: string; capacity: number }[]> {
  return await db.slot.findMany({
    where: {
      session: { organizationId, service, day: new Date(day), status: 'open' },
      pool: 'public',
      booked: 0,
      startAt: { gt: after },
    },
    orderBy: [{ startAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, capacity: true },
  })
}

/** The public slots of a day that nobody has a seat in and that begin nearest to a moment, in the order of time. */
export async function findSlotsAround(
  db: Database,
  wish: Omit<OpenSlotQuery, 'after'> & { readonly around: Date },
): Promise<{ id: string; sessionId: string; startAt: Date; capacity: number }[]> {
  const { organizationId, service, day, around, limit } = wish
  const slots = await db.slot.findMany({
    where: {
      session: { organizationId, service, day: new Date(day), status: 'open' },
      pool: 'public',
      booked: 0,
    },
    select: { id: true, sessionId: true, startAt: true, capacity: true },
  })
  const distance = ({ startAt }: { startAt: Date }) => Math.abs(startAt.getTime() - around.getTime())
  const [nearest] = [...slots].sort((a, b) => distance(a) - distance(b))
  return slots
    .filter(({ sessionId }) => sessionId === nearest?.sessionId)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, limit)
    .sort((a, b) => a.startAt.getTime() - b.startAt.getTime())
}

function missing<Row>(rows: readonly Row[]): { data: Row[]; skipDuplicates: true } {
  return { data: [...rows], skipDuplicates: true }
}
