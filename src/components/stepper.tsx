import { Text, View } from '@tarojs/components'
import { spoken } from './accessibility'
import { classNames } from './class-names'
import './stepper.scss'

export interface StepperProps {
  /** What this step is called. */
  step: string
  /** 1-based. */
  current: number
  total: number
}

export function Stepper({ step, current, total }: StepperProps) {
  return (
    <View className="stepper" {...spoken({ role: 'img', label: `第${current}步，共${total}步，${step}` })}>
      <Text className="stepper__step">
        {current} {step}
      </Text>
      {Array.from({ length: total }, (_, index) => (
        <View key={index} className={classNames('stepper__bar', index < current && 'stepper__bar--on')} />
      ))}
      <Text>共 {total} 步</Text>
    </View>
  )
}
