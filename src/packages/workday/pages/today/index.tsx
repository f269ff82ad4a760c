import { useState } from 'react'
import { useSession } from '../../../../api/session'
import { Segment } from '../../../../components/field/segment'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openLogin } from '../../../../features/appointment/doors'
import { useMe } from '../../../../features/auth/use-me'
import { mayCheckIdentity } from '../../../../features/identity-check/may-check-identity'
import { AnswerView } from '../../../../features/page/answer-view'
import { type WorkView, worksAt } from '../../../../features/workday/works-at'
import { DeskView } from './desk-view'
import { RoomView } from './room-view'

const VIEWS = [
  { value: 'room', label: '看诊' },
  { value: 'desk', label: '前台' },
] as const satisfies readonly { value: WorkView; label: string }[]

/** 工作台: the consulting room for who treats, the desk for who receives, both for a nurse. */
export default function TodayPage() {
  const isLoggedIn = useSession() !== null
  const me = useMe()
  const [chosen, setChosen] = useState<WorkView | null>(null)
  if (!isLoggedIn)
    return (
      <NotStaff title="先登录" why="工作台是给医生、护士和前台用的。" action="去登录" onAction={openLogin} />
    )
  if (me.kind !== 'ready') {
    return (
      <Page title="工作台">
        <AnswerView state={me} loading="正在打开工作台…" failed="工作台没打开">
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  const { staff } = me.answer
  const views = worksAt(staff?.duties ?? [])
  const view = chosen ?? views[0]
  if (!view) return <NotStaff title="这里是工作台" why="给医生、护士和前台用的。家人的预约在“预约”里。" />
  const switcher = views.length > 1 && (
    <Segment
      label="看诊还是前台"
      parts={VIEWS.filter(({ value }) => views.includes(value))}
      selected={view}
      onSelect={setChosen}
    />
  )
  return view === 'room' ? (
    <RoomView practitionerId={staff?.practitionerId ?? null} switcher={switcher} />
  ) : (
    <DeskView switcher={switcher} checksIdentity={mayCheckIdentity(staff?.duties ?? [])} />
  )
}

function NotStaff(props: { title: string; why: string; action?: string; onAction?: () => void }) {
  return (
    <Page title="工作台">
      <EmptyState {...props} />
    </Page>
  )
}
