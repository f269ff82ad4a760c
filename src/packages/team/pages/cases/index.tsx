import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { AnswerView } from '../../../../features/page/answer-view'
import { CaseCard } from '../../../../features/service-task/case-card'
import { ExplainSheet } from '../../../../features/service-task/explain-sheet'
import { type TeamCase, useTeamCases } from '../../../../features/service-task/use-team-cases'
import { TeamChoice } from '../../../../features/team-day/team-choice'
import { useOwnTeam } from '../../../../features/team-day/use-own-team'

/** 居民反映: what families say of the team, what the team says to it, and how it was decided (journeys E2 31). */
export default function CasesPage() {
  const own = useOwnTeam(useRouter().params.teamId)
  return (
    <Page title="居民反映">
      <AnswerView state={own.state} loading="正在取你的团队…" failed="团队没取到">
        {() =>
          own.team ? (
            <>
              <TeamChoice teams={own.teams} team={own.team} onChoose={own.choose} />
              <Cases key={own.team.teamId} teamId={own.team.teamId} />
            </>
          ) : (
            <EmptyState title="你不在任何团队里" why="中心把你排进一支家庭医生团队，这里才有内容。" />
          )
        }
      </AnswerView>
    </Page>
  )
}

function Cases({ teamId }: { teamId: string }) {
  const { state, more } = useTeamCases(teamId)
  const [explaining, setExplaining] = useState<TeamCase | null>(null)
  const now = serverNow()
  return (
    <>
      <AnswerView state={state} loading="正在取…" failed="没取到">
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows)
          return (
            <>
              <Note tone="info">
                居民说记了没做的、电话没人接的，和超时没答复的申请，由卫健局的人来判，不由团队判。团队能写一次经过。
              </Note>
              {rows.length === 0 && (
                <EmptyState title="没有居民反映" why="居民说服务没做、电话没人接，会到这里。" />
              )}
              {rows.map((row) => (
                <CaseCard key={row.id} row={row} now={now} onExplain={() => setExplaining(row)} />
              ))}
              {more && (
                <Button kind="quiet" size="medium" label="看更早的" busy={more.loading} onTap={more.load} />
              )}
            </>
          )
        }}
      </AnswerView>
      {explaining && <ExplainSheet id={explaining.id} onClose={() => setExplaining(null)} />}
    </>
  )
}
