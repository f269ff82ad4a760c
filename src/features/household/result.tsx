import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken } from '../../components/accessibility/accessibility'
import { Button } from '../../components/action/button'
import { SuccessDoor } from '../../components/page/success-door'
import { Illustration } from '../../components/picture/illustration'
import { useFocusOn } from '../../platform/screen/focus-result'
import { readAloud } from '../../platform/speech/read-aloud'
import './result.scss'

const HEADING = 'household-result'

export interface ResultProps {
  title: string
  /** What it means, and what comes next. */
  why: string
  /** Done, or on its way to somebody who decides. */
  state: 'done' | 'waiting'
  children?: ReactNode
}

/** How it ended, in words that can be read aloud; what can be done next stands under it. */
export function Result({ title, why, state, children }: ResultProps) {
  useFocusOn(HEADING, true)
  return (
    <View className="household-result">
      {state === 'done' ? <SuccessDoor /> : <Illustration name="coming" />}
      <Text id={HEADING} className="t-h1 mt3" {...spoken({ role: 'alert' })}>
        {title}
      </Text>
      <Text className="t-2">{why}</Text>
      {readAloud && (
        <View className="mt3">
          <Button
            kind="secondary"
            size="medium"
            width="words"
            icon="sound"
            label="念给我听"
            onTap={() => readAloud?.(`${title}。${why}`)}
          />
        </View>
      )}
      {children && <View className="household-result__next">{children}</View>}
    </View>
  )
}
