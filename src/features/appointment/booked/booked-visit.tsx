import { Text, View } from '@tarojs/components'
import type { Service } from '#domain/kernel/healthcare-service'
import { type LocalDate, localDate } from '#domain/kernel/time'
import { dayInWords, weekdayInWords } from '#domain/kernel/time-in-words'
import { spoken } from '../../../components/accessibility/accessibility'
import { Card } from '../../../components/content/card'
import { SuccessDoor } from '../../../components/page/success-door'
import { Icon } from '../../../components/picture/icon'
import { useFocusOn } from '../../../platform/screen/focus-result'
import { timeOf } from '../slots/offered-slot'
import { thingsToBring } from './appointment-words'
import { PlaceActions, type PlaceActionsProps } from './place-actions'
import { VisitFacts } from './visit-facts'
import './booked-visit.scss'

export interface BookedVisitProps {
  appointment: {
    service: Service
    day: string
    start: string
    number: number
    room: string
    expectedAt: string
    organization: PlaceActionsProps['place']
    practitioner: { name: string }
  }
  patientName: string | undefined
  /** An older booking moved here. */
  moved: boolean
  today: LocalDate
}

const HEADING = 'booked-visit'

/** 预约成功: the door opens once, and everything needed to get there stands under it. */
export function BookedVisit({ appointment, patientName, moved, today }: BookedVisitProps) {
  useFocusOn(HEADING, true)
  const { organization, practitioner } = appointment
  const time = timeOf(appointment.start)
  return (
    <>
      <View className="booked-visit__head">
        <SuccessDoor />
        <Text id={HEADING} className="t-h1 mt3" {...spoken({ role: 'alert' })}>
          {moved ? '改好了' : '约好了'}，{whenToMeet(appointment.day, today)}
          {time} 见
        </Text>
        <Text className="t-sub">断网、关掉小程序都不影响，号已经是你的</Text>
      </View>
      <Card>
        <View className="line line--between line--elder-stack">
          <View>
            <View className="t-cap">就诊序号</View>
            <View className="t-hero t-primary">
              {appointment.number}
              <Text className="t-h2"> 号</Text>
            </View>
          </View>
          <View className="booked-visit__when">
            <View className="t-cap">{fullDay(appointment.day, today)}</View>
            <View className="t-hero">{time}</View>
          </View>
        </View>
        <View className="divider" />
        <VisitFacts
          facts={[
            { name: '就诊人', value: patientName ?? '家人' },
            { name: '医生', value: `${practitioner.name} · ${appointment.room}` },
            { name: '大约叫到', value: timeOf(appointment.expectedAt) },
            { name: '地点', value: organization.name },
            { name: '地址', value: organization.address },
          ]}
        />
        <View className="mt3">
          <PlaceActions place={organization} />
        </View>
      </Card>
      <Card>
        <Text className="t-strong">出门带上</Text>
        <View className="stack stack--2 mt2">
          {thingsToBring(appointment.service).map((thing) => (
            <View key={thing} className="line line--top">
              <Icon name="check" size="s" />
              <Text className="grow">{thing}</Text>
            </View>
          ))}
        </View>
      </Card>
    </>
  )
}

/** Today needs no day: 「约好了，08:20 见」, else 「约好了，明天 08:20 见」. */
function whenToMeet(day: string, today: LocalDate): string {
  if (day === today) return ''
  const words = dayInWords(localDate(day), today)
  return words === '明天' ? '明天 ' : `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 `
}

/** `今天 · 10月13日 周二` */
function fullDay(day: string, today: LocalDate): string {
  const date = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 ${weekdayInWords(localDate(day))}`
  const near = dayInWords(localDate(day), today)
  return near === '今天' || near === '明天' ? `${near} · ${date}` : date
}
