import {
  AUDIT_PURPOSE_NAMES_ZH,
  AUDITED_FIELD_NAMES_ZH,
  type AuditedField,
  type AuditPurpose,
} from '#domain/audit/audit-purpose'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { recordInWords } from '#domain/visit/record-in-words'
import type { RecordedEntry } from '../../platform/access/recorded-entry'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { openVisit } from '../../platform/sealing/entry-seal'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import { exportCard, exportObjection, exportOpening, exportShare } from './export-card'
import { exportClaim, exportReferral } from './export-claim'
import { exportContract, exportKeyGroups } from './export-contract'
import { exportConversation } from './export-conversation'
import { exportCoverage } from './export-money'
import type { loadAppointments, loadLooks, loadPeople } from './export-store'
import type { loadWaitlist } from './export-waitlist-store'

type PersonRow = Awaited<ReturnType<typeof loadPeople>>[number]
type AppointmentRow = Awaited<ReturnType<typeof loadAppointments>>[number]
type WaitlistRow = Awaited<ReturnType<typeof loadWaitlist>>[number]
type LookRow = Awaited<ReturnType<typeof loadLooks>>[number]

/** What a person's part is made of. */
export interface PersonRows {
  readonly person: PersonRow
  /** When it is written out. */
  readonly at: Date
  readonly appointments: readonly AppointmentRow[]
  readonly waitlist: readonly WaitlistRow[]
  readonly looks: readonly LookRow[]
  /** The health record, as far as it may be read. */
  readonly record: readonly RecordedEntry[]
  readonly card: Parameters<typeof exportCard>[0] | null
  readonly openings: readonly Parameters<typeof exportOpening>[0][]
  readonly shares: readonly Parameters<typeof exportShare>[0][]
  readonly objections: readonly Parameters<typeof exportObjection>[0][]
  readonly conversations: readonly Parameters<typeof exportConversation>[0][]
  readonly claims: readonly Parameters<typeof exportClaim>[0][]
  readonly referrals: readonly Parameters<typeof exportReferral>[0][]
  readonly contracts: readonly Parameters<typeof exportContract>[0][]
  readonly keyGroups: Parameters<typeof exportKeyGroups>[0]
  readonly coverages: readonly Parameters<typeof exportCoverage>[0][]
  /** Names of staff and of places, by id. */
  readonly names: ReadonlyMap<string, string>
}

/**
 * A person as the account may have them: whole numbers, because they are its own; of an adolescent who has not agreed to
 * be read only times and places, and never a number (rules D-PR).
 */
export function exportPerson(rows: PersonRows, scope: PatientScope, crypto: FieldCrypto): object {
  const { id, nameCipher, birthDate, sex, verification, identifiers, consents } = rows.person
  const withheld = !scope.seesRecords
  return {
    id,
    relation: scope.relation,
    name: crypto.open('patient.name', nameCipher),
    birthDate: localDateOf(birthDate),
    sex,
    verification,
    withheld,
    documents: !scope.seesDocuments
      ? []
      : identifiers.map(({ type, numberCipher, validFrom, validTo }) => ({
          type,
          number: crypto.open('patient_identifier.number', numberCipher),
          validFrom: toIsoShanghai(validFrom),
          validTo: moment(validTo),
        })),
    consents: consents.map(({ decidedAt, withdrawnAt, ...consent }) => ({
      ...consent,
      decidedAt: toIsoShanghai(decidedAt),
      withdrawnAt: moment(withdrawnAt),
    })),
    appointments: rows.appointments.map((row) => exportAppointment(row, scope, crypto)),
    waitlist: rows.waitlist.map(exportWaiting),
    record: rows.record,
    conversations: rows.conversations.map((row) => exportConversation(row, scope, rows.names, crypto)),
    referrals: rows.referrals.map((row) => exportReferral(row, crypto)),
    contracts: rows.contracts.map((row) => exportContract(row, { scope, now: rows.at, crypto })),
    keyGroups: exportKeyGroups(rows.keyGroups, birthDate, { scope, now: rows.at, crypto }),
    coverages: rows.coverages.map((row) => exportCoverage(row, scope, crypto)),
    claims: rows.claims.map((row) => exportClaim(row, scope, crypto)),
    healthCard: rows.card && exportCard(rows.card, scope, rows.names),
    recordOpenings: rows.openings.map((row) => exportOpening(row, scope, rows.names, crypto)),
    shares: rows.shares.map((row) => exportShare(row, rows.names)),
    objections: rows.objections.map((row) => exportObjection(row, crypto)),
    accessLog: rows.looks.map((look) => exportLook(look, rows.names)),
  }
}

function exportAppointment(row: AppointmentRow, scope: PatientScope, crypto: FieldCrypto): object {
  const { id, status, service, startAt, endAt, number, room, feeFen, reasonCipher, visit } = row
  const { session } = row.slot
  const opened = scope.seesRecords
  return {
    id,
    status,
    service,
    start: toIsoShanghai(startAt),
    end: toIsoShanghai(endAt),
    organization: session.organization.name,
    practitioner: session.practitioner.name,
    number,
    room,
    feeFen: Number(feeFen),
    bookedAt: toIsoShanghai(row.createdAt),
    reason: opened && reasonCipher ? crypto.open('appointment.reason', reasonCipher) : null,
    visit: visit && {
      startedAt: toIsoShanghai(visit.startedAt),
      completedAt: moment(visit.completedAt),
      certificationNumber: visit.certificationNumber,
      record: opened && visit.recordCipher ? recordToKeep(visit.recordCipher, startAt, crypto) : null,
    },
  }
}

function exportWaiting(row: WaitlistRow): object {
  const { service, halfDay, precedence, status, closeReason } = row
  return {
    organization: row.organization.name,
    practitioner: row.practitioner?.name ?? null,
    service,
    fromDay: localDateOf(row.fromDay),
    toDay: localDateOf(row.toDay),
    halfDay,
    precedence,
    joinedAt: toIsoShanghai(row.joinedAt),
    status,
    closeReason,
  }
}

function recordToKeep(sealed: string, start: Date, crypto: FieldCrypto): object {
  const record = openVisit(crypto, sealed)
  const lines = recordInWords(record, localDateOf(start))
  return { inWords: lines.map(({ nameZh, valueZh }) => `${nameZh}：${valueZh}`), diagnoses: record.diagnoses }
}

function exportLook(look: LookRow, names: PersonRows['names']): object {
  const { at, accountId, role, organizationId, purpose, fields } = look
  return {
    at: toIsoShanghai(at),
    // Of families only what they are: the other guardian's name is not ours to hand out.
    who: organizationId === null ? null : (names.get(accountId) ?? null),
    role,
    organization: organizationId === null ? null : (names.get(organizationId) ?? null),
    purpose: AUDIT_PURPOSE_NAMES_ZH[purpose as AuditPurpose],
    fields: fields.map((field) => AUDITED_FIELD_NAMES_ZH[field as AuditedField]),
  }
}

const moment = (at: Date | null): string | null => at && toIsoShanghai(at)
