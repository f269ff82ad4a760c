import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { ClosingBlockerKind } from '#domain/account/closing'
import { useSession } from '../../../../api/session'
import { useFamily } from '../../../../api/use-family'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openLogin, openMyAppointments } from '../../../../features/appointment/doors'
import { openPerson } from '../../../../features/household/doors'
import { AnswerView } from '../../../../features/page/answer-view'
import { ClosingPanel } from '../../../../features/privacy/closing-panel'
import { LogInFirst } from '../../../../features/privacy/log-in-first'
import { useClosing } from '../../../../features/privacy/use-closing'

/** 注销账号: what is in the way, what goes, what stays, and the typed last word. */
export default function ClosePage() {
  const isLoggedIn = useSession() !== null
  const { people } = useFamily()
  const { state, refetch, isBusy, error, close, isUnanswered } = useClosing(isLoggedIn)
  const [isClosed, setClosed] = useState(false)
  // Back from what was in the way: it may be done.
  useDidShow(() => void (isLoggedIn && refetch()))

  if (isClosed || (isUnanswered && !isLoggedIn)) {
    return (
      <Page title="注销账号" noBack>
        <EmptyState
          title="账号已经注销"
          why="你的微信、手机号和登录都删掉了。以后想用，再登录就是一个新账号。"
          action="回到首页"
          onAction={() => void Taro.reLaunch({ url: '/pages/home/index' })}
        />
      </Page>
    )
  }
  return (
    <Page title="注销账号">
      {isLoggedIn ? (
        <AnswerView state={state} loading="正在看有没有没办完的事…" failed="没有看成" safe="什么都没有动。">
          {(closing) => (
            <ClosingPanel
              closing={closing}
              people={people.kind === 'ready' ? people.answer : []}
              busy={isBusy}
              error={error}
              doorOf={doorOf}
              onClose={() => close(() => setClosed(true))}
            />
          )}
        </AnswerView>
      ) : (
        <LogInFirst onLogin={openLogin} />
      )}
    </Page>
  )
}

/** Where what is in the way can be ended on this phone; the desk and the office end the rest. */
function doorOf(kind: ClosingBlockerKind, patientId: string | null): (() => void) | undefined {
  if (kind === 'open-appointments') return openMyAppointments
  if (kind === 'guardian-requests' && patientId) return () => openPerson(patientId)
  return undefined
}
