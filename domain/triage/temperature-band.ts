/**
 * Axillary temperature in tenths of a degree Celsius, half-open; null = no end. The chips' limits are the usual
 * fever grades (rules D-REF); young infants are asked with limits at which their own rules decide.
 */
export interface TemperatureBand {
  readonly id: 'cold' | 'none' | 'low' | 'moderate' | 'high' | 'very-high'
  readonly nameZh: string
  readonly fromTenths: number | null
  readonly toTenths: number | null
}

/** A threshold of a rule, in the same units. */
export interface TemperatureRange {
  readonly fromTenths: number | null
  readonly toTenths: number | null
}

const COLD_BELOW_MONTHS = 2
const FEVER_FROM_38_BELOW_MONTHS = 3

const GRADES: readonly TemperatureBand[] = [
  { id: 'none', nameZh: '没发烧', fromTenths: null, toTenths: 375 },
  { id: 'low', nameZh: '37.5–38', fromTenths: 375, toTenths: 381 },
  { id: 'moderate', nameZh: '38.1–38.9', fromTenths: 381, toTenths: 390 },
  { id: 'high', nameZh: '39–41', fromTenths: 390, toTenths: 411 },
  { id: 'very-high', nameZh: '41 以上', fromTenths: 411, toTenths: null },
]

/** Exactly 38.0 already decides below three months, so it must not share a band with 37.6. */
const INFANT_GRADES: readonly TemperatureBand[] = [
  { id: 'none', nameZh: '没发烧', fromTenths: null, toTenths: 375 },
  { id: 'low', nameZh: '37.5–37.9', fromTenths: 375, toTenths: 380 },
  { id: 'moderate', nameZh: '38–38.9', fromTenths: 380, toTenths: 390 },
  { id: 'high', nameZh: '39 以上', fromTenths: 390, toTenths: null },
]

/** Below two months a cold child is as urgent as a hot one. */
const NEWBORN_GRADES: readonly TemperatureBand[] = [
  { id: 'cold', nameZh: '不到 35.5', fromTenths: null, toTenths: 355 },
  { id: 'none', nameZh: '没发烧', fromTenths: 355, toTenths: 375 },
  ...INFANT_GRADES.slice(1),
]

/** What to offer for a child of this age, from cold to hot. */
export function temperatureBands(ageMonths: number): readonly TemperatureBand[] {
  if (ageMonths < COLD_BELOW_MONTHS) return NEWBORN_GRADES
  return ageMonths < FEVER_FROM_38_BELOW_MONTHS ? INFANT_GRADES : GRADES
}

/** True when some temperature of the band lies in the range: where a band is too coarse, the child is taken as worse. */
export function bandMeets(band: TemperatureRange, range: TemperatureRange): boolean {
  return (
    (band.fromTenths ?? Number.NEGATIVE_INFINITY) < (range.toTenths ?? Number.POSITIVE_INFINITY) &&
    (range.fromTenths ?? Number.NEGATIVE_INFINITY) < (band.toTenths ?? Number.POSITIVE_INFINITY)
  )
}
