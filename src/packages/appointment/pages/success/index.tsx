import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { localDateOf } from '#domain/kernel/time'
import { messagesAhead } from '#domain/message/reminder-times'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { useFamily } from '../../../../api/use-family'
import { usePatient } from '../../../../api/use-patient'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { bookedAloud } from '../../../../features/appointment/booked/booked-aloud'
import { BookedVisit } from '../../../../features/appointment/booked/booked-visit'
import { openBooking, openMyAppointments } from '../../../../features/appointment/doors'
import { useAppointment } from '../../../../features/appointment/use-appointments'
import { ReminderCard } from '../../../../features/message/reminder-card'
import { AnswerView } from '../../../../features/page/answer-view'
import { readAloud } from '../../../../platform/speech/read-aloud'
import './index.scss'

/** Loads by id, so that it shows the same after the app was killed. */
export default function SuccessPage() {
  const { id = '', change } = useRouter().params
  const query = useAppointment(id)
  const patient = usePatient(query.data?.patientId)
  const now = serverNow()

  function listen(): void {
    if (query.data) readAloud?.(bookedAloud(query.data, patient?.name, localDateOf(now)))
  }

  return (
    <Page
      title={titleOf(query.data !== undefined, change === 'moved')}
      noBack
      ground="tint"
      bar={
        <BottomBar>
          <Button label="看我的预约" onTap={openMyAppointments} />
          <View className="success__other">
            <OtherChild booked={query.data} />
            {readAloud && query.data && <Link icon="sound" label="念给我听" onTap={listen} />}
          </View>
        </BottomBar>
      }
    >
      <AnswerView
        state={answerState(query)}
        loading="正在取预约…"
        failed="预约没取到"
        safe="约好的号不会丢。"
      >
        {(appointment) => (
          <>
            <BookedVisit
              appointment={appointment}
              patientName={patient?.name}
              moved={change === 'moved'}
              today={localDateOf(now)}
            />
            <ReminderCard templates={messagesAhead(new Date(appointment.start), now)} />
          </>
        )}
      </AnswerView>
    </Page>
  )
}

/** What has not been found is not called a success. */
function titleOf(isThere: boolean, moved: boolean): string {
  if (!isThere) return '预约'
  return moved ? '改时间成功' : '预约成功'
}

/** A sibling is often ill as well: 再给小满约. */
function OtherChild({
  booked,
}: {
  booked: { patientId: string; service: Parameters<typeof openBooking>[1] } | undefined
}) {
  const { people } = useFamily()
  if (!booked || people.kind !== 'ready') return null
  const other = people.answer.find(
    ({ id, relation }) => id !== booked.patientId && (relation === 'child' || relation === 'grandchild'),
  )
  if (!other) return null
  return <Link label={`再给${other.name}约`} onTap={() => openBooking(other.id, booked.service)} />
}
