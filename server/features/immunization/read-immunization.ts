import { isOpen } from '#domain/immunization/dose-state'
import { type HoldReader, holdReasonInWords } from '#domain/immunization/immunization-hold'
import {
  type ImmunizationChild,
  immunizationPlan,
  type PlannedDose,
} from '#domain/immunization/immunization-plan'
import {
  type ImmunizationRules,
  immunizationRules,
  programmeOn,
} from '#domain/immunization/immunization-rules'
import { optionalPlan } from '#domain/immunization/optional-plan'
import { VACCINES, type VaccineCode } from '#domain/immunization/vaccine'
import type { EntrySource } from '#domain/kernel/entry-kind'
import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import { ageMonthsOn, type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import type { AccountContext, StaffContext } from '../../platform/context'
import type { ChartScope } from '../../platform/scope/chart-scope'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { openDetails } from '../../platform/sealing/dose-details'
import { openReason } from './immunization-seal'
import { runningObservation } from './observation'
import {
  findPerson,
  type GivenRow,
  type HoldRow,
  listGiven,
  listHolds,
  listLots,
  type VaccinatedPerson,
} from './store'

/** One dose of the programme as a screen needs it. */
export interface DoseView extends Omit<PlannedDose, 'vaccine' | 'given'> {
  readonly vaccineCode: VaccineCode
  readonly nameZh: string
  /** In the programme: nobody pays for it. */
  readonly free: boolean
  /** False where a family wrote it down and no member of staff has seen the paper. */
  readonly verified: boolean
  readonly givenId: string | null
}

export interface GivenView {
  readonly id: string
  readonly vaccineCode: VaccineCode
  readonly nameZh: string
  readonly on: LocalDate
  readonly source: EntrySource
  readonly isVerified: boolean
  readonly lotNumber: string | null
  readonly place: string | null
  readonly practitioner: string | null
  /** Whoever asks may take it back. */
  readonly mayWithdraw: boolean
}

export interface ImmunizationView {
  readonly birthDate: LocalDate
  readonly programme: {
    readonly version: string
    readonly validFrom: LocalDate
    readonly title: string
    readonly shortZh: string
    readonly changeZh: string | null
    readonly verified: boolean
  }
  readonly doses: readonly DoseView[]
  /** Oldest first. */
  readonly given: readonly GivenView[]
  readonly optional: readonly {
    readonly vaccineCode: VaccineCode
    readonly nameZh: string
    readonly purposeZh: string
    readonly doseNo: number
    readonly total: number
    readonly fromOn: LocalDate
    readonly untilOn: LocalDate | null
    readonly verified: boolean
  }[]
  readonly holds: readonly {
    readonly id: string
    readonly vaccineCode: VaccineCode
    readonly nameZh: string
    readonly until: LocalDate | null
    readonly reasonZh: string
  }[]
  readonly observation: {
    readonly until: string
    readonly serverTime: string
    readonly minutes: number
    readonly vaccineNames: readonly string[]
  } | null
  readonly appointment: { readonly id: string; readonly day: LocalDate } | null
}

/** @throws not_found alike for absent and other families' people */
export async function readFamilyImmunization(
  ctx: AccountContext,
  { patientId }: { readonly patientId: string },
): Promise<ImmunizationView> {
  const kinds = ['immunization'] as const
  const scope = await ctx.access.recordScope(ctx, { patientId, action: 'record.immunization', kinds })
  const isGuardian = scope.kind === 'guardian'
  const readsAll = isGuardian && scope.seesRecords
  const { view } = await readImmunization(ctx, scope, {
    mayWithdraw: ({ source }) => source === 'family' && isGuardian,
    holdReader: () => ({ seesWords: readsAll, seesRestricted: readsAll }),
  })
  return view
}

export interface ChartImmunization extends ImmunizationView {
  readonly patient: {
    readonly nameMasked: string
    readonly sex: Sex
    readonly age: string
    readonly ageMonths: number
  }
  /** The last lot of each vaccine that this place gave today. */
  readonly lots: readonly { readonly vaccineCode: VaccineCode; readonly lotNumber: string }[]
  /** A check-up is due and was not done today: it comes before the injection (rules D-CH-04). */
  readonly checkupFirst: boolean
  /** What may be given today, by the programme. */
  readonly suggested: readonly VaccineCode[]
}

/** What whoever vaccinates starts from. @throws what `chartScope` refuses */
export async function readChartImmunization(
  ctx: StaffContext,
  { patientId }: { readonly patientId: string },
): Promise<ChartImmunization> {
  const today = localDateOf(ctx.now())
  const scope = await ctx.access.chartScope(ctx.db, ctx, {
    patientId,
    action: 'chart.immunization',
    kinds: ['immunization'],
    fields: ['name', 'sex', 'birth-date'],
  })
  const { view, person } = await readImmunization(ctx, scope, {
    mayWithdraw: ({ isOfPlace, source, isVerified }) => isOfPlace || (source === 'family' && !isVerified),
    holdReader: ({ isOfPlace }) => ({
      seesWords: true,
      seesRestricted: isOfPlace || scope.seesRestricted,
    }),
  })
  const suggested = view.doses.filter(({ state }) => isOpen(state) && state !== 'TEST_NEEDED')
  return {
    ...view,
    patient: {
      nameMasked: maskName(ctx.fieldCrypto.open('patient.name', person.nameCipher)),
      sex: person.sex,
      age: ageInWords(person.birthDate, today),
      ageMonths: ageMonthsOn(person.birthDate, today),
    },
    lots: await listLots(ctx.db, scope, today),
    checkupFirst: await ctx.access.checkupIsDue(ctx.db, ctx, scope, today),
    suggested: suggested.map(({ vaccineCode }) => vaccineCode),
  }
}

interface Sees {
  readonly mayWithdraw: (row: GivenRow) => boolean
  readonly holdReader: (row: HoldRow) => HoldReader
}

/** Three statements, however many doses. */
async function readImmunization(
  ctx: AccountContext,
  scope: PatientScope | ChartScope,
  sees: Sees,
): Promise<{ readonly view: ImmunizationView; readonly person: VaccinatedPerson }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const person = await findPerson(ctx.db, scope, today)
  const given = await listGiven(ctx.db, scope)
  const holds = await listHolds(ctx.db, scope)
  const rules = immunizationRules(await ctx.rules(), today)
  const child: ImmunizationChild = { birthDate: person.birthDate, sex: person.sex, given, holds }
  const running = runningObservation(given, rules['IM-06'].observationMinutes, now)
  const view: ImmunizationView = {
    birthDate: person.birthDate,
    programme: programmeView(rules, today),
    doses: immunizationPlan(child, rules, today).map(doseView),
    given: given.map((row) => givenView(ctx, row, sees)),
    optional: optionalPlan(child, rules, today).map(
      ({ vaccine, purposeZh, given: count, of, nextOn, untilOn, verified }) => ({
        vaccineCode: vaccine,
        nameZh: VACCINES[vaccine].nameZh,
        purposeZh,
        doseNo: count + 1,
        total: of,
        fromOn: nextOn,
        untilOn,
        verified,
      }),
    ),
    holds: holds.map((hold) => ({
      id: hold.id,
      vaccineCode: hold.vaccine,
      nameZh: VACCINES[hold.vaccine].nameZh,
      until: hold.until,
      reasonZh: holdReasonInWords(openReason(ctx.fieldCrypto, hold.reasonCipher), sees.holdReader(hold)),
    })),
    observation: running && {
      until: toIsoShanghai(running.until),
      serverTime: toIsoShanghai(now),
      minutes: rules['IM-06'].observationMinutes,
      vaccineNames: running.vaccines.map((vaccine) => VACCINES[vaccine].nameZh),
    },
    appointment: person.appointment,
  }
  return { view, person }
}

function programmeView(rules: ImmunizationRules, today: LocalDate): ImmunizationView['programme'] {
  const { versionId, validFrom, title, shortZh, changeZh, verified } = programmeOn(rules, today)
  return { version: versionId, validFrom, title, shortZh, changeZh, verified }
}

function doseView({ vaccine, given, ...dose }: PlannedDose): DoseView {
  return {
    ...dose,
    vaccineCode: vaccine,
    nameZh: VACCINES[vaccine].nameZh,
    free: VACCINES[vaccine].isFree,
    verified: given?.isVerified ?? true,
    givenId: given?.id ?? null,
  }
}

function givenView(
  { fieldCrypto }: Pick<AccountContext, 'fieldCrypto'>,
  row: GivenRow,
  { mayWithdraw }: Sees,
): GivenView {
  const { id, vaccine, on, source, isVerified, lotNumber, practitioner } = row
  const { placeZh } = openDetails(fieldCrypto, row.detailsCipher)
  return {
    id,
    vaccineCode: vaccine,
    nameZh: VACCINES[vaccine].nameZh,
    on,
    source,
    isVerified,
    lotNumber,
    // Staff who copied a paper were not the ones who gave it.
    place: placeZh ?? row.place,
    practitioner: row.givenAt === null ? null : practitioner,
    mayWithdraw: mayWithdraw(row),
  }
}
