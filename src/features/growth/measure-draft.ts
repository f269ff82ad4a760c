import type { GrowthValues, StaturePosture } from '#domain/growth/growth-measure'
import type { LocalDate } from '#domain/kernel/time'
import { inSmallUnits } from '../../components/field/typed-figure'

/** A measurement as it is being written: figures stand as typed until they are saved. */
export interface MeasureDraft {
  readonly on: LocalDate
  /** 公斤. */
  readonly weight: string
  /** 厘米. */
  readonly stature: string
  readonly statureAs: StaturePosture
  /** 厘米. */
  readonly head: string
}

/** Empty, or with what stands in the entry that is corrected. */
export function startingDraft(
  on: LocalDate,
  statureAs: StaturePosture,
  corrected: GrowthValues | null,
): MeasureDraft {
  return {
    on,
    weight: typed(corrected?.weightGrams, 1000),
    stature: typed(corrected?.statureMillimetres, 10),
    statureAs: corrected?.statureAs ?? statureAs,
    head: typed(corrected?.headMillimetres, 10),
  }
}

export interface MeasureFaults {
  readonly weight: string | undefined
  readonly stature: string | undefined
  readonly head: string | undefined
}

/** What is no figure, or beyond what anybody measures. */
export function faultsOf(draft: MeasureDraft): MeasureFaults {
  return {
    weight: Number.isNaN(gramsOf(draft)) ? '写公斤数，比如 9.3' : undefined,
    stature: Number.isNaN(statureOf(draft)) ? '写厘米数，比如 76.6' : undefined,
    head: Number.isNaN(headOf(draft)) ? '写厘米数，比如 45.6' : undefined,
  }
}

/** Why it cannot be saved yet, as the words of the dead button. */
export function missingIn(draft: MeasureDraft): string | undefined {
  const faults = faultsOf(draft)
  if (faults.weight) return '体重要改一下'
  if (faults.stature) return '身长要改一下'
  if (faults.head) return '头围要改一下'
  return [draft.weight, draft.stature, draft.head].every((figure) => figure.trim() === '')
    ? '至少写一个数'
    : undefined
}

/** What is sure of a draft: a figure that cannot be is left out. Grams and millimetres. */
export function valuesOf(draft: MeasureDraft): GrowthValues {
  const statureMillimetres = sure(statureOf(draft))
  return {
    weightGrams: sure(gramsOf(draft)),
    statureMillimetres,
    statureAs: statureMillimetres === null ? null : draft.statureAs,
    headMillimetres: sure(headOf(draft)),
  }
}

function typed(units: number | null | undefined, perOne: number): string {
  return units === null || units === undefined ? '' : String(units / perOne)
}

function sure(units: number | null): number | null {
  return Number.isNaN(units) ? null : units
}

/** The ranges of server/platform/sealing/measured-values.ts. */
function gramsOf({ weight }: MeasureDraft): number | null {
  return inSmallUnits(weight, 1000, { lowest: 300, highest: 300_000 })
}

function statureOf({ stature }: MeasureDraft): number | null {
  return inSmallUnits(stature, 10, { lowest: 200, highest: 2_500 })
}

function headOf({ head }: MeasureDraft): number | null {
  return inSmallUnits(head, 10, { lowest: 200, highest: 800 })
}
