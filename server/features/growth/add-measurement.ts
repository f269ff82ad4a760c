import { judgedAge } from '#domain/growth/growth-age'
import { type GrowthDoubt, growthDoubts } from '#domain/growth/growth-doubt'
import { growthRules } from '#domain/growth/growth-rules'
import { growthStandard } from '#domain/growth/growth-standard'
import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { Access, StaffWriteContext, WriteContext } from '../../platform/context'
import type { ChartScope } from '../../platform/scope/chart-scope'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { openBirthFacts } from '../../platform/sealing/birth-facts'
import {
  type MeasuredValues,
  openMeasuredValues,
  sealMeasuredValues,
} from '../../platform/sealing/measured-values'
import {
  findMeasuredChild,
  findPatientOf,
  insertMeasurement,
  listMeasurements,
  type NewMeasurement,
  withdrawRow,
} from './store'

export interface MeasurementInput {
  readonly measuredOn: LocalDate
  readonly values: MeasuredValues
  /** The doubts were read, and the values are right all the same. */
  readonly confirmed?: boolean | undefined
}

type ForPatient = MeasurementInput & { readonly patientId: string }
type ForEntry = MeasurementInput & { readonly id: string }

/**
 * Whoever may bring a child may measure it at home.
 *
 * @throws not_found; entry_before_birth; entry_in_future; measurement_doubtful with `doubts` unless confirmed
 */
export async function addFamilyMeasurement(ctx: WriteContext, input: ForPatient): Promise<{ id: string }> {
  const scope = await ctx.access.careScope(ctx.tx, ctx.account, input.patientId, localDateOf(ctx.now()))
  return keep(ctx, scope, input)
}

/** @throws not_found; not_permitted; entry_before_birth; entry_in_future; measurement_doubtful unless confirmed */
export async function addChartMeasurement(
  ctx: StaffWriteContext,
  input: ForPatient,
): Promise<{ id: string }> {
  return keep(ctx, await chartScope(ctx, input.patientId, 'chart.addMeasurement'), input)
}

/**
 * The old entry is withdrawn and the new one names it; both are kept.
 *
 * @throws not_found; delegate_not_permitted; entry_over for staff's entries and for those withdrawn meanwhile; as adding
 */
export async function correctFamilyMeasurement(ctx: WriteContext, input: ForEntry): Promise<{ id: string }> {
  return correct(ctx, await familyScopeOf(ctx, input.id), input)
}

/** @throws not_found; not_permitted; entry_over for other places' entries and those withdrawn meanwhile; as adding */
export async function correctChartMeasurement(
  ctx: StaffWriteContext,
  input: ForEntry,
): Promise<{ id: string }> {
  return correct(ctx, await chartScopeOf(ctx, input.id, 'chart.correctMeasurement'), input)
}

/** @throws not_found; delegate_not_permitted; entry_over */
export async function withdrawFamilyMeasurement(
  ctx: WriteContext,
  { id }: { readonly id: string },
): Promise<{ withdrawn: true }> {
  return withdraw(ctx, await familyScopeOf(ctx, id), id)
}

/** @throws not_found; not_permitted; entry_over */
export async function withdrawChartMeasurement(
  ctx: StaffWriteContext,
  { id }: { readonly id: string },
): Promise<{ withdrawn: true }> {
  return withdraw(ctx, await chartScopeOf(ctx, id, 'chart.withdrawMeasurement'), id)
}

/** What a visit or a check-up measured besides, kept with it. */
export const keepMeasurement: Access['keepMeasurement'] = async (ctx, measured) => {
  const { patientId, action, on, values, isConfirmed, appointmentId, correctsId } = measured
  const scope = await chartScope(ctx, patientId, action)
  const input = { measuredOn: on, values, confirmed: isConfirmed }
  const { id } = await keep(ctx, scope, input, { appointmentId, correctsId })
  return id
}

async function correct(
  ctx: WriteContext,
  scope: PatientScope | ChartScope,
  input: ForEntry,
): Promise<{ id: string }> {
  const { id: correctsId } = input
  const withdrawn = await withdrawRow(ctx.tx, scope, { id: correctsId, now: ctx.now() })
  if (!withdrawn) throw new DomainError('entry_over')
  // What was weighed in a visit stays part of that visit.
  return keep(ctx, scope, input, { ...withdrawn, correctsId })
}

async function withdraw(
  ctx: WriteContext,
  scope: PatientScope | ChartScope,
  id: string,
): Promise<{ withdrawn: true }> {
  if (!(await withdrawRow(ctx.tx, scope, { id, now: ctx.now() }))) throw new DomainError('entry_over')
  return { withdrawn: true }
}

async function keep(
  ctx: WriteContext,
  scope: PatientScope | ChartScope,
  input: MeasurementInput,
  belongsTo: Pick<NewMeasurement, 'appointmentId' | 'correctsId'> = {},
): Promise<{ id: string }> {
  const doubts = await doubtsAbout(ctx, scope, input)
  if (doubts.length > 0 && !input.confirmed) throw new DomainError('measurement_doubtful', { doubts })
  const id = await insertMeasurement(ctx.tx, scope, {
    measuredOn: input.measuredOn,
    valuesCipher: sealMeasuredValues(ctx.fieldCrypto, input.values),
    ...belongsTo,
    now: ctx.now(),
  })
  return { id }
}

async function doubtsAbout(
  ctx: WriteContext,
  scope: PatientScope | ChartScope,
  { measuredOn, values }: MeasurementInput,
): Promise<GrowthDoubt[]> {
  const today = localDateOf(ctx.now())
  const { birthDate, sex, factsCipher } = await findMeasuredChild(ctx.tx, scope)
  if (measuredOn < birthDate) throw new DomainError('entry_before_birth')
  if (measuredOn > today) throw new DomainError('entry_in_future')
  const rows = await listMeasurements(ctx.tx, scope)
  const others = rows.map(({ on, valuesCipher }) => ({
    on,
    values: openMeasuredValues(ctx.fieldCrypto, valuesCipher),
  }))
  const standard = growthStandard(growthRules(await ctx.rules(), today), sex)
  const { gestationWeeks } = openBirthFacts(ctx.fieldCrypto, factsCipher)
  const age = judgedAge({ birthDate, gestationWeeks }, measuredOn, standard.correctedUntilMonths)
  return growthDoubts(age.months, { on: measuredOn, values }, others, standard)
}

/** @throws not_found alike for absent entries and other families'; delegate_not_permitted */
async function familyScopeOf(ctx: WriteContext, id: string): Promise<PatientScope> {
  const patientId = await findPatientOf(ctx.tx, id)
  if (patientId === null) throw new DomainError('not_found')
  return ctx.access.guardianScope(ctx.tx, ctx.account, patientId, localDateOf(ctx.now()))
}

async function chartScopeOf(ctx: StaffWriteContext, id: string, action: string): Promise<ChartScope> {
  const patientId = await findPatientOf(ctx.tx, id)
  if (patientId === null) throw new DomainError('not_found')
  return chartScope(ctx, patientId, action)
}

function chartScope(ctx: StaffWriteContext, patientId: string, action: string): Promise<ChartScope> {
  return ctx.access.chartScope(ctx.tx, ctx, { patientId, action, kinds: ['measurement'], isWrite: true })
}
