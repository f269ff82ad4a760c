import { type ReactNode, useState } from 'react'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Page } from '../../../../components/page/page'
import { APPOINTMENT_TAGS } from '../../../../features/appointment/booked/appointment-tag'
import { AnswerView } from '../../../../features/page/answer-view'
import { openReferralDesk } from '../../../../features/referral/doors'
import { DeskEntrySheet } from '../../../../features/workday/desk/desk-entry-sheet'
import { DeskSearch } from '../../../../features/workday/desk/desk-search'
import { DeskSessions } from '../../../../features/workday/desk/desk-sessions'
import type { QueueEntry } from '../../../../features/workday/queue/queue-entry'
import { useSessionsToday } from '../../../../features/workday/use-workday'
import {
  openIdentityDesk,
  openNoShows,
  openScanner,
  openTelephone,
} from '../../../../features/workday/work-doors'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

export interface DeskViewProps {
  switcher: ReactNode
  /** A nurse receives people, and settles nothing about who they are. */
  checksIdentity: boolean
}

/** The desk: find who has come, check them in; every session of the place under it. */
export function DeskView({ switcher, checksIdentity }: DeskViewProps) {
  const [query, setQuery] = useState('')
  const [opened, setOpened] = useState<QueueEntry | null>(null)
  const list = useSessionsToday()
  usePullToRefresh(list.refetch)
  /** The next person is typed on an empty field. */
  const close = () => {
    setOpened(null)
    setQuery('')
  }
  return (
    <Page title="前台 · 今天">
      {switcher}
      <Button kind="tonal" icon="qr" label="扫健康卡" onTap={openScanner} />
      <Link label="电话预约" icon="phone" opens onTap={openTelephone} />
      <Link label="转诊" icon="route" opens onTap={openReferralDesk} />
      <Link label="爽约说明" icon="pen" opens onTap={openNoShows} />
      {checksIdentity && <Link label="核对身份" icon="card" opens onTap={openIdentityDesk} />}
      <DeskSearch
        query={query}
        onQuery={setQuery}
        tagOf={(status) => APPOINTMENT_TAGS[status]}
        onOpen={setOpened}
      />
      <AnswerView state={answerState(list)} loading="正在取今天的门诊…" failed="今天的门诊没取到">
        {({ rows }) => <DeskSessions sessions={rows} now={serverNow()} />}
      </AnswerView>
      <DeskEntrySheet entry={opened} onClose={close} />
    </Page>
  )
}
