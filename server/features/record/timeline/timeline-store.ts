import { ENTRY_KINDS, type EntryKind, type EntrySource } from '#domain/kernel/entry-kind'
import type { LocalDate } from '#domain/kernel/time'
import type { EntryCategory } from '#domain/record/entry-category'
import type { TimelinePlace } from '#domain/record/timeline'
import { Prisma, type Reader } from '../../../platform/database/database'
import type { RecordView } from '../../../platform/scope/record-view'
import { within } from '../../../platform/sql/within-sql'

/** One entry of any kind as its table has it: sealed, and alike for all. */
export interface EntryRow {
  readonly kind: EntryKind
  readonly id: string
  readonly on: LocalDate
  /** What the table calls it in the clear: service, item, vaccine, number of the check-up, kind of picture. */
  readonly code: string | null
  readonly cipher: string | null
  /** Sealed text or plain facts that belong to it: see SECTIONS. */
  readonly related: readonly string[]
  readonly source: EntrySource
  readonly isVerified: boolean
  readonly isCorrection: boolean
  readonly category: EntryCategory
  readonly releaseAt: Date | null
  readonly recognisedUntil: LocalDate | null
  readonly resolvedOn: LocalDate | null
  readonly organizationId: string | null
  /** The reader's own place, or one below it, wrote it down. */
  readonly isOfPlace: boolean
  readonly place: string | null
  readonly practitioner: string | null
  readonly byAccountId: string | null
  readonly hasAddendum: boolean
  readonly writtenAt: Date
  /** It was another person's and was moved there: what it said is no longer here. */
  readonly isTrace: boolean
}

/** `isWhole`: what is part of another entry that is shown, as the drugs of a visit are, does not stand beside it again. */
interface Section {
  readonly view: RecordView
  readonly now: Date
  readonly isWhole: boolean
  /** What was moved away stands there too. */
  readonly hasTraces?: boolean
}

const seen = ({ view }: Section, table: Prisma.Sql) => Prisma.sql`
  (${table}.category = 'normal' OR ${view.seesRestricted}
    OR ${table}.organization_id IN ${within(view.organizationId)})`

const shows = ({ view }: Section, kind: EntryKind) => Prisma.sql`${view.kinds.includes(kind)}`

/** Part of a visit that is shown too. */
const ofVisit = (section: Section, table: Prisma.Sql) => Prisma.sql`
  (${shows(section, 'visit')} AND EXISTS (SELECT FROM visit WHERE visit.appointment_id = ${table}.appointment_id
    AND visit.patient_id = ${table}.patient_id AND visit.record_cipher IS NOT NULL AND ${seen(section, Prisma.sql`visit`)}))`

const NO_REPORT = Prisma.sql`NULL::timestamptz AS release_at, NULL::date AS recognised_until`
const WRITTEN = Prisma.sql`created_at, false`

/** One statement a kind, all with the same columns. */
const SECTIONS: Readonly<Record<EntryKind, (section: Section) => Prisma.Sql>> = {
  // related: the sealed prescriptions of the visit, for whoever may see prescriptions
  visit: (section) => Prisma.sql`
    SELECT 'visit' AS kind, visit.id, appointment.day AS on_day, appointment.service AS code,
      visit.record_cipher AS cipher,
      ARRAY(SELECT items_cipher FROM prescription AS given WHERE given.appointment_id = visit.appointment_id
        AND given.patient_id = visit.patient_id AND given.withdrawn_at IS NULL AND ${shows(section, 'prescription')}
        AND ${seen(section, Prisma.sql`given`)}) AS related,
      'staff' AS source, true AS is_verified, NULL::uuid AS corrects_id, visit.category, ${NO_REPORT},
      NULL::date AS resolved_on, visit.organization_id, visit.practitioner_id, visit.started_by_account_id AS by_id,
      visit.started_at AS written_at, false AS is_trace
    FROM visit JOIN appointment ON appointment.id = visit.appointment_id
    WHERE visit.patient_id = ${section.view.patientId}::uuid AND visit.record_cipher IS NOT NULL
      AND ${seen(section, Prisma.sql`visit`)}`,
  prescription: (section) => Prisma.sql`
    SELECT 'prescription', entry.id, issued_on, NULL, items_cipher, '{}', 'staff', true, corrects_id, category,
      ${NO_REPORT}, NULL::date, organization_id, practitioner_id, by_account_id, ${WRITTEN}
    FROM prescription AS entry
    WHERE entry.patient_id = ${section.view.patientId}::uuid AND withdrawn_at IS NULL
      AND ${seen(section, Prisma.sql`entry`)}
      AND NOT (${section.isWhole} AND ${ofVisit(section, Prisma.sql`entry`)})`,
  report: (section) => Prisma.sql`
    SELECT 'report', entry.id, performed_on, item_code, result_cipher, '{}', 'staff', true, corrects_id, category,
      release_at, recognised_until, NULL::date, organization_id, practitioner_id, by_account_id, ${WRITTEN}
    FROM report AS entry
    WHERE entry.patient_id = ${section.view.patientId}::uuid AND withdrawn_at IS NULL
      AND ${seen(section, Prisma.sql`entry`)}
      AND (${section.view.seesHeldBack} OR release_at <= ${section.now}::timestamptz)`,
  // related: the sealed values that were measured at it
  checkup: ({ view }) => Prisma.sql`
    SELECT 'checkup', entry.id, done_on, visit_no::text, record_cipher,
      ARRAY(SELECT values_cipher FROM measurement AS measured WHERE measured.id = entry.measurement_id
        AND measured.patient_id = entry.patient_id), 'staff', true,
      corrects_id, 'normal', ${NO_REPORT}, NULL::date, organization_id, practitioner_id, by_account_id, ${WRITTEN}
    FROM checkup AS entry WHERE entry.patient_id = ${view.patientId}::uuid AND withdrawn_at IS NULL`,
  // related: the lot, where it is known
  immunization: ({ view }) => Prisma.sql`
    SELECT 'immunization', entry.id, occurred_on, vaccine_code, details_cipher,
      array_remove(ARRAY[lot_number], NULL), source, is_verified, corrects_id, 'normal', ${NO_REPORT}, NULL::date,
      organization_id, practitioner_id, by_account_id, ${WRITTEN}
    FROM immunization AS entry WHERE entry.patient_id = ${view.patientId}::uuid AND withdrawn_at IS NULL`,
  // code: way and outcome; related: the sealed values that were measured at it
  'follow-up': ({ view }) => Prisma.sql`
    SELECT 'follow-up', entry.id, done_on, way || '/' || outcome, record_cipher,
      ARRAY(SELECT values_cipher FROM measurement AS measured WHERE measured.id = entry.measurement_id), 'staff', true,
      corrects_id, 'normal', ${NO_REPORT}, NULL::date, organization_id, practitioner_id, by_account_id, ${WRITTEN}
    FROM follow_up AS entry WHERE entry.patient_id = ${view.patientId}::uuid AND withdrawn_at IS NULL`,
  measurement: (section) => Prisma.sql`
    SELECT 'measurement', entry.id, measured_on, NULL, values_cipher, '{}', source, true, corrects_id, 'normal',
      ${NO_REPORT}, NULL::date, organization_id, practitioner_id, by_account_id, ${WRITTEN}
    FROM measurement AS entry
    WHERE entry.patient_id = ${section.view.patientId}::uuid AND withdrawn_at IS NULL AND NOT (${section.isWhole} AND (
      ${ofVisit(section, Prisma.sql`entry`)} OR EXISTS (
        SELECT FROM checkup WHERE checkup.measurement_id = entry.id AND checkup.patient_id = entry.patient_id
          AND checkup.withdrawn_at IS NULL)
      OR (${shows(section, 'follow-up')} AND EXISTS (
        SELECT FROM follow_up WHERE follow_up.measurement_id = entry.id AND follow_up.withdrawn_at IS NULL))))`,
  allergy: ({ view }) => Prisma.sql`
    SELECT 'allergy', entry.id, noted_on, NULL, allergy_cipher, '{}', source, true, corrects_id, 'normal',
      ${NO_REPORT}, resolved_on, organization_id, NULL::uuid, by_account_id, ${WRITTEN}
    FROM allergy AS entry WHERE entry.patient_id = ${view.patientId}::uuid AND withdrawn_at IS NULL`,
  // related: media type and size
  attachment: ({ view }) => Prisma.sql`
    SELECT 'attachment', entry.id, dated_on, kind, title_cipher, ARRAY[media_type, size_bytes::text], 'family', true,
      NULL::uuid, 'normal', ${NO_REPORT}, NULL::date, NULL::uuid, NULL::uuid, by_account_id, ${WRITTEN}
    FROM record_attachment AS entry WHERE entry.patient_id = ${view.patientId}::uuid AND withdrawn_at IS NULL`,
}

/** Entries that stood here until they were moved, unless they have come back since: kind, day and place, and no word more. */
const traces = (kinds: readonly EntryKind[], section: Section) => Prisma.sql`
  SELECT entry_kind, entry_id, on_day, NULL, NULL, '{}', 'staff', true, NULL::uuid, category, ${NO_REPORT}, NULL::date,
    organization_id, NULL::uuid, by_account_id, moved_at, true
  FROM moved_entry AS entry
  WHERE entry.patient_id = ${section.view.patientId}::uuid AND entry.entry_kind = ANY(${[...kinds]}::text[])
    AND entry.to_patient_id <> entry.patient_id AND ${seen(section, Prisma.sql`entry`)}
    AND NOT EXISTS (SELECT FROM moved_entry AS later WHERE later.entry_id = entry.entry_id
      AND later.patient_id = entry.patient_id AND later.id > entry.id)
    AND NOT EXISTS (SELECT FROM moved_entry AS back WHERE back.entry_id = entry.entry_id
      AND back.to_patient_id = entry.patient_id AND back.id > entry.id)`

const rank = (kind: Prisma.Sql) => Prisma.sql`array_position(${[...ENTRY_KINDS]}::text[], ${kind})`

/** The wished kinds first, so that each statement of the union has the names of the columns from `visit`. */
function union(kinds: readonly EntryKind[], section: Section): Prisma.Sql {
  const wished = ENTRY_KINDS.filter((kind) => section.view.kinds.includes(kind) && kinds.includes(kind))
  const named = Prisma.sql`${SECTIONS.visit(section)} AND false`
  const sections = wished.map((kind) => SECTIONS[kind](section))
  return Prisma.join(
    [named, ...sections, ...(section.hasTraces ? [traces(wished, section)] : [])],
    ' UNION ALL ',
  )
}

function select(kinds: readonly EntryKind[], section: Section, which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT entry.kind, entry.id, entry.on_day::text AS "on", entry.code, entry.cipher, entry.related, entry.source,
      entry.is_verified AS "isVerified", entry.corrects_id IS NOT NULL AS "isCorrection", entry.category,
      entry.release_at AS "releaseAt", entry.recognised_until::text AS "recognisedUntil",
      entry.resolved_on::text AS "resolvedOn", entry.organization_id AS "organizationId",
      coalesce(entry.organization_id IN ${within(section.view.organizationId)}, false)
        AS "isOfPlace", organization.name AS place,
      practitioner.name AS practitioner, entry.by_id AS "byAccountId", entry.written_at AS "writtenAt",
      entry.is_trace AS "isTrace",
      EXISTS (SELECT FROM addendum WHERE addendum.patient_id = ${section.view.patientId}::uuid
        AND addendum.entry_kind = entry.kind AND addendum.entry_id = entry.id) AS "hasAddendum"
    FROM (${union(kinds, section)}) AS entry
    LEFT JOIN organization ON organization.id = entry.organization_id
    LEFT JOIN practitioner ON practitioner.id = entry.practitioner_id
    WHERE ${which}
    ORDER BY entry.on_day DESC, ${rank(Prisma.sql`entry.kind`)}, entry.id`
}

/** A page of what the view shows, newest first (domain/record/timeline.ts says the order). One statement. */
export function listEntries(
  db: Reader,
  view: RecordView,
  wish: {
    /** Null: all, each once. */
    readonly kinds: readonly EntryKind[] | null
    readonly after: TimelinePlace | null
    readonly limit: number
    readonly now: Date
    readonly hasTraces?: boolean
  },
): Promise<EntryRow[]> {
  const { kinds, after, limit, now, hasTraces = false } = wish
  const which = after
    ? Prisma.sql`(entry.on_day < ${after.on}::date OR (entry.on_day = ${after.on}::date AND
        (${rank(Prisma.sql`entry.kind`)}, entry.id) > (${rank(Prisma.sql`${after.kind}`)}, ${after.id}::uuid)))`
    : Prisma.sql`true`
  const section = { view, now, isWhole: kinds === null, hasTraces }
  return db.$queryRaw<EntryRow[]>`${select(kinds ?? ENTRY_KINDS, section, which)} LIMIT ${limit}`
}

/** One entry, or null where the view does not show it; with `hasTraces` also what is left of one that was moved away. */
export async function findEntry(
  db: Reader,
  view: RecordView,
  entry: { readonly kind: EntryKind; readonly id: string },
  now: Date,
  hasTraces = false,
): Promise<EntryRow | null> {
  const section = { view, now, isWhole: false, hasTraces }
  const [row] = await db.$queryRaw<EntryRow[]>`
    ${select([entry.kind], section, Prisma.sql`entry.id = ${entry.id}::uuid`)} LIMIT 1`
  return row ?? null
}
