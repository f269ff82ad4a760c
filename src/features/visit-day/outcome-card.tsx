import { Text, View } from '@tarojs/components'
import { Fragment } from 'react'
import { spoken } from '../../components/accessibility/accessibility'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { readAloud } from '../../platform/speech/read-aloud'
import './outcome-card.scss'

export interface OutcomeCardProps {
  /** Names and sentences in plain words. */
  summary: { readonly lines: readonly { readonly nameZh: string; readonly valueZh: string }[] }
}

/** 小结: what the doctor wrote, in words that a grandmother reads. */
export function OutcomeCard({ summary: { lines } }: OutcomeCardProps) {
  return (
    <Card>
      <Text className="t-lead" {...spoken({ role: 'heading', level: 2 })}>
        这次的小结
      </Text>
      <View className="outcome-card">
        {lines.map(({ nameZh, valueZh }) => (
          <Fragment key={nameZh}>
            <Text className="outcome-card__name">{nameZh}</Text>
            <Text className="outcome-card__value">{valueZh}</Text>
          </Fragment>
        ))}
      </View>
      {readAloud && (
        <View className="mt3">
          <Button
            kind="secondary"
            size="medium"
            icon="sound"
            label="念给我听"
            onTap={() => readAloud?.(lines.map(({ nameZh, valueZh }) => `${nameZh}，${valueZh}`).join('。'))}
          />
        </View>
      )}
    </Card>
  )
}
