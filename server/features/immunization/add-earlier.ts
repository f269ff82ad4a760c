import { type ImmunizationDoubt, immunizationDoubts } from '#domain/immunization/immunization-doubt'
import { immunizationRules } from '#domain/immunization/immunization-rules'
import type { VaccineCode } from '#domain/immunization/vaccine'
import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { refuseEntryDate } from '#domain/record/entry-date'
import type { ChartScope } from '../../platform/chart-scope'
import type { StaffWriteContext, WriteContext } from '../../platform/context'
import type { PatientScope } from '../../platform/patient-scope'
import { NO_DETAILS, sealDetails } from './immunization-seal'
import { findPerson, listGiven, listHolds } from './store'
import { insertDose, withdrawDose } from './write-store'

/** What a paper says about a dose that nobody named. */
const ELSEWHERE_ZH = '其他接种单位'

interface EarlierDose {
  readonly patientId: string
  readonly vaccineCode: VaccineCode
  readonly on: LocalDate
  /** The entry that this one corrects; it is withdrawn. */
  readonly correctsId?: string | undefined
}

interface Kept {
  readonly id: string
  /** What is unlikely about it; it is kept all the same, because it was given. */
  readonly doubts: readonly ImmunizationDoubt[]
}

/**
 * A dose from an old booklet, as a guardian copies it: it counts, and is marked until staff have seen the paper.
 *
 * @throws not_found; delegate_not_permitted; entry_before_birth, entry_in_future; entry_already_there; entry_over
 */
export async function addFamilyDose(ctx: WriteContext, input: EarlierDose): Promise<Kept> {
  const today = localDateOf(ctx.now())
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, input.patientId, today)
  return keep(ctx, scope, input, null)
}

/**
 * A dose given elsewhere or abroad, of which staff have the paper in hand.
 *
 * @throws what `chartScope` refuses; entry_before_birth, entry_in_future; entry_already_there; entry_over
 */
export async function addEarlierDose(
  ctx: StaffWriteContext,
  input: EarlierDose & { readonly placeZh?: string | undefined },
): Promise<Kept> {
  const look = {
    patientId: input.patientId,
    action: 'chart.addEarlierImmunization',
    kinds: ['immunization'],
    isWrite: true,
  } as const
  const scope = await ctx.access.chartScope(ctx.tx, ctx, look)
  return keep(ctx, scope, input, input.placeZh ?? ELSEWHERE_ZH)
}

async function keep(
  ctx: WriteContext,
  scope: PatientScope | ChartScope,
  { vaccineCode, on, correctsId }: EarlierDose,
  placeZh: string | null,
): Promise<Kept> {
  const now = ctx.now()
  const today = localDateOf(now)
  const { birthDate, sex } = await findPerson(ctx.tx, scope, today)
  const refusal = refuseEntryDate(on, birthDate, today)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  if (correctsId && !(await withdrawDose(ctx.tx, scope, { id: correctsId, now }))) {
    throw new DomainError('entry_over')
  }
  const given = await listGiven(ctx.tx, scope)
  const holds = await listHolds(ctx.tx, scope)
  const rules = immunizationRules(await ctx.rules(), today)
  const dose = { vaccine: vaccineCode, on }
  const doubts = immunizationDoubts(dose, { birthDate, sex, given, holds }, rules, false)
  const id = await insertDose(ctx.tx, scope, {
    ...dose,
    givenAt: null,
    lotNumber: null,
    detailsCipher: placeZh === null ? null : sealDetails(ctx.fieldCrypto, { ...NO_DETAILS, placeZh }),
    isVerified: 'organizationId' in scope,
    appointmentId: null,
    correctsId: correctsId ?? null,
    now,
  })
  return { id, doubts }
}
