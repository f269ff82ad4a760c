import { FOLLOW_UP_FORMS, type FollowUpFormCode, formFor } from '#domain/follow-up/follow-up-form'
import { followUpInBrief, followUpTitle } from '#domain/follow-up/follow-up-in-words'
import { type FollowUpRecord, type FollowUpWay, normalRecord } from '#domain/follow-up/follow-up-record'
import { topicsFor } from '#domain/follow-up/guidance-topic'
import { type RiskLimits, riskLimits } from '#domain/follow-up/high-risk'
import { DomainError } from '#domain/kernel/errors'
import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import { daysBetween, type LocalDate, localDateOf } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import { mayBeShownBy } from '#domain/service-task/fulfilment'
import { isServiceItem, SERVICE_ITEMS } from '#domain/service-task/service-item'
import type { StaffContext } from '../../platform/context'
import type { ChartScope } from '../../platform/scope/chart-scope'
import { openFollowUp } from '../../platform/sealing/entry-seal'
import { PHONE_FIELD } from '../../platform/sealing/field-names'
import { hasGrowth, type MeasuredValues, openMeasuredValues } from '../../platform/sealing/measured-values'
import {
  findLastFollowUp,
  findSignedPerson,
  listLastMeasured,
  listOpenTasks,
  type OpenTaskRow,
  type SignedPerson,
} from './store'

/** Where whoever records starts from: everything that is known, and one tap for all that is normal. */
export interface PreparedFollowUp {
  readonly patient: {
    readonly nameMasked: string
    readonly sex: Sex
    readonly age: string
    readonly groups: readonly string[]
    /** Of whoever signed; null: they have none here. */
    readonly phone: string | null
    /** Null also where the family has not agreed that the team looks. */
    readonly allergyWords: string | null
  }
  readonly contractId: string
  readonly contractEndsOn: LocalDate
  readonly tasks: readonly (OpenTaskRow & { readonly nameZh: string })[]
  /** The one that was asked for, else the one that falls due first of those that a call or a visit at home can be. */
  readonly taskId: string | null
  readonly way: FollowUpWay
  readonly doneOn: LocalDate
  readonly record: FollowUpRecord
  readonly form: { readonly code: FollowUpFormCode } & (typeof FOLLOW_UP_FORMS)[FollowUpFormCode]
  /** From which figures on the pen says that a doctor looks today. */
  readonly riskLimits: RiskLimits
  readonly last: { readonly doneOn: LocalDate; readonly title: string; readonly brief: string } | null
  /** The newest of each kind, with its day. */
  readonly lastGrowth: LastMeasured | null
  readonly lastVitals: LastMeasured | null
}

interface LastMeasured {
  readonly on: LocalDate
  readonly values: MeasuredValues
}

/** @throws not_found alike for absent people and those of other teams; task_state for a task that is not open */
export async function prepareFollowUp(
  ctx: StaffContext,
  { patientId, taskId }: { readonly patientId: string; readonly taskId?: string | undefined },
): Promise<PreparedFollowUp> {
  const today = localDateOf(ctx.now())
  const person = await findSignedPerson(ctx.db, patientId, today)
  if (!person) throw new DomainError('not_found')
  await ctx.access.teamScope(ctx.db, ctx, person.teamId, today)
  const scope = await ctx.access.chartScope(ctx.db, ctx, {
    patientId,
    action: 'contract.prepareRecord',
    kinds: ['follow-up', 'measurement', 'allergy'],
    head: ['name', 'sex', 'birth-date', 'phone', 'key-groups'],
  })
  const tasks = await listOpenTasks(ctx.db, scope, person.contractId, today)
  const task = chosenTask(tasks, taskId)
  const groups = await groupsOf(ctx, patientId, today)
  const form = formFor({
    itemCode: task?.itemCode ?? null,
    ageDays: daysBetween(person.birthDate, today),
    groups,
  })
  return {
    patient: await patientOf(ctx, person, { scope, groups, today }),
    contractId: person.contractId,
    contractEndsOn: person.contractEndsOn,
    tasks: tasks.flatMap((each) =>
      isServiceItem(each.itemCode) ? [{ ...each, nameZh: SERVICE_ITEMS[each.itemCode].nameZh }] : [],
    ),
    taskId: task?.taskId ?? null,
    way: wayOf(task?.itemCode ?? null),
    doneOn: today,
    record: normalRecord(form, topicsFor(task?.itemCode ?? null)),
    form: { code: form, ...FOLLOW_UP_FORMS[form] },
    riskLimits: riskLimits(await ctx.rules(), today),
    last: await lastOf(ctx, scope),
    ...(await lastMeasured(ctx, scope)),
  }
}

function chosenTask(tasks: readonly OpenTaskRow[], taskId: string | undefined): OpenTaskRow | null {
  if (taskId === undefined) return tasks.find(({ itemCode }) => isCallOrVisit(itemCode)) ?? null
  const task = tasks.find((each) => each.taskId === taskId)
  if (!task) throw new DomainError('task_state')
  return task
}

/** What takes a check-up or a measure is never taken for granted: somebody asks for it. */
function isCallOrVisit(itemCode: string): boolean {
  const call = { kind: 'follow-up', way: 'phone', form: 'general', topics: [], isMeasured: false } as const
  return itemCode === 'home-visit' || (isServiceItem(itemCode) && mayBeShownBy(itemCode, call))
}

function wayOf(itemCode: string | null): FollowUpWay {
  if (itemCode === 'home-visit') return 'home-visit'
  return itemCode === null || isCallOrVisit(itemCode) ? 'phone' : 'clinic'
}

async function groupsOf(ctx: StaffContext, patientId: string, today: LocalDate): Promise<string[]> {
  const tags = await ctx.access.keyGroupsOf(ctx.db, ctx.fieldCrypto, [patientId], today)
  return (tags.get(patientId) ?? []).filter(({ source }) => source !== 'declared').map(({ group }) => group)
}

async function patientOf(
  ctx: StaffContext,
  { nameCipher, birthDate, sex, phoneCipher }: SignedPerson,
  {
    scope,
    groups,
    today,
  }: { readonly scope: ChartScope; readonly groups: string[]; readonly today: LocalDate },
): Promise<PreparedFollowUp['patient']> {
  const seesAllergies = scope.kinds.includes('allergy')
  const allergies = seesAllergies
    ? await ctx.access.allergyWords(ctx.db, ctx.fieldCrypto, [scope.patientId])
    : null
  return {
    nameMasked: maskName(ctx.fieldCrypto.open('patient.name', nameCipher)),
    sex,
    age: ageInWords(birthDate, today),
    groups,
    phone: phoneCipher && ctx.fieldCrypto.open(PHONE_FIELD, phoneCipher),
    allergyWords: allergies?.get(scope.patientId) ?? null,
  }
}

async function lastOf(ctx: StaffContext, scope: ChartScope): Promise<PreparedFollowUp['last']> {
  const row = await findLastFollowUp(ctx.db, scope)
  if (!row) return null
  const record = openFollowUp(ctx.fieldCrypto, row.recordCipher)
  const { doneOn, way, outcome } = row
  return { doneOn, title: followUpTitle(way, outcome), brief: followUpInBrief(record, outcome) }
}

async function lastMeasured(
  ctx: StaffContext,
  scope: ChartScope,
): Promise<Pick<PreparedFollowUp, 'lastGrowth' | 'lastVitals'>> {
  if (!scope.kinds.includes('measurement')) return { lastGrowth: null, lastVitals: null }
  const rows = (await listLastMeasured(ctx.db, scope)).map(({ on, valuesCipher }) => ({
    on,
    values: openMeasuredValues(ctx.fieldCrypto, valuesCipher),
  }))
  return {
    lastGrowth: rows.find(({ values }) => hasGrowth(values)) ?? null,
    lastVitals: rows.find(({ values }) => values.vitals !== undefined) ?? null,
  }
}
