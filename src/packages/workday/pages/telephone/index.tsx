import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../../api/server-clock'
import { useSession } from '../../../../api/session'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { EmptyState } from '../../../../components/page/empty-state'
import { LoadingState } from '../../../../components/page/loading-state'
import { Page } from '../../../../components/page/page'
import { openLogin } from '../../../../features/appointment/doors'
import { useMe } from '../../../../features/auth/use-me'
import { NumberEntry } from '../../../../features/card-scan/number-entry'
import { useCallerSearch } from '../../../../features/card-scan/use-caller-search'
import { AnswerView } from '../../../../features/page/answer-view'
import { worksAt } from '../../../../features/workday/works-at'
import { CallerBooking } from './caller-booking'

const TITLE = '电话预约'

/** 电话预约: somebody rings who has no phone to book with; staff find them and book for them (journeys E1 47). */
export default function TelephonePage() {
  const isLoggedIn = useSession() !== null
  const me = useMe()
  if (!isLoggedIn) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="先登录"
          why="电话预约是给医生、护士和前台用的。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  if (me.kind !== 'ready') {
    return (
      <Page title={TITLE}>
        <AnswerView state={me} loading="正在打开…" failed="没打开">
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  if (worksAt(me.answer.staff?.duties ?? []).length === 0) {
    return (
      <Page title={TITLE}>
        <EmptyState title="这里给医生、护士和前台用" why="给自己和家人约号，在“首页”选一家社区就行。" />
      </Page>
    )
  }
  return <Telephone />
}

/** Who rings; then what they have, and what they want. */
function Telephone() {
  const [asks, setAsks] = useState(true)
  const caller = useCallerSearch()
  const { person, problem, busy } = caller
  const next = () => {
    caller.forget()
    setAsks(true)
  }
  if (person) return <CallerBooking key={person.patientId} person={person} title={TITLE} onNext={next} />
  return (
    <Page title={TITLE}>
      {busy && <LoadingState label="正在查…" count={1} />}
      {problem && (
        <Note tone="wait" announced>
          {problem}
        </Note>
      )}
      {!busy && (
        <>
          <EmptyState
            title="问对方的卡号和生日"
            why="卡号在打印的健康卡上，14 位。查一次记一次，家人在“谁看过”里看得到。"
          />
          <Button label="输入卡号和生日" onTap={() => setAsks(true)} />
        </>
      )}
      <NumberEntry
        open={asks}
        busy={busy}
        today={localDateOf(serverNow())}
        onNumber={(number, birthDate) => {
          setAsks(false)
          void caller.search(number, birthDate)
        }}
        onClose={() => setAsks(false)}
      />
    </Page>
  )
}
