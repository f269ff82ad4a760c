import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { RecordedEntry } from '../../platform/access/recorded-entry'
import type { AccountContext } from '../../platform/context'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { familyView } from '../../platform/scope/record-view'
import { loadCards, loadObjections, loadOpenings, loadShares } from './export-card-store'
import { loadClaims, loadReferrals } from './export-claim-store'
import { loadContracts, loadKeyGroups } from './export-contract-store'
import { loadConversations } from './export-conversation-store'
import { exportPayment } from './export-money'
import { loadCoverages, loadPayments } from './export-money-store'
import { exportOwn } from './export-own'
import { exportPerson, type PersonRows } from './export-person'
import {
  EXPORT_MAX,
  listOwnPatientIds,
  loadAccount,
  loadAppointments,
  loadLooks,
  loadOrganizationNames,
  loadPeople,
} from './export-store'
import { loadWaitlist } from './export-waitlist-store'
import { EXPORT_FIELDS_ZH, EXPORT_README } from './export-words'

/**
 * Everything that the account and the people it decides for have here, as one readable document (个人信息保护法第四十五
 * 条; rules D-PR). Each person in it is written down as looked at.
 */
export async function exportAccount(ctx: AccountContext): Promise<{ document: object }> {
  const now = ctx.now()
  const scopes = await proveScopes(ctx, now)
  for (const scope of scopes) await recordExport(ctx, scope, now)
  const own = await loadAccount(ctx.db, ctx.account)
  const payments = await loadPayments(ctx.db, ctx.account)
  const rows = await loadRows(ctx, scopes)
  const parts = scopes.flatMap((scope) => {
    const person = rows.people.find(({ id }) => id === scope.patientId)
    return person ? exportPerson({ ...rowsOf(person.id, rows), person, at: now }, scope, ctx.fieldCrypto) : []
  })
  return {
    document: {
      about: {
        readme: EXPORT_README,
        fields: EXPORT_FIELDS_ZH,
        exportedAt: toIsoShanghai(now),
        truncated: truncatedLists({
          appointments: [rows.appointments],
          record: [...rows.records.values()],
          accessLog: [rows.looks],
          documents: rows.people.map(({ identifiers }) => identifiers),
          consents: rows.people.map(({ consents }) => consents),
          conversations: [rows.conversations, ...rows.conversations.map(({ messages }) => messages)],
          claims: [rows.claims, ...rows.claims.map(({ steps }) => steps)],
          referrals: [rows.referrals],
          contracts: [
            rows.contracts,
            ...rows.contracts.flatMap((row) => [row.history, row.signatures, row.addenda, row.evaluations]),
          ],
          keyGroups: [rows.keyGroups],
          coverages: [rows.coverages, ...rows.coverages.map(({ history }) => history)],
          payments: [payments, ...payments.map(({ refunds }) => refunds)],
          waitlist: [rows.waitlist],
          healthCard: rows.cards.flatMap(({ history, uses }) => [history, uses]),
          recordOpenings: [rows.openings],
          shares: [rows.shares],
          objections: [rows.objections],
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
      payments: payments.map(exportPayment),
      people: parts,
    },
  }
}

async function recordExport(ctx: AccountContext, by: PatientScope, at: Date): Promise<void> {
  await ctx.audit.record(ctx.db, {
    by,
    purpose: 'export',
    action: 'account.export',
    patientIds: [by.patientId],
    fields: [
      ...(['name', 'birth-date', 'sex', 'card', 'appointments', 'access-log'] as const),
      ...(['contract', 'key-groups', 'coverage'] as const),
      ...(by.seesDocuments ? (['document'] as const) : []),
      ...(by.seesRecords ? (['visit-reason', 'visit-record', 'messages'] as const) : []),
      ...familyView(by).kinds,
    ],
    at,
    requestId: ctx.requestId,
  })
}

/** Of all of them, in as many statements however many they are; only a record is read for each. */
async function loadRows(ctx: AccountContext, scopes: readonly PatientScope[]) {
  const { db } = ctx
  const [people, appointments, conversations, looks, cards, openings, shares, objections] = await Promise.all(
    [
      loadPeople(db, scopes),
      loadAppointments(db, scopes),
      loadConversations(db, scopes),
      loadLooks(db, scopes),
      loadCards(db, scopes),
      loadOpenings(db, scopes),
      loadShares(db, scopes),
      loadObjections(db, scopes),
    ],
  )
  const staff = [...looks, ...openings].map(({ accountId }) => accountId)
  const writers = conversations.flatMap(({ messages }) =>
    messages.flatMap((message) => (message.side === 'team' ? (message.accountId ?? []) : [])),
  )
  const readers = shares.flatMap(({ usedByAccountId }) => usedByAccountId ?? [])
  const places = [...looks, ...openings, ...cards.flatMap(({ uses }) => uses)]
  const names = new Map([
    ...(await ctx.access.staffNames(db, [...staff, ...readers, ...writers])),
    ...(await loadOrganizationNames(
      db,
      places.flatMap(({ organizationId }) => organizationId ?? []),
    )),
  ])
  const claims = await loadClaims(db, scopes)
  const referrals = await loadReferrals(db, scopes)
  const contracts = await loadContracts(db, scopes)
  const keyGroups = await loadKeyGroups(db, scopes)
  const coverages = await loadCoverages(db, scopes)
  const waitlist = await loadWaitlist(db, scopes)
  const records = new Map<string, readonly RecordedEntry[]>()
  for (const scope of scopes) records.set(scope.patientId, await ctx.access.wholeRecord(ctx, scope))
  const parts = { people, appointments, waitlist, conversations, claims, referrals, looks, cards, openings }
  return { ...parts, contracts, keyGroups, coverages, shares, objections, names, records }
}

function rowsOf(id: string, rows: Awaited<ReturnType<typeof loadRows>>): Omit<PersonRows, 'person' | 'at'> {
  const isTheirs = ({ patientId }: { readonly patientId: string }) => patientId === id
  return {
    record: rows.records.get(id) ?? [],
    appointments: rows.appointments.filter(isTheirs),
    waitlist: rows.waitlist.filter(isTheirs),
    conversations: rows.conversations.filter(isTheirs),
    claims: rows.claims.filter(isTheirs),
    referrals: rows.referrals.filter(isTheirs),
    contracts: rows.contracts.filter(isTheirs),
    keyGroups: rows.keyGroups.filter(isTheirs),
    coverages: rows.coverages.filter(isTheirs),
    looks: rows.looks.filter(({ patientIds }) => patientIds.includes(id)),
    card: rows.cards.find(isTheirs) ?? null,
    openings: rows.openings.filter(isTheirs),
    shares: rows.shares.filter(isTheirs),
    objections: rows.objections.filter(isTheirs),
    names: rows.names,
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
