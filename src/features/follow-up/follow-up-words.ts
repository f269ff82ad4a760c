import type { GrowthValues } from '#domain/growth/growth-measure'

const GLUCOSE_WHEN_ZH = { fasting: '空腹', 'after-meal': '餐后', 'any-time': '随机' } as const

/** A row of `measurement`, as far as it is said. */
interface MeasuredRow extends GrowthValues {
  readonly vitals?:
    | {
        readonly systolic: number | null
        readonly diastolic: number | null
        readonly glucoseTenths: number | null
        readonly glucoseWhen: keyof typeof GLUCOSE_WHEN_ZH | null
      }
    | undefined
}

/** `血压 138/86，空腹血糖 6.1`, `体重 9.3 公斤，身长 76.6 厘米` */
export function lastMeasuredInWords({
  vitals,
  weightGrams,
  statureMillimetres,
  statureAs,
}: MeasuredRow): string {
  const said = [
    vitals?.systolic && `血压 ${vitals.systolic}/${vitals.diastolic}`,
    vitals?.glucoseTenths &&
      `${vitals.glucoseWhen ? GLUCOSE_WHEN_ZH[vitals.glucoseWhen] : ''}血糖 ${vitals.glucoseTenths / 10}`,
    weightGrams && `体重 ${weightGrams / 1000} 公斤`,
    statureMillimetres && `${statureAs === 'height' ? '身高' : '身长'} ${statureMillimetres / 10} 厘米`,
  ]
  return said.filter(Boolean).join('，')
}
