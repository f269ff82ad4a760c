import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { answerState } from '../../../../api/answer-state'
import { Page } from '../../../../components/page/page'
import { ConfirmVisit } from '../../../../features/appointment/confirm/confirm-visit'
import { openSuccess } from '../../../../features/appointment/doors'
import { useAppointment } from '../../../../features/appointment/use-appointments'
import { AnswerView } from '../../../../features/page/answer-view'

/** The last step, found again by the hold's id: whatever happened to the app, the server knows how it stands. */
export default function ConfirmPage() {
  const { id = '' } = useRouter().params
  const query = useAppointment(id)
  const status = query.data?.status
  const isBooked = status !== undefined && status !== 'held' && status !== 'expired'
  useEffect(() => {
    if (isBooked) openSuccess(id)
  }, [isBooked, id])

  if (query.data && !isBooked)
    return <ConfirmVisit key={id} hold={query.data} onEnd={() => void query.refetch()} />
  return (
    <Page title="确认预约">
      <AnswerView
        state={answerState(query)}
        loading="正在取锁定的号…"
        failed="锁定的号没取到"
        safe="号还留着。"
      >
        {() => null}
      </AnswerView>
    </Page>
  )
}
