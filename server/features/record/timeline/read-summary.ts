import type { EntryKind, EntrySource } from '#domain/kernel/entry-kind'
import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import { type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import { type AllergyFacts, allergyStrip } from '#domain/record/allergy'
import type { ChartBasis } from '#domain/record/chart-view'
import type { AccountContext, StaffContext } from '../../../platform/context'
import { familyView, type RecordView, staffView } from '../../../platform/scope/record-view'
import { openAllergy } from '../../../platform/sealing/entry-seal'
import { findPerson, type PersonRow } from '../person-store'
import { cipherOf } from './entry-line'
import { type NewestMeasures, newestMeasures } from './newest-measures'
import { listEntries } from './timeline-store'

/** The head of a record looks back no further: what is older is in the list. */
const HEAD_ROWS = 50

interface AllergyView extends AllergyFacts {
  readonly id: string
  readonly source: EntrySource
}

interface RecordHead {
  readonly measures: NewestMeasures
  /** Those that hold. */
  readonly allergies: readonly AllergyView[]
  /** For the red strip; null where nothing is known, which is not the same as none. */
  readonly allergyWords: string | null
}

export interface FamilySummary extends RecordHead {
  readonly birthDate: LocalDate
  readonly sex: Sex
  /** What whoever asks may read: a delegate reads less. */
  readonly kinds: readonly EntryKind[]
  /** Only the person and guardians write. */
  readonly mayWrite: boolean
}

/** @throws not_found alike for absent and other families' people */
export async function readFamilySummary(
  ctx: AccountContext,
  { patientId }: { readonly patientId: string },
): Promise<FamilySummary> {
  const kinds = ['allergy', 'measurement'] as const
  const scope = await ctx.access.recordScope(ctx, { patientId, action: 'record.summary', kinds })
  const view = familyView(scope)
  const person = await findPerson(ctx.db, scope)
  const { birthDate, sex } = person
  const mayWrite = scope.kind === 'guardian'
  return { ...(await readHead(ctx, view, person)), birthDate, sex, kinds: view.kinds, mayWrite }
}

export interface StaffSummary extends RecordHead {
  readonly patient: {
    readonly nameMasked: string
    readonly sex: Sex
    readonly age: string
    readonly birthDate: LocalDate
  }
  readonly basis: ChartBasis
  /** When the record closes by itself; null for a visit. */
  readonly until: string | null
  readonly kinds: readonly EntryKind[]
}

/** Who it is and what must be known first. @throws what `chartScope` refuses */
export async function readStaffSummary(
  ctx: StaffContext,
  { patientId }: { readonly patientId: string },
): Promise<StaffSummary> {
  const scope = await ctx.access.chartScope(ctx.db, ctx, {
    patientId,
    action: 'chart.summary',
    kinds: ['allergy', 'measurement'],
    head: ['name', 'sex', 'birth-date'],
  })
  const person = await findPerson(ctx.db, scope)
  const { sex, birthDate } = person
  return {
    ...(await readHead(ctx, staffView(scope), person)),
    patient: {
      nameMasked: maskName(ctx.fieldCrypto.open('patient.name', person.nameCipher)),
      sex,
      age: ageInWords(birthDate, localDateOf(ctx.now())),
      birthDate,
    },
    basis: scope.basis,
    until: scope.until && toIsoShanghai(scope.until),
    kinds: scope.kinds,
  }
}

async function readHead(ctx: AccountContext, view: RecordView, person: PersonRow): Promise<RecordHead> {
  const wish = { after: null, limit: HEAD_ROWS, now: ctx.now() }
  const measured = await listEntries(ctx.db, view, { ...wish, kinds: ['measurement'] })
  const noted = await listEntries(ctx.db, view, { ...wish, kinds: ['allergy'] })
  const allergies = noted
    .filter(({ resolvedOn }) => resolvedOn === null)
    .map((row) => ({
      id: row.id,
      source: row.source,
      ...openAllergy(ctx.fieldCrypto, cipherOf(row)),
    }))
  return {
    measures: await newestMeasures(ctx, person, measured),
    allergies,
    allergyWords: allergyStrip(allergies),
  }
}
