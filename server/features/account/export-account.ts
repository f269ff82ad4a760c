import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { AccountContext, RecordedEntry } from '../../platform/context'
import type { PatientScope } from '../../platform/patient-scope'
import { familyView } from '../../platform/record-view'
import { exportOwn } from './export-own'
import { exportPerson } from './export-person'
import {
  EXPORT_MAX,
  listOwnPatientIds,
  loadAccount,
  loadAppointments,
  loadLooks,
  loadOrganizationNames,
  loadPeople,
} from './export-store'
import { EXPORT_FIELDS_ZH, EXPORT_README } from './export-words'

/**
 * Everything that the account and the people it decides for have here, as one readable document (个人信息保护法第四十五
 * 条; rules D-PR). Each person in it is written down as looked at.
 */
export async function exportAccount(ctx: AccountContext): Promise<{ document: object }> {
  const now = ctx.now()
  const scopes = await proveScopes(ctx, now)
  for (const by of scopes) {
    await ctx.audit.record(ctx.db, {
      by,
      purpose: 'export',
      action: 'account.export',
      patientIds: [by.patientId],
      fields: [
        ...(['name', 'birth-date', 'sex', 'appointments', 'access-log'] as const),
        ...(by.seesDocuments ? (['document'] as const) : []),
        ...(by.seesRecords ? (['visit-reason', 'visit-record'] as const) : []),
        ...familyView(by).kinds,
      ],
      at: now,
      requestId: ctx.requestId,
    })
  }
  const [own, people, appointments, looks] = await Promise.all([
    loadAccount(ctx.db, ctx.account),
    loadPeople(ctx.db, scopes),
    loadAppointments(ctx.db, scopes),
    loadLooks(ctx.db, scopes),
  ])
  const names = new Map([
    ...(await ctx.access.staffNames(
      ctx.db,
      looks.map(({ accountId }) => accountId),
    )),
    ...(await loadOrganizationNames(
      ctx.db,
      looks.flatMap(({ organizationId }) => organizationId ?? []),
    )),
  ])
  const records = new Map<string, readonly RecordedEntry[]>()
  for (const scope of scopes) records.set(scope.patientId, await ctx.access.wholeRecord(ctx, scope))
  const parts = scopes.flatMap((scope) => {
    const person = people.find(({ id }) => id === scope.patientId)
    if (!person) return []
    const theirs = {
      person,
      record: records.get(person.id) ?? [],
      appointments: appointments.filter(({ patientId }) => patientId === person.id),
      looks: looks.filter(({ patientIds }) => patientIds.includes(person.id)),
      names,
    }
    return exportPerson(theirs, scope, ctx.fieldCrypto)
  })
  return {
    document: {
      about: {
        readme: EXPORT_README,
        fields: EXPORT_FIELDS_ZH,
        exportedAt: toIsoShanghai(now),
        truncated: truncatedLists({
          appointments: [appointments],
          record: [...records.values()],
          accessLog: [looks],
          documents: people.map(({ identifiers }) => identifiers),
          consents: people.map(({ consents }) => consents),
          messages: [own.messages],
          logIns: [own.accessTokens],
          delegationsGiven: [own.delegated],
          delegationsReceived: [own.delegatedTo],
          guardianshipRequests: [own.guardianshipRequests],
          privacyAgreements: [own.agreements],
          staff: [own.staffMember?.roles ?? []],
        }),
      },
      ...exportOwn(own, ctx.fieldCrypto),
      people: parts,
    },
  }
}

/** Names of the parts of which a list is as long as was read at most: there may be more. */
function truncatedLists(lists: Readonly<Record<string, readonly (readonly unknown[])[]>>): readonly string[] {
  return Object.entries(lists).flatMap(([name, parts]) =>
    parts.some((rows) => rows.length >= EXPORT_MAX) ? [name] : [],
  )
}

async function proveScopes(ctx: AccountContext, now: Date): Promise<readonly PatientScope[]> {
  const today = localDateOf(now)
  const scopes: PatientScope[] = []
  for (const patientId of await listOwnPatientIds(ctx.db, ctx.account, today)) {
    scopes.push(await ctx.access.guardianScope(ctx.db, ctx.account, patientId, today))
  }
  return scopes
}
