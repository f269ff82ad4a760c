import { localDateOf } from '#domain/kernel/time'
import type { AccountContext } from '../../../platform/context'
import { familyView } from '../../../platform/scope/record-view'
import { findPerson } from '../person-store'
import { listEntries } from '../timeline/timeline-store'
import { type ExportedPerson, fhirBundle } from './fhir-bundle'
import { recordPdf } from './record-pdf'

/** As in the export of an account: more entries than a life has. */
const WHOLE_MAX = 2_000

export const RECORD_FORMATS = ['json', 'pdf', 'fhir'] as const
export type RecordFormat = (typeof RECORD_FORMATS)[number]

/** A file to keep. */
export interface ExportedFile {
  readonly name: string
  readonly mediaType: string
  readonly contentBase64: string
}

/**
 * A person's whole record, as far as whoever asks may read it: for people (JSON, PDF) or another system (FHIR R4). The
 * entries are read in one statement, so nothing changes while they are written (journeys E3 44).
 *
 * @throws not_found; delegate_not_permitted
 */
export async function exportRecord(
  ctx: AccountContext,
  { patientId, format }: { readonly patientId: string; readonly format: RecordFormat },
): Promise<ExportedFile> {
  const now = ctx.now()
  const today = localDateOf(now)
  const scope = await ctx.access.guardianScope(ctx.db, ctx.account, patientId, today)
  const { nameCipher, sex, birthDate } = await findPerson(ctx.db, scope)
  const name = ctx.fieldCrypto.open('patient.name', nameCipher)
  const person: ExportedPerson = { id: patientId, name, sex, birthDate }
  await ctx.audit.record(ctx.db, {
    by: scope,
    purpose: 'export',
    action: 'record.export',
    patientIds: [patientId],
    fields: ['name', 'birth-date', 'sex', ...familyView(scope).kinds],
    at: now,
    requestId: ctx.requestId,
  })
  const file = { name: `健康档案-${today}` }
  if (format === 'fhir') {
    const view = familyView(scope)
    const wish = { kinds: view.kinds, after: null, limit: WHOLE_MAX, now }
    const told = { now, today, rules: await ctx.rules() }
    const bundle = fhirBundle(person, await listEntries(ctx.db, view, wish), ctx.fieldCrypto, told)
    return {
      name: `${file.name}.fhir.json`,
      mediaType: 'application/fhir+json',
      ...content(JSON.stringify(bundle)),
    }
  }
  const entries = await ctx.access.wholeRecord(ctx, scope)
  if (format === 'json') {
    const text = JSON.stringify({ person, exportedOn: today, entries }, null, 2)
    return { name: `${file.name}.json`, mediaType: 'application/json', ...content(text) }
  }
  const pdf = await recordPdf(person, entries, today)
  return { name: `${file.name}.pdf`, mediaType: 'application/pdf', ...content(pdf) }
}

function content(bytes: string | Buffer): { contentBase64: string } {
  return { contentBase64: Buffer.from(bytes).toString('base64') }
}
