import { Text } from '@tarojs/components'
import { ENTRY_KINDS } from '#domain/kernel/entry-kind'
import { localDateOf } from '#domain/kernel/time'
import { dayInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../../../api/server-clock'
import { Card } from '../../../../components/content/card'
import { Row } from '../../../../components/content/row'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { SectionTitle } from '../../../../components/page/section-title'
import { openFamily, openLogin } from '../../../../features/appointment/doors'
import { OpenShare } from '../../../../features/opening/open-share'
import { RecordFiles } from '../../../../features/opening/record-files'
import { ShareMaker } from '../../../../features/opening/share-maker'
import { overShareInWords, sectionsInWords } from '../../../../features/opening/share-words'
import { isOpen, useShares } from '../../../../features/opening/use-shares'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { usePersonOfPage } from '../../../../features/page/use-person'
import { useRecordSummary } from '../../../../features/record/use-record'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** 给别的医生看: a code for a quarter of an hour, or a file to take along. */
export default function SharePage() {
  const { isLoggedIn, patientId = '' } = usePersonOfPage()
  if (!isLoggedIn) {
    return (
      <Page title="给别的医生看">
        <EmptyState
          title="登录以后就能分享"
          why="只有本人和监护人能把档案给别的医生看。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  return (
    <Page title="给别的医生看">
      <PersonStrip patientId={patientId} action="换人" onAction={() => openFamily(true)} />
      {patientId !== '' && <Shares key={patientId} patientId={patientId} />}
    </Page>
  )
}

function Shares({ patientId }: { patientId: string }) {
  const { state, refetch, busy, problem, make, revoke } = useShares(patientId)
  const { data: head } = useRecordSummary(patientId)
  const kinds = head?.kinds ?? ENTRY_KINDS
  const today = localDateOf(serverNow())
  usePullToRefresh(refetch)
  return (
    <AnswerView state={state} loading="正在取分享码…" failed="分享码没取到">
      {({ rows }) => {
        const open = rows.find(isOpen)
        const over = rows.filter((row) => row !== open)
        return (
          <>
            {open ? (
              <OpenShare share={open} busy={busy} problem={problem} onRevoke={() => revoke(open.id)} />
            ) : (
              <>
                <SectionTitle title="给他看什么" />
                <ShareMaker key={kinds.join(' ')} kinds={kinds} busy={busy} problem={problem} onMake={make} />
              </>
            )}
            <SectionTitle title="带走一份" />
            <RecordFiles patientId={patientId} />
            {over.length > 0 && (
              <>
                <SectionTitle title="以前的分享码" />
                <Card flush>
                  {over.map((share) => (
                    <Row
                      key={share.id}
                      quiet
                      title={overShareInWords(share)}
                      sub={sectionsInWords(share.sections)}
                      value={
                        <Text className="t-sub t-digits">
                          {dayInWords(localDateOf(new Date(share.createdAt)), today)}
                        </Text>
                      }
                    />
                  ))}
                </Card>
              </>
            )}
          </>
        )
      }}
    </AnswerView>
  )
}
