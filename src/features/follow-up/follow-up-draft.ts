import type { FollowUpOutcome, FollowUpRecord, FollowUpWay } from '#domain/follow-up/follow-up-record'
import { isHighRisk, type VitalFigures } from '#domain/follow-up/high-risk'
import type { GrowthValues, StaturePosture } from '#domain/growth/growth-measure'
import type { LocalDate } from '#domain/kernel/time'
import { inSmallUnits } from '../../components/field/typed-figure'
import type { PreparedFollowUp } from './prepared-follow-up'

type GlucoseWhen = 'fasting' | 'after-meal' | 'any-time'

/** A follow-up as it is being written: figures stand as typed until they are saved. */
export interface FollowUpDraft {
  readonly taskId: string | null
  readonly way: FollowUpWay
  readonly doneOn: LocalDate
  readonly outcome: FollowUpOutcome
  readonly record: FollowUpRecord
  /** mmHg. */
  readonly systolic: string
  readonly diastolic: string
  /** mmol/L. */
  readonly glucose: string
  readonly glucoseWhen: GlucoseWhen
  /** 公斤. */
  readonly weight: string
  /** 厘米. */
  readonly stature: string
  readonly statureAs: StaturePosture
}

/** What of a prepared record a draft starts from. */
type Known = Pick<PreparedFollowUp, 'taskId' | 'way' | 'doneOn' | 'record' | 'lastGrowth' | 'lastVitals'>

/** Everything that is known stands there; what is measured never does. */
export function startingFollowUp(prepared: Known): FollowUpDraft {
  const { taskId, way, doneOn, record, lastGrowth, lastVitals } = prepared
  return {
    taskId,
    way,
    doneOn,
    outcome: 'done',
    record,
    systolic: '',
    diastolic: '',
    glucose: '',
    glucoseWhen: lastVitals?.values.vitals?.glucoseWhen ?? 'fasting',
    weight: '',
    stature: '',
    statureAs: lastGrowth?.values.statureAs ?? 'length',
  }
}

export interface FollowUpFaults {
  readonly systolic: string | undefined
  readonly diastolic: string | undefined
  readonly glucose: string | undefined
  readonly weight: string | undefined
  readonly stature: string | undefined
}

/** What is no figure, or beyond what anybody measures; of a pressure, both or neither. */
export function faultsOf(draft: FollowUpDraft): FollowUpFaults {
  const { systolic, diastolic } = pressureOf(draft)
  const isHalf = (systolic === null) !== (diastolic === null)
  const isUpsideDown = systolic !== null && diastolic !== null && diastolic >= systolic
  return {
    systolic: Number.isNaN(systolic) || (isHalf && systolic === null) ? '写高压，比如 128' : undefined,
    diastolic:
      Number.isNaN(diastolic) || (isHalf && diastolic === null)
        ? '写低压，比如 78'
        : isUpsideDown
          ? '低压要比高压小'
          : undefined,
    glucose: Number.isNaN(glucoseOf(draft)) ? '写 mmol/L，比如 6.1' : undefined,
    weight: Number.isNaN(weightOf(draft)) ? '写公斤数，比如 9.3' : undefined,
    stature: Number.isNaN(statureOf(draft)) ? '写厘米数，比如 76.6' : undefined,
  }
}

/** Why it cannot be saved yet, as the words of the dead button. */
export function missingInFollowUp(
  draft: FollowUpDraft,
  tasks: PreparedFollowUp['tasks'],
): string | undefined {
  if (draft.outcome !== 'done') return undefined
  const itemCode = tasks.find(({ taskId }) => taskId === draft.taskId)?.itemCode
  if (itemCode === 'growth-evaluation' && measuredOf(draft) === undefined) return '生长评估要量体重身长'
  if (itemCode === 'home-visit' && draft.way !== 'home-visit') return '上门随访要上门才算'
  if (itemCode === 'phone-follow-up' && draft.way !== 'phone') return '电话随访要打电话才算'
  if (itemCode === 'elderly-checkup' && draft.way !== 'clinic' && draft.way !== 'home-visit') {
    return '老年人体检要当面做'
  }
  const faults = faultsOf(draft)
  if (faults.systolic || faults.diastolic) return '血压要改一下'
  if (faults.glucose) return '血糖要改一下'
  if (faults.weight) return '体重要改一下'
  return faults.stature ? '身长要改一下' : undefined
}

type Measured = GrowthValues & {
  readonly vitals?: VitalFigures & { readonly glucoseWhen: GlucoseWhen | null }
}

/** What is sent: of whoever was not reached nothing but the words. */
export function followUpOf(draft: FollowUpDraft): {
  readonly way: FollowUpWay
  readonly doneOn: LocalDate
  readonly outcome: FollowUpOutcome
  readonly record: FollowUpRecord
  readonly taskId?: string
  readonly measured?: Measured
} {
  const { way, doneOn, outcome, record, taskId } = draft
  const isDone = outcome === 'done'
  const measured = isDone ? measuredOf(draft) : undefined
  return {
    way,
    doneOn,
    outcome,
    record: isDone ? record : { ...record, abnormal: [], topics: [] },
    ...(isDone && taskId !== null ? { taskId } : {}),
    ...(measured ? { measured } : {}),
  }
}

/** Whether a doctor has to look today, said while it is still being written. */
export function warnsOf(draft: FollowUpDraft, { riskLimits }: Pick<PreparedFollowUp, 'riskLimits'>): boolean {
  return draft.outcome === 'done' && isHighRisk(draft.record, figuresOf(draft), riskLimits)
}

/** The growth of a draft, for the sentences about what is doubtful. */
export function growthOf(draft: FollowUpDraft): GrowthValues {
  const statureMillimetres = sure(statureOf(draft))
  return {
    weightGrams: sure(weightOf(draft)),
    statureMillimetres,
    statureAs: statureMillimetres === null ? null : draft.statureAs,
    headMillimetres: null,
  }
}

function measuredOf(draft: FollowUpDraft): Measured | undefined {
  const growth = growthOf(draft)
  const figures = figuresOf(draft)
  const hasVitals = figures.systolic !== null || figures.glucoseTenths !== null
  if (!hasVitals && growth.weightGrams === null && growth.statureMillimetres === null) return undefined
  const glucoseWhen = figures.glucoseTenths === null ? null : draft.glucoseWhen
  return hasVitals ? { ...growth, vitals: { ...figures, glucoseWhen } } : growth
}

function figuresOf(draft: FollowUpDraft): VitalFigures {
  const { systolic, diastolic } = pressureOf(draft)
  return {
    systolic: sure(systolic),
    diastolic: sure(diastolic),
    glucoseTenths: sure(glucoseOf(draft)),
  }
}

/** The ranges of server/platform/sealing/measured-values.ts. */
function pressureOf({ systolic, diastolic }: FollowUpDraft) {
  return {
    systolic: inSmallUnits(systolic, 1, { lowest: 50, highest: 300 }),
    diastolic: inSmallUnits(diastolic, 1, { lowest: 20, highest: 200 }),
  }
}

function glucoseOf({ glucose }: FollowUpDraft): number | null {
  return inSmallUnits(glucose, 10, { lowest: 10, highest: 500 })
}

function weightOf({ weight }: FollowUpDraft): number | null {
  return inSmallUnits(weight, 1000, { lowest: 300, highest: 300_000 })
}

function statureOf({ stature }: FollowUpDraft): number | null {
  return inSmallUnits(stature, 10, { lowest: 200, highest: 2_500 })
}

function sure(units: number | null): number | null {
  return Number.isNaN(units) ? null : units
}
