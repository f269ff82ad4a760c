import type { CheckupMeasures } from '#domain/checkup/checkup-in-words'
import { EXTRA_VISIT_NO } from '#domain/checkup/checkup-occasion'
import type { Feeding } from '#domain/checkup/feeding'
import { occasionToRecord } from '#domain/checkup/occasion-to-record'
import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import { ageMonthsOn, type LocalDate, localDateOf } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import type { AccountContext, StaffContext } from '../../platform/context'
import { openCheckup } from '../../platform/sealing/entry-seal'
import { openMeasuredValues } from '../../platform/sealing/measured-values'
import { type Checkups, planOf } from './checkup-child'
import { findChild, findLastCheckup } from './store'

/**
 * The thirteen of a child, for the family and for whoever brings the child. Nobody older has any.
 *
 * @throws not_found alike for absent and other families' people
 */
export async function listFamilyCheckups(
  ctx: AccountContext,
  { patientId }: { readonly patientId: string },
): Promise<Checkups> {
  const today = localDateOf(ctx.now())
  const look = { patientId, action: 'record.checkups', kinds: ['checkup'] } as const
  const scope = await ctx.access.recordScope(ctx, look)
  return planOf(ctx, await findChild(ctx.db, scope, today), today)
}

/** What whoever examines starts from: the plan, which one it is now, and what is likely to be as last time. */
export interface ChartCheckups extends Checkups {
  readonly patient: {
    readonly nameMasked: string
    readonly sex: Sex
    readonly age: string
    readonly ageMonths: number
  }
  /** Null when none is open. */
  readonly visitNo: number | null
  readonly last: {
    readonly doneOn: LocalDate
    readonly feeding: Feeding | null
    readonly measures: CheckupMeasures | null
  } | null
}

/** @throws not_found; consent_withheld (see chartScope) */
export async function listChartCheckups(
  ctx: StaffContext,
  { patientId }: { readonly patientId: string },
): Promise<ChartCheckups> {
  const today = localDateOf(ctx.now())
  const scope = await ctx.access.chartScope(ctx.db, ctx, {
    patientId,
    action: 'chart.checkups',
    kinds: ['checkup'],
    fields: ['name', 'sex', 'birth-date'],
  })
  const child = await findChild(ctx.db, scope, today)
  const last = await findLastCheckup(ctx.db, scope)
  const plan = await planOf(ctx, child, today)
  return {
    ...plan,
    patient: {
      nameMasked: maskName(ctx.fieldCrypto.open('patient.name', child.nameCipher)),
      sex: child.sex,
      age: ageInWords(child.birthDate, today),
      ageMonths: ageMonthsOn(child.birthDate, today),
    },
    visitNo: occasionToRecord(plan.rows, today)?.visitNo ?? furtherNo(plan),
    last: last && {
      doneOn: last.doneOn,
      feeding: openCheckup(ctx.fieldCrypto, last.recordCipher).feeding,
      measures: last.valuesCipher === null ? null : openMeasuredValues(ctx.fieldCrypto, last.valuesCipher),
    },
  }
}

function furtherNo({ extra }: Checkups): number | null {
  return extra.some(({ isOpen }) => isOpen) ? EXTRA_VISIT_NO : null
}
