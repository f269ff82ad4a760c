import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { localTimeOf } from '#domain/kernel/time'
import { serverAheadMs, serverNow } from '../../api/server-clock'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { CountdownRing } from '../../components/time/countdown-ring'
import type { ObservationOutcome } from './use-observations'

/** A row of `chart.observations`, as far as it is drawn. */
export interface ObservationRow {
  readonly patientId: string
  readonly nameMasked: string
  readonly age: string
  readonly vaccineNames: readonly string[]
  readonly givenAt: string
  readonly until: string
}

export interface ObservedChildProps {
  row: ObservationRow
  problem: string | undefined
  onEnd: (outcome: ObservationOutcome) => void
}

/** One child in the observation room. Before the half hour is over only a reaction ends it. */
export function ObservedChild({ row, problem, onEnd }: ObservedChildProps) {
  const fullSeconds = (Date.parse(row.until) - Date.parse(row.givenAt)) / 1000
  const [isOver, setOver] = useState(() => serverNow() >= new Date(row.until))
  return (
    <Card>
      <View className="line">
        <CountdownRing
          endsAt={row.until}
          fullSeconds={fullSeconds}
          serverAheadMs={serverAheadMs()}
          label={`${row.nameMasked}留观`}
          onEnd={() => setOver(true)}
        />
        <View className="grow">
          <Text className="t-strong">{`${row.nameMasked} · ${row.age}`}</Text>
          <View className="t-sub">{row.vaccineNames.join('、')}</View>
          <View className="t-sub">{`${localTimeOf(new Date(row.givenAt))} 打的，到 ${localTimeOf(new Date(row.until))}`}</View>
        </View>
      </View>
      <View className="line line--elder-stack mt3">
        <Button
          size="medium"
          width="grow"
          label="没事，可以走了"
          {...(isOver ? {} : { disabledReason: '还没满 30 分钟' })}
          onTap={() => onEnd('well')}
        />
        <Button size="medium" kind="danger" width="grow" label="有反应" onTap={() => onEnd('reaction')} />
      </View>
      {problem && (
        <View className="mt2">
          <Note tone="bad" announced>
            {problem}
          </Note>
        </View>
      )}
    </Card>
  )
}
