import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { startInWords, whoAndWhat } from '../../features/appointment/booked/appointment-words'
import { openDetail } from '../../features/appointment/doors'
import type { UpcomingVisit } from '../../features/home/use-upcoming-visits'
import { readAloud } from '../../platform/speech/read-aloud'

export interface ElderNextProps {
  visit: UpcomingVisit
  /** Whose it is; they may have left the family since. */
  name: string | undefined
  today: LocalDate
}

/** 下一次, and aloud. A visit that the doctor stopped must not send anybody out of the house. */
export function ElderNext({ visit, name, today }: ElderNextProps) {
  const whose = whoAndWhat(name, visit.service)
  const when = startInWords(visit.start, today)
  const isStopped = visit.status === 'suspended'
  const where = isStopped
    ? '医生停诊了，这个时间不用来。不是你的问题，选一个新的时间就好。'
    : `${visit.organization.name}，${visit.room}，第 ${visit.number} 号`
  return (
    <Card>
      <Text className="t-sub">{isStopped ? '医生停诊了' : '下一次'}</Text>
      <View className="t-lead mt1">{whose}</View>
      <View className="t-h2 t-digits">{when}</View>
      <View className="t-2">{where}</View>
      <View className="stack stack--3 mt3">
        {readAloud && (
          <Button
            kind="secondary"
            icon="sound"
            label="念给我听"
            onTap={() => readAloud?.(`${isStopped ? '' : '下一次看病，'}${whose}，${when}。${where}`)}
          />
        )}
        <Button kind="tonal" label={isStopped ? '选新的时间' : '看详情'} onTap={() => openDetail(visit.id)} />
      </View>
    </Card>
  )
}
