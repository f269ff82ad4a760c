import { Text, View } from '@tarojs/components'
import { spoken } from '../../components/accessibility/accessibility'
import { classNames } from '../../components/class-names'
import { Icon } from '../../components/picture/icon'
import type { LoopStep } from './loop-steps'
import './loop-arch.scss'

const SHORT: Readonly<Record<LoopStep['key'], string>> = {
  contact: '社区首诊',
  referral: '转诊',
  stay: '治疗',
  return: '社区复诊',
  aid: '互助金',
}

export interface LoopArchProps {
  steps: readonly LoopStep[]
  centre: { readonly above: string; readonly title: string; readonly below: string }
}

/** The way as a door: up from the community on the left, home again on the right. Large letters get the words alone. */
export function LoopArch({ steps, centre }: LoopArchProps) {
  const place = steps.findIndex(({ state }) => state === 'now')
  const reached = place === -1 ? steps.filter(({ state }) => state !== 'later').length - 1 : place
  const label = `这一次的进度：${centre.title}，第 ${reached + 1} 步，共 ${steps.length} 步`
  return (
    <View className="loop-arch" {...spoken({ role: 'img', label })}>
      <View className="loop-arch__ground" />
      {steps.slice(1).map(({ key }, part) => (
        <View key={key} className={classNames('loop-arch__part', `loop-arch__part--${part + 1}`)}>
          <View
            className={classNames(
              'loop-arch__line',
              part < reached ? 'loop-arch__line--gone' : 'loop-arch__line--ahead',
            )}
          />
        </View>
      ))}
      {steps.map(({ key, state }, station) => (
        <View key={key}>
          <View
            className={classNames(
              'loop-arch__dot',
              `loop-arch__dot--${station + 1}`,
              `loop-arch__dot--${state}`,
            )}
          >
            {state === 'done' && <Icon name="check" size="xs" />}
            {state === 'missed' && <Icon name="x" size="xs" />}
          </View>
          <Text
            className={classNames(
              'loop-arch__name',
              `loop-arch__name--${station + 1}`,
              state === 'now' && 't-strong',
            )}
          >
            {SHORT[key]}
          </Text>
        </View>
      ))}
      <View className="loop-arch__centre">
        <Text className="t-cap">{centre.above}</Text>
        <Text className="t-h2">{centre.title}</Text>
        <Text className="t-sub">{centre.below}</Text>
      </View>
    </View>
  )
}
