import { Text, View } from '@tarojs/components'
import { spoken } from '../../components/accessibility'
import { classNames } from '../../components/class-names'
import { SIGNING_STEPS, type SigningStep } from './signing-draft'
import './steps-bar.scss'

const NAMES: Readonly<Record<SigningStep, string>> = {
  people: '选人和住址',
  packages: '选服务包',
  questions: '几个小问题',
  sign: '签名',
}

/** How far the household has come. */
export function StepsBar({ step }: { step: SigningStep }) {
  const place = SIGNING_STEPS.indexOf(step)
  const all = SIGNING_STEPS.length
  const words = `第 ${place + 1} 步，共 ${all} 步，${NAMES[step]}`
  return (
    <View className="steps-bar" {...spoken({ role: 'group', label: words })}>
      <Text className="t-sub t-strong t-primary">{`${place + 1} ${NAMES[step]}`}</Text>
      <View className="steps-bar__marks" {...spoken({ hidden: true })}>
        {SIGNING_STEPS.map((each, index) => (
          <View
            key={each}
            className={classNames('steps-bar__mark', index <= place && 'steps-bar__mark--done')}
          />
        ))}
      </View>
      <Text className="t-sub t-2">{`共 ${all} 步`}</Text>
    </View>
  )
}
