import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken } from '../../components/accessibility/accessibility'
import { classNames } from '../../components/class-names'
import { Card } from '../../components/content/card'
import { Icon } from '../../components/picture/icon'
import type { LoopState, LoopStep } from './loop-steps'
import './loop-list.scss'

const STATES_ZH: Readonly<Record<LoopState, string>> = {
  done: '走过了',
  now: '现在',
  later: '还没到',
  missed: '没有走这一步',
}

export interface LoopListProps {
  steps: readonly LoopStep[]
  /** What can be done at a station. */
  below: (step: LoopStep) => ReactNode
}

/** The five stations one under the other, each with its facts: where, who, when. */
export function LoopList({ steps, below }: LoopListProps) {
  return (
    <Card label="一步一步">
      <View {...spoken({ role: 'list' })}>
        {steps.map((step) => {
          const { key, title, state, at, lines } = step
          return (
            <View key={key} className="loop-list__one" {...spoken({ role: 'listitem' })}>
              <View className={classNames('loop-list__dot', `loop-list__dot--${state}`)}>
                {state === 'done' && <Icon name="check" size="xs" />}
                {state === 'missed' && <Icon name="x" size="xs" />}
              </View>
              <View className="loop-list__words stack">
                <Text className="t-sub t-digits">{at ?? STATES_ZH[state]}</Text>
                <Text className="t-strong">{title}</Text>
                {lines.map((line) => (
                  <Text key={line} className="t-sub">
                    {line}
                  </Text>
                ))}
                {below(step)}
              </View>
            </View>
          )
        })}
      </View>
    </Card>
  )
}
