import type { LocalDate } from '#domain/kernel/time'

interface Measure {
  readonly value: number
  readonly on: LocalDate
  readonly levelZh: string | null
}

interface Measures {
  readonly weight: Measure | null
  readonly stature: Measure | null
  readonly head: Measure | null
  readonly statureAs: 'length' | 'height' | null
}

export interface ShownMeasure {
  readonly name: string
  readonly figure: string
  readonly unit: string
  readonly levelZh: string | null
  readonly on: LocalDate
}

/** Grams and millimetres as a family reads them; what was never measured is not there. */
export function shownMeasures({ weight, stature, head, statureAs }: Measures): ShownMeasure[] {
  return [
    shown(stature, statureAs === 'length' ? '身长' : '身高', 10, 'cm'),
    shown(weight, '体重', 1000, 'kg'),
    shown(head, '头围', 10, 'cm'),
  ].flatMap((measure) => measure ?? [])
}

function shown(measure: Measure | null, name: string, perUnit: number, unit: string): ShownMeasure | null {
  if (!measure) return null
  const figure = String(Math.round((measure.value / perUnit) * 100) / 100)
  return { name, figure, unit, levelZh: measure.levelZh, on: measure.on }
}
