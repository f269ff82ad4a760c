import { Text, View } from '@tarojs/components'
import { type AppointmentStatus, OPEN_STATUSES } from '#domain/appointment/status'
import { SERVICE_NAMES_ZH, type Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import { Link } from '../../../components/action/link'
import { Card } from '../../../components/content/card'
import { Tag } from '../../../components/content/tag'
import { openDetail } from '../doors'
import { timeOf } from '../slots/offered-slot'
import { APPOINTMENT_TAGS } from './appointment-tag'
import { cancelTerms, feeInWords, startInWords, thingsToBring } from './appointment-words'
import { PlaceActions, type PlaceActionsProps } from './place-actions'
import { VisitFacts } from './visit-facts'
import { VisitSummary, type VisitSummaryProps } from './visit-summary'

export interface AppointmentDetailProps {
  appointment: VisitSummaryProps['appointment'] & {
    status: AppointmentStatus
    service: Service
    number: number
    expectedAt: string
    feeFen: number
    fee: FeeState
    reason: string | null
    freeCancelUntil: string
    canCancel: boolean
    bookedByStaff: boolean
    movedFrom: Moved | null
    movedTo: Moved | null
    organization: PlaceActionsProps['place']
  }
  now: Date
  today: LocalDate
}

/** The visit on the other side of a move. */
interface Moved {
  id: string
  start: string
}

type FeeState = 'free' | 'due' | 'desk' | 'paid' | 'returned'

const FEE_WORDS: Readonly<Record<FeeState, string>> = {
  free: '',
  due: '，还没付',
  desk: '',
  paid: '，已付',
  returned: '，已退给你',
}

export function AppointmentDetail({ appointment, now, today }: AppointmentDetailProps) {
  const tag = APPOINTMENT_TAGS[appointment.status]
  const isAhead = OPEN_STATUSES.some((status) => status === appointment.status)
  return (
    <>
      <View className="line line--between line--wrap inset">
        <Text className="t-h2">{SERVICE_NAMES_ZH[appointment.service]}</Text>
        <Tag label={tag.label} tone={tag.tone} />
      </View>
      <Moves from={appointment.movedFrom} to={appointment.movedTo} today={today} />
      <VisitSummary appointment={appointment} today={today} />
      <Card>
        <VisitFacts
          facts={[
            { name: '就诊序号', value: `${appointment.number} 号` },
            // Once they wait, the line above says so, as it moves.
            ...(appointment.status === 'booked' || appointment.status === 'held'
              ? [{ name: '大约叫到', value: timeOf(appointment.expectedAt) }]
              : []),
            { name: '挂号费', value: `${feeInWords(appointment.feeFen)}${FEE_WORDS[appointment.fee]}` },
            ...(appointment.bookedByStaff ? [{ name: '怎么约的', value: '打电话，前台代约' }] : []),
            ...(appointment.reason ? [{ name: '告诉医生的', value: appointment.reason }] : []),
            ...(isAhead ? [{ name: '带上', value: thingsToBring(appointment.service).join('、') }] : []),
          ]}
        />
        <View className="mt3">
          <PlaceActions place={appointment.organization} />
        </View>
      </Card>
      {appointment.canCancel && <View className="t-cap inset">{cancelTerms(appointment, now, today)}。</View>}
    </>
  )
}

/** BK-15: a visit that moved is two, and whoever stands before one of them asks for the other. */
function Moves({ from, to, today }: { from: Moved | null; to: Moved | null; today: LocalDate }) {
  return (
    <>
      {to && (
        <View className="inset">
          <Link
            size="body"
            icon="repeat"
            label={`改到了 ${startInWords(to.start, today)}`}
            opens
            onTap={() => openDetail(to.id)}
          />
        </View>
      )}
      {from && (
        <View className="inset">
          <Link
            label={`从 ${startInWords(from.start, today)} 改过来的`}
            opens
            onTap={() => openDetail(from.id)}
          />
        </View>
      )}
    </>
  )
}
