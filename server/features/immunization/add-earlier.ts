import { type ImmunizationDoubt, immunizationDoubts } from '#domain/immunization/immunization-doubt'
import { immunizationRules } from '#domain/immunization/immunization-rules'
import type { VaccineCode } from '#domain/immunization/vaccine'
import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { refuseEntryDate } from '#domain/record/entry-date'
import { answerOnce, intentOf } from '../../platform/api/idempotency'
import type { AccountContext, StaffContext, WriteContext } from '../../platform/context'
import type { ChartScope } from '../../platform/scope/chart-scope'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { NO_DETAILS, openDetails, sealDetails } from '../../platform/sealing/dose-details'
import { findPerson, listGiven, listHolds } from './store'
import { findDetails, insertDose, withdrawDose } from './write-store'

/** What a paper says about a dose that nobody named. */
const ELSEWHERE_ZH = '其他接种单位'

interface EarlierDose {
  readonly patientId: string
  readonly vaccineCode: VaccineCode
  readonly on: LocalDate
  /** The entry that this one corrects; it is withdrawn. */
  readonly correctsId?: string | undefined
  readonly idempotencyKey: string
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
export function addFamilyDose(ctx: AccountContext, input: EarlierDose): Promise<Kept> {
  return keepOnce(ctx, 'record.addImmunization', input, async (write) => {
    const today = localDateOf(ctx.now())
    return keep(
      write,
      await ctx.access.guardianScope(write.tx, ctx.account, input.patientId, today),
      input,
      null,
    )
  })
}

/**
 * A dose given elsewhere or abroad, of which staff have the paper in hand.
 *
 * @throws what `chartScope` refuses; entry_before_birth, entry_in_future; entry_already_there; entry_over
 */
export function addEarlierDose(
  ctx: StaffContext,
  input: EarlierDose & { readonly placeZh?: string | undefined },
): Promise<Kept> {
  const { patientId, placeZh = ELSEWHERE_ZH } = input
  const action = 'chart.addEarlierImmunization'
  return keepOnce(ctx, action, input, async (write) => {
    const look = { patientId, action, kinds: ['immunization'], isWrite: true } as const
    return keep(write, await ctx.access.chartScope(write.tx, ctx, look), input, placeZh)
  })
}

/** What is unlikely about a dose says something of the child: it is sealed with the dose, and in no answer that is kept. */
async function keepOnce(
  ctx: AccountContext,
  procedure: string,
  input: EarlierDose,
  work: (write: WriteContext) => Promise<string>,
): Promise<Kept> {
  const rules = await ctx.rules()
  const { id } = await ctx.transaction((tx) =>
    answerOnce(tx, intentOf(ctx, procedure, input), async () => ({
      id: await work({ ...ctx, tx, rules: async () => rules }),
    })),
  )
  return { id, doubts: openDetails(ctx.fieldCrypto, await findDetails(ctx.db, id)).confirmedDoubts }
}

async function keep(
  ctx: WriteContext,
  scope: PatientScope | ChartScope,
  { vaccineCode, on, correctsId }: EarlierDose,
  placeZh: string | null,
): Promise<string> {
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
  const confirmedDoubts = immunizationDoubts(dose, { birthDate, sex, given, holds }, rules, false)
  return insertDose(ctx.tx, scope, {
    ...dose,
    givenAt: null,
    lotNumber: null,
    detailsCipher: sealDetails(ctx.fieldCrypto, { ...NO_DETAILS, placeZh, confirmedDoubts }),
    isVerified: 'organizationId' in scope,
    appointmentId: null,
    correctsId: correctsId ?? null,
    now,
  })
}
