import { Text, View } from '@tarojs/components'
import { spoken } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import './steps-bar.scss'

export interface StepsBarProps {
  /** What each step is called, in their order: 选孩子 */
  names: readonly string[]
  /** The step on the screen, from 0. */
  place: number
}

/** How far somebody has come on a way of several screens. */
export function StepsBar({ names, place }: StepsBarProps) {
  const all = names.length
  const name = names[place] ?? ''
  const words = `第 ${place + 1} 步，共 ${all} 步，${name}`
  return (
    <View className="steps-bar" {...spoken({ role: 'group', label: words })}>
      <Text className="t-sub t-strong t-primary">{`${place + 1} ${name}`}</Text>
      <View className="steps-bar__marks" {...spoken({ hidden: true })}>
        {names.map((each, index) => (
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
