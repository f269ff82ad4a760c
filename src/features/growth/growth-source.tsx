import { Text, View } from '@tarojs/components'
import { Link } from '../../components/action/link'
import type { GrowthRecord } from './growth-record'

export interface GrowthSourceProps {
  record: GrowthRecord
  /** Left out while nothing can be written. */
  onBirthFacts: (() => void) | undefined
}

/** By which standard, how it was measured, and what it is not; the door to how the child was born. */
export function GrowthSource({ record, onBirthFacts }: GrowthSourceProps) {
  const { standard, points } = record
  const isConverted = points.some(
    ({ statureMillimetres, judgedStatureMillimetres }) => statureMillimetres !== judgedStatureMillimetres,
  )
  return (
    <View className="stack stack--2">
      <Text className="t-cap">
        依据 {standard.title}，{standard.heightFromMonths / 12} 岁前躺着量身长。
        {isConverted &&
          `换了姿势量的，按躺着多 ${standard.lyingAddsMillimetres / 10} 厘米折算后画（待核实）。`}
        仅作参考，不是诊断。
      </Text>
      {onBirthFacts && <Link label="出生时的情况" size="sub" opens onTap={onBirthFacts} />}
    </View>
  )
}
