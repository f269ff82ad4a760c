import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { localDateOf } from '#domain/kernel/time'
import { messagesAhead } from '#domain/message/reminder-times'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { AppointmentDetail } from '../../../../features/appointment/booked/appointment-detail'
import { CancelSheet } from '../../../../features/appointment/booked/cancel-sheet'
import { useCancel } from '../../../../features/appointment/booked/use-cancel'
import { openReschedule } from '../../../../features/appointment/doors'
import { useAppointment } from '../../../../features/appointment/use-appointments'
import { ReminderCard } from '../../../../features/message/reminder-card'
import { AnswerView } from '../../../../features/page/answer-view'
import { PayFee } from '../../../../features/payment/pay-fee'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'
import { VisitMissed } from './visit-missed'
import { VisitOver } from './visit-over'
import { VisitSuspended } from './visit-suspended'
import { VisitToday } from './visit-today'

/** One visit: what happens to it now, everything about it, and what can still be done. */
export default function DetailPage() {
  const { id = '' } = useRouter().params
  const query = useAppointment(id)
  const cancelling = useCancel<NonNullable<typeof query.data>>()
  const now = serverNow()
  const today = localDateOf(now)
  const appointment = query.data
  usePullToRefresh(query.refetch)

  return (
    <Page
      title="预约详情"
      bar={
        appointment?.canCancel &&
        appointment.canReschedule &&
        !query.isError && (
          <BottomBar>
            <View className="line">
              <Button label="取消" kind="secondary" width="grow" onTap={() => cancelling.ask(appointment)} />
              <Button label="改时间" width="grow" onTap={() => openReschedule(appointment)} />
            </View>
          </BottomBar>
        )
      }
    >
      <AnswerView
        state={answerState(query)}
        loading="正在取预约…"
        failed="预约没取到"
        safe="约好的号不会丢。"
      >
        {(visit, offline) => (
          <>
            {visit.day === today && <VisitToday visit={visit} />}
            {visit.status === 'suspended' && <VisitSuspended visit={visit} today={today} offline={offline} />}
            {visit.status === 'completed' && (
              <VisitOver appointmentId={visit.id} patientId={visit.patientId} />
            )}
            {(visit.status === 'no-show' || visit.status === 'excused') && (
              <VisitMissed visit={visit} today={today} />
            )}
            <AppointmentDetail appointment={visit} now={now} today={today} />
            {visit.fee === 'due' && !offline && (
              <PayFee
                name="挂号费"
                purpose="appointment"
                subjectId={visit.id}
                amountFen={visit.feeFen}
                onChanged={() => void query.refetch()}
              >
                现在付好，到了不用排队交费；取消会原路退回。不想现在付，到前台付也行。
              </PayFee>
            )}
            {visit.canReschedule && visit.status !== 'suspended' && !offline && (
              <ReminderCard templates={messagesAhead(new Date(visit.start), now)} />
            )}
            {offline && <Text className="t-cap">改时间和取消要有网才行</Text>}
          </>
        )}
      </AnswerView>
      <CancelSheet cancelling={cancelling} />
    </Page>
  )
}
