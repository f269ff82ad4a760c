import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { ONCE_SIGNED_STATUSES } from '#domain/contract/contract-status'
import { answerState } from '../../../../api/answer-state'
import { client } from '../../../../api/client'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { Chips } from '../../../../components/field/chips'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { SecondCodeSheet } from '../../../../features/contract/on-site/second-code-sheet'
import { InboxApplication, InboxOtherWays } from '../../../../features/contract/team/inbox-application'
import { InboxPlaceSheet } from '../../../../features/contract/team/inbox-place-sheet'
import {
  type Application,
  useApplication,
  useInboxWrite,
} from '../../../../features/contract/team/inbox-query'
import { type InboxSaying, InboxSaySheet } from '../../../../features/contract/team/inbox-say-sheet'
import { AnswerView } from '../../../../features/page/answer-view'
import { openKeyGroups, openOnSite, openTeamContracts } from '../../../../features/team-day/team-doors'
import { goBack } from '../../../../platform/screen/go-back'

const DECIDED: Readonly<Partial<Record<Application['status'], string>>> = {
  signed: '两边都签好了。',
  'change-requested': '两边都签好了，这家在办换团队。',
  rejected: '这份没有签。',
  withdrawn: '居民撤回了申请。',
  terminated: '这份已经结束。',
  'need-info': '等居民补充。他答了就回到待审。',
  queued: '在排队。有空位按先后自动叫到，现在也能接受。',
  draft: '填好了，等本人点头。点头以前不能签。',
}
const SIGNED: readonly Application['status'][] = ONCE_SIGNED_STATUSES

/** One application, whole, and the team's decision; those of the same household one tap away. */
export default function ApplicationPage() {
  const ids = (useRouter().params.ids ?? '').split('.').filter(Boolean)
  const [id, setId] = useState(ids[0] ?? '')
  const [sheet, setSheet] = useState<InboxSaying | 'place' | 'code' | null>(null)
  const now = serverNow()
  const query = useApplication(id)
  const reviewing = useInboxWrite(client.contract.review.mutate)
  const application = query.data
  const problem = reviewing.error ? failureSentence(reviewing.error) : undefined
  const show = (next: string) => {
    reviewing.reset()
    setId(next)
  }
  const decide = (decision: 'accept' | 'ask' | 'reject' | 'queue', text?: string, onSent?: () => void) => {
    const onSuccess = () => {
      onSent?.()
      setSheet(null)
    }
    reviewing.mutate({ id, decision, ...(text === undefined ? {} : { text }) }, { onSuccess })
  }
  if (ids.length === 0) {
    return (
      <Page title="签约申请">
        <EmptyState title="这份申请不在了" why="可能已经撤回。" action="返回" onAction={goBack} />
      </Page>
    )
  }
  return (
    <Page
      title="签约申请"
      bar={
        application && (
          <Decisions
            application={application}
            busy={reviewing.isPending}
            problem={sheet === null ? problem : undefined}
            onAccept={() => decide('accept')}
            onAsk={() => setSheet('ask')}
          />
        )
      }
    >
      {ids.length > 1 && (
        <Chips
          label="同一家的几份"
          chips={ids.map((value, index) => ({ value, label: `第 ${index + 1} 份` }))}
          selected={id}
          onToggle={show}
        />
      )}
      <AnswerView state={answerState(query)} loading="正在打开申请…" failed="申请没打开">
        {(opened) => (
          <>
            {DECIDED[opened.status] && (
              <Note tone={opened.status === 'signed' ? 'ok' : 'info'} announced>
                {DECIDED[opened.status]}
              </Note>
            )}
            {opened.status === 'draft' && (
              <Card flush>
                <Row
                  icon="sound"
                  title="当面签"
                  sub="念协议给本人听，和一位同事一起"
                  onTap={() => openOnSite({ id: opened.id })}
                />
                <Row
                  icon="team"
                  title="念给同事的码"
                  sub="同事在签，你也在场"
                  onTap={() => setSheet('code')}
                />
              </Card>
            )}
            {SIGNED.includes(opened.status) && (
              <Card flush>
                <Row icon="doc" title="看这份签约" onTap={() => openTeamContracts([opened.id])} />
              </Card>
            )}
            <InboxApplication application={opened} now={now} onPlace={() => setSheet('place')} />
            <Link label="重点人群" icon="team" opens onTap={() => openKeyGroups(opened.patientId)} />
            {(opened.status === 'submitted' ||
              opened.status === 'queued' ||
              opened.status === 'need-info') && (
              <InboxOtherWays
                status={opened.status}
                onReject={() => setSheet('reject')}
                onQueue={() => decide('queue')}
              />
            )}
          </>
        )}
      </AnswerView>
      <InboxSaySheet
        id={id}
        saying={sheet === 'ask' || sheet === 'reject' ? sheet : null}
        busy={reviewing.isPending}
        problem={problem}
        onSend={decide}
        onClose={() => setSheet(null)}
      />
      {sheet === 'code' && <SecondCodeSheet id={id} onClose={() => setSheet(null)} />}
      {application && (
        <InboxPlaceSheet
          id={id}
          address={application.address}
          open={sheet === 'place'}
          onClose={() => setSheet(null)}
        />
      )}
    </Page>
  )
}

interface DecisionsProps {
  application: Application
  busy: boolean
  problem: string | undefined
  onAccept: () => void
  onAsk: () => void
}

/** 补材料 and 接受; nothing for what is decided. */
function Decisions({ application, busy, problem, onAccept, onAsk }: DecisionsProps) {
  const { status, gridId } = application
  if (status !== 'submitted' && status !== 'queued') return null
  return (
    <BottomBar>
      {problem && (
        <Note tone="bad" announced>
          {problem}
        </Note>
      )}
      <View className="line line--elder-stack">
        {status === 'submitted' && <Button kind="secondary" width="words" label="补材料" onTap={onAsk} />}
        <Button
          width="grow"
          label="接受，签约"
          busy={busy}
          disabledReason={gridId === null ? '先落户到网格' : undefined}
          onTap={onAccept}
        />
      </View>
    </BottomBar>
  )
}
