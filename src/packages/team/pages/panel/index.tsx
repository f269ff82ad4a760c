import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { addDays, localDateOf } from '#domain/kernel/time'
import { daysOfQuarter, quarterOf } from '#domain/service-task/quarter'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Row } from '../../../../components/content/row'
import { Segment } from '../../../../components/field/segment'
import { TextField } from '../../../../components/field/text-field'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { useMe } from '../../../../features/auth/use-me'
import { AnswerView } from '../../../../features/page/answer-view'
import { AlertList } from '../../../../features/team-day/alert-list'
import { PerformanceView } from '../../../../features/team-day/performance-view'
import { PanelChips, ResidentList } from '../../../../features/team-day/resident-list'
import { TeamChoice } from '../../../../features/team-day/team-choice'
import { openCalls } from '../../../../features/team-day/team-doors'
import { HomeVisitList, TodaysTasks } from '../../../../features/team-day/todays-tasks'
import { useOwnTeam } from '../../../../features/team-day/use-own-team'
import {
  type PanelFilter,
  useHomeVisits,
  usePanel,
  usePerformance,
  useTodaysWork,
} from '../../../../features/team-day/use-team-day'
import { useSettled } from '../../../../platform/screen/settled'

const VIEWS = [
  { value: 'today', label: '今天' },
  { value: 'visits', label: '上门单' },
  { value: 'residents', label: '居民' },
  { value: 'performance', label: '履约' },
] as const
type PanelView = (typeof VIEWS)[number]['value']

/** After the word, not after each letter. */
const TYPING_MS = 300
/** Who may say that a finding of danger was looked at. */
const DOCTORS: readonly string[] = ['family-doctor', 'specialist']

/** 我的居民: what the team can do today, door by door, who is theirs, and what was done of what was promised. */
export default function PanelPage() {
  const own = useOwnTeam(useRouter().params.teamId)
  const [view, setView] = useState<PanelView>('today')
  return (
    <Page title="我的居民">
      <AnswerView state={own.state} loading="正在取你的团队…" failed="团队没取到">
        {() =>
          own.team ? (
            <>
              <TeamChoice teams={own.teams} team={own.team} onChoose={own.choose} />
              <Segment label="看什么" parts={VIEWS} selected={view} onSelect={setView} />
              <Shown key={own.team.teamId} view={view} teamId={own.team.teamId} />
            </>
          ) : (
            <EmptyState title="你不在任何团队里" why="中心把你排进一支家庭医生团队，居民就会到这里。" />
          )
        }
      </AnswerView>
    </Page>
  )
}

function Shown({ view, teamId }: { view: PanelView; teamId: string }) {
  if (view === 'today') return <Today teamId={teamId} />
  if (view === 'visits') return <Visits teamId={teamId} />
  return view === 'residents' ? <Residents teamId={teamId} /> : <Quarter teamId={teamId} />
}

function Today({ teamId }: { teamId: string }) {
  const state = answerState(useTodaysWork(teamId))
  const me = useMe()
  const duties = me.kind === 'ready' ? (me.answer.staff?.duties ?? []) : []
  return (
    <AnswerView state={state} loading="正在取今天的任务…" failed="今天的任务没取到">
      {(work) => (
        <>
          <Card>
            <View className="line">
              <Figure words="能做" count={work.counts.due} />
              <Figure words="逾期" count={work.counts.overdue} />
              <Figure words="高危" count={work.counts.alerts} />
              <Figure words="急消息" count={work.counts.urgentMessages} />
            </View>
          </Card>
          <AlertList
            teamId={teamId}
            today={work.on}
            maySee={duties.some(({ role }) => DOCTORS.includes(role))}
          />
          <TodaysTasks work={work} />
          <Card flush>
            <Row icon="phone" title="电话记录" sub="打给了谁，接没接通" onTap={() => openCalls(teamId)} />
          </Card>
        </>
      )}
    </AnswerView>
  )
}

function Figure({ words, count }: { words: string; count: number }) {
  return (
    <View className="grow t-center">
      <View className="t-h2 t-digits">{count}</View>
      <View className="t-cap">{words}</View>
    </View>
  )
}

function Visits({ teamId }: { teamId: string }) {
  const state = answerState(useHomeVisits(teamId, localDateOf(serverNow())))
  return (
    <AnswerView state={state} loading="正在排上门的路…" failed="上门名单没取到">
      {(visits) => <HomeVisitList visits={visits} />}
    </AnswerView>
  )
}

function Residents({ teamId }: { teamId: string }) {
  const [filter, setFilter] = useState<PanelFilter>({
    group: null,
    overdue: false,
    overdueItem: null,
    query: '',
  })
  const query = useSettled(filter.query.trim(), TYPING_MS)
  const { state, more } = usePanel(teamId, { ...filter, query })
  const change = (part: Partial<PanelFilter>) => setFilter((before) => ({ ...before, ...part }))
  return (
    <>
      <Card>
        <TextField
          label="找谁"
          value={filter.query}
          maxLength={30}
          placeholder="姓名里的字"
          onInput={(typed) => change({ query: typed })}
        />
      </Card>
      <AnswerView state={state} loading="正在取居民…" failed="居民没取到">
        {({ pages }) => (
          <>
            {pages[0] && <PanelChips counts={pages[0].counts} filter={filter} onChange={change} />}
            <ResidentList rows={pages.flatMap(({ rows }) => rows)} today={localDateOf(serverNow())} />
            {more && (
              <Button kind="quiet" size="medium" label="看后面的" busy={more.loading} onTap={more.load} />
            )}
          </>
        )}
      </AnswerView>
    </>
  )
}

const QUARTERS = [
  { value: 'this', label: '这个季度' },
  { value: 'last', label: '上个季度' },
] as const
type QuarterShown = (typeof QUARTERS)[number]['value']

function Quarter({ teamId }: { teamId: string }) {
  const [which, setWhich] = useState<QuarterShown>('this')
  const today = localDateOf(serverNow())
  const day = which === 'this' ? today : addDays(daysOfQuarter(quarterOf(today)).from, -1)
  const state = answerState(usePerformance(teamId, day))
  return (
    <>
      <Segment label="哪个季度" parts={QUARTERS} selected={which} onSelect={setWhich} />
      <AnswerView state={state} loading="正在数做了多少…" failed="履约没取到">
        {(performance) => <PerformanceView performance={performance} />}
      </AnswerView>
    </>
  )
}
