import { Text } from '@tarojs/components'
import { serverNow } from '../../../../api/server-clock'
import { Link } from '../../../../components/action/link'
import { Note } from '../../../../components/content/note'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openFamily, openLogin } from '../../../../features/appointment/doors'
import { openLoop } from '../../../../features/claim/doors'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { usePersonOfPage } from '../../../../features/page/use-person'
import { OwnCard } from '../../../../features/referral/own-card'
import { useOwnReferrals } from '../../../../features/referral/use-referrals'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

const TITLE = '转诊'

/** Where a child was sent on, what was answered, and what it means for the aid. */
export default function OwnReferralsPage() {
  const { isLoggedIn, patientId = '' } = usePersonOfPage()
  if (!isLoggedIn) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="登录以后就能看"
          why="医生把孩子转去哪里，对方接收没有，都在这里。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  return (
    <Page title={TITLE}>
      <PersonStrip patientId={patientId} action="换人" onAction={() => openFamily(true)} />
      {patientId !== '' && <Referrals key={patientId} patientId={patientId} />}
    </Page>
  )
}

function Referrals({ patientId }: { patientId: string }) {
  const { state, refetch } = useOwnReferrals(patientId)
  const now = serverNow()
  usePullToRefresh(refetch)
  return (
    <AnswerView state={state} loading="正在取转诊…" failed="转诊没取到" safe="医生开的都在，不会丢。">
      {({ rows, isCovered }) =>
        rows.length === 0 ? (
          <EmptyState
            title="没有转诊"
            why="家门口的医生看了，要去医院的，会在这里写清转去哪里、对方接收没有。"
          />
        ) : (
          <>
            {rows.map((row) => (
              <OwnCard key={row.id} row={row} isCovered={isCovered} now={now} />
            ))}
            {isCovered && <Link label="这一次走到哪了" opens onTap={() => openLoop(patientId)} />}
            <Note tone="info">
              <Text>你可以随时换别的医院。换之前，先和医生说一声，重新开一张。</Text>
            </Note>
          </>
        )
      }
    </AnswerView>
  )
}
