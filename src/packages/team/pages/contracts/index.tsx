import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { client } from '../../../../api/client'
import { errorMessage } from '../../../../api/error-messages'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Note } from '../../../../components/content/note'
import { Segment } from '../../../../components/field/segment'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { AcceptBar } from '../../../../features/contract/team/accept-bar'
import { InboxList } from '../../../../features/contract/team/inbox-list'
import { InboxLoad } from '../../../../features/contract/team/inbox-load'
import {
  type InboxRow,
  type InboxTab,
  useInbox,
  useInboxWrite,
} from '../../../../features/contract/team/inbox-query'
import { type InboxSaying, InboxSaySheet } from '../../../../features/contract/team/inbox-say-sheet'
import { AnswerView } from '../../../../features/page/answer-view'
import { TeamChoice } from '../../../../features/team-day/team-choice'
import { openApplications, openOnSite, openTeamContracts } from '../../../../features/team-day/team-doors'
import { useOwnTeam } from '../../../../features/team-day/use-own-team'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** 签约申请: who wants to sign, most urgent first, and all that are plain taken in with one tap. */
export default function ContractsPage() {
  const now = serverNow()
  const own = useOwnTeam(useRouter().params.teamId)
  const [tab, setTab] = useState<InboxTab>('waiting')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const inbox = useInbox(own.team?.teamId, tab)
  const [asking, setAsking] = useState(false)
  const accepting = useInboxWrite(client.contract.acceptMany.mutate)
  const reviewing = useInboxWrite(client.contract.review.mutate)
  usePullToRefresh(inbox.refetch)
  const check = (rows: readonly InboxRow[], isOn: boolean) => {
    const ids = rows.map(({ id }) => id)
    accepting.reset()
    setChosen((before) => [...before.filter((id) => !ids.includes(id)), ...(isOn ? ids : [])])
  }
  const select = (next: InboxTab) => {
    setChosen([])
    setTab(next)
  }
  const ask = (decision: InboxSaying, text: string, onSent: () => void) => {
    const [id = ''] = chosen
    const onSuccess = () => {
      onSent()
      setChosen([])
      setAsking(false)
    }
    reviewing.mutate({ id, decision, text }, { onSuccess })
  }
  const open = (ids: readonly string[]) => (tab === 'signed' ? openTeamContracts : openApplications)(ids)
  const accept = () => accepting.mutate({ ids: [...chosen] }, { onSuccess: () => setChosen([]) })

  return (
    <Page
      title="签约申请"
      bar={
        tab === 'waiting' &&
        own.team && (
          <AcceptBar
            chosen={chosen.length}
            busy={accepting.isPending}
            problem={accepting.error ? failureSentence(accepting.error) : undefined}
            onAsk={() => setAsking(true)}
            onAccept={accept}
          />
        )
      }
    >
      <AnswerView state={own.state} loading="正在取你的团队…" failed="团队没取到">
        {() =>
          own.team ? (
            <>
              <TeamChoice teams={own.teams} team={own.team} onChoose={own.choose} />
              <Link
                label="没法用手机的，当面签"
                icon="pen"
                opens
                onTap={() => own.team && openOnSite({ teamId: own.team.teamId })}
              />
              <AnswerView state={inbox.state} loading="正在取申请…" failed="申请没取到">
                {({ pages }) => {
                  const { counts, load } = pages[0] ?? { counts: null, load: null }
                  const rows = pages.flatMap((page) => page.rows)
                  return (
                    <>
                      {counts && <Tabs counts={counts} tab={tab} onSelect={select} />}
                      {load && <InboxLoad load={load} />}
                      <Accepted rows={accepting.data?.rows} />
                      <InboxList
                        tab={tab}
                        rows={rows}
                        now={now}
                        chosen={chosen}
                        onCheck={check}
                        onOpen={open}
                      />
                      {inbox.more && (
                        <Button
                          kind="quiet"
                          size="medium"
                          label="看后面的"
                          busy={inbox.more.loading}
                          onTap={inbox.more.load}
                        />
                      )}
                      {tab === 'waiting' && (
                        <Note tone="mute">
                          批量接受时，每一份都会留下你的名字和时间。没有居民本人确认的，不会出现在这里。
                        </Note>
                      )}
                      {tab === 'waiting' && counts && counts.unconfirmed > 0 && (
                        <Link
                          label={`还有 ${counts.unconfirmed} 份等居民本人点头`}
                          opens
                          onTap={() => select('unconfirmed')}
                        />
                      )}
                    </>
                  )
                }}
              </AnswerView>
            </>
          ) : (
            <EmptyState title="你不在任何团队里" why="中心把你排进一支家庭医生团队，申请就会到这里。" />
          )
        }
      </AnswerView>
      <InboxSaySheet
        id={chosen[0] ?? ''}
        saying={asking ? 'ask' : null}
        busy={reviewing.isPending}
        problem={reviewing.error ? failureSentence(reviewing.error) : undefined}
        onSend={ask}
        onClose={() => setAsking(false)}
      />
    </Page>
  )
}

interface TabsProps {
  counts: { readonly waiting: number; readonly needInfo: number; readonly signedThisMonth: number }
  tab: InboxTab
  onSelect: (tab: InboxTab) => void
}

function Tabs({ counts, tab, onSelect }: TabsProps) {
  return (
    <Segment<InboxTab>
      label="哪些申请"
      parts={[
        { value: 'waiting', label: `待审 ${counts.waiting}` },
        { value: 'need-info', label: `待补材料 ${counts.needInfo}` },
        { value: 'signed', label: `本月已签 ${counts.signedThisMonth}` },
      ]}
      selected={tab}
      onSelect={onSelect}
    />
  )
}

interface AcceptedProps {
  rows:
    | readonly { readonly outcome: string; readonly code?: Parameters<typeof errorMessage>[0] }[]
    | undefined
}

/** What came of taking several in: what one is refused for touches no other. */
function Accepted({ rows }: AcceptedProps) {
  if (!rows) return null
  const refused = rows.filter(({ outcome }) => outcome === 'refused')
  const reasons = [...new Set(refused.flatMap(({ code }) => (code ? [errorMessage(code, {})] : [])))]
  return (
    <Note tone={refused.length > 0 ? 'wait' : 'ok'} announced>
      <Text>
        {`签好 ${rows.length - refused.length} 份。`}
        {refused.length > 0 && `${refused.length} 份没签成：${reasons.join('')}`}
      </Text>
    </Note>
  )
}
