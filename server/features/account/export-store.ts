import type { LocalDate } from '#domain/kernel/time'
import type { Actor } from '../../platform/context'
import type { Database } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'

/** So many rows of each kind at most: more than a family has, and no document without end. */
export const EXPORT_MAX = 2_000

const idsOf = (scopes: readonly PatientScope[]) => scopes.map(({ patientId }) => patientId)

/** The rows of those people. */
export const ofThem = (scopes: readonly PatientScope[]) => ({ patientId: { in: idsOf(scopes) } })

/** Those for whom the account acts as guardian, or whom it calls itself, in the order in which they were added. */
export async function listOwnPatientIds(
  db: Database,
  actor: Actor,
  today: LocalDate,
): Promise<readonly string[]> {
  const lastDay = { OR: [{ endsOn: null }, { endsOn: { gte: new Date(today) } }] }
  const links = await db.patientLink.findMany({
    where: { accountId: actor.id, endedAt: null, ...lastDay },
    orderBy: [{ createdAt: 'asc' }, { patientId: 'asc' }],
    take: EXPORT_MAX,
    select: { patientId: true },
  })
  return links.map(({ patientId }) => patientId)
}

export function loadPeople(db: Database, scopes: readonly PatientScope[]) {
  return db.patient.findMany({
    where: { id: { in: idsOf(scopes) } },
    select: {
      id: true,
      nameCipher: true,
      birthDate: true,
      sex: true,
      verification: true,
      createdAt: true,
      identifiers: {
        orderBy: { validFrom: 'desc' },
        take: EXPORT_MAX,
        select: { type: true, numberCipher: true, validFrom: true, validTo: true },
      },
      consents: {
        orderBy: { decidedAt: 'desc' },
        take: EXPORT_MAX,
        select: { purpose: true, textVersion: true, decision: true, decidedAt: true, withdrawnAt: true },
      },
    },
  })
}

export function loadAppointments(db: Database, scopes: readonly PatientScope[]) {
  return db.appointment.findMany({
    where: { ...ofThem(scopes), status: { not: 'expired' } },
    orderBy: [{ startAt: 'desc' }, { id: 'asc' }],
    take: EXPORT_MAX,
    select: {
      id: true,
      patientId: true,
      status: true,
      service: true,
      startAt: true,
      endAt: true,
      number: true,
      room: true,
      feeFen: true,
      reasonCipher: true,
      createdAt: true,
      slot: {
        select: {
          session: {
            select: { organization: { select: { name: true } }, practitioner: { select: { name: true } } },
          },
        },
      },
      visit: {
        select: { startedAt: true, completedAt: true, certificationNumber: true, recordCipher: true },
      },
    },
  })
}

/** Every look at them, also under rows that were merged into theirs; the audit has no names. */
export async function loadLooks(db: Database, scopes: readonly PatientScope[]) {
  const ids = idsOf(scopes)
  const merged = await db.patient.findMany({
    where: { mergedIntoId: { in: ids } },
    select: { id: true, mergedIntoId: true },
  })
  const personOf = new Map(merged.map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]))
  const looks = await db.auditEvent.findMany({
    where: { patientIds: { hasSome: [...ids, ...personOf.keys()] } },
    orderBy: { id: 'desc' },
    take: EXPORT_MAX,
    select: {
      at: true,
      accountId: true,
      role: true,
      organizationId: true,
      purpose: true,
      patientIds: true,
      fields: true,
    },
  })
  return looks.map((look) => ({ ...look, patientIds: look.patientIds.map((id) => personOf.get(id) ?? id) }))
}

export async function loadOrganizationNames(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.organization.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What belongs to the account itself. */
export function loadAccount(db: Database, actor: Actor) {
  const newest = { orderBy: { createdAt: 'desc' }, take: EXPORT_MAX } as const
  return db.account.findUniqueOrThrow({
    where: { id: actor.id },
    select: {
      id: true,
      phoneCipher: true,
      phoneVerifiedAt: true,
      elderMode: true,
      createdAt: true,
      agreements: {
        orderBy: { agreedAt: 'desc' },
        take: EXPORT_MAX,
        select: { textVersion: true, agreedAt: true },
      },
      accessTokens: { ...newest, select: { createdAt: true, lastSeenAt: true, revokedAt: true } },
      messages: {
        ...newest,
        select: {
          kind: true,
          patientId: true,
          appointmentId: true,
          facts: true,
          createdAt: true,
          readAt: true,
        },
      },
      messagePermissions: { select: { template: true, remaining: true, lastAnswer: true, answeredAt: true } },
      delegated: {
        ...newest,
        select: {
          patientId: true,
          relation: true,
          labelCipher: true,
          startsOn: true,
          endsOn: true,
          createdAt: true,
          acceptedAt: true,
          revokedAt: true,
        },
      },
      delegatedTo: {
        ...newest,
        select: {
          patientId: true,
          relation: true,
          startsOn: true,
          endsOn: true,
          acceptedAt: true,
          revokedAt: true,
        },
      },
      guardianshipRequests: {
        ...newest,
        select: { patientId: true, relation: true, status: true, createdAt: true, decidedAt: true },
      },
      staffMember: {
        select: {
          nameCipher: true,
          roles: {
            orderBy: { since: 'desc' },
            take: EXPORT_MAX,
            select: { role: true, since: true, endedAt: true, organization: { select: { name: true } } },
          },
        },
      },
    },
  })
}
