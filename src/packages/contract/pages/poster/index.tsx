import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { answerState } from '../../../../api/answer-state'
import { EmptyState } from '../../../../components/page/empty-state'
import { LoadingState } from '../../../../components/page/loading-state'
import { Page } from '../../../../components/page/page'
import { openTeams, replaceWithTeam, replaceWithTeams } from '../../../../features/care-team/doors'
import { posterCodeOf } from '../../../../features/care-team/poster-code'
import { usePoster } from '../../../../features/care-team/use-poster'
import { AnswerView } from '../../../../features/page/answer-view'

/** Where the poster of a building leads: on to its team, or to the teams where several serve the grid or none does. */
export default function PosterPage() {
  const state = answerState(usePoster(posterCodeOf(useRouter().params)))
  const poster = state.kind === 'ready' ? state.answer : null
  useEffect(() => {
    if (!poster) return
    const { gridId, buildingId, teamIds } = poster
    const [teamId, ...others] = teamIds
    if (teamId && others.length === 0) replaceWithTeam(teamId, gridId, buildingId)
    else replaceWithTeams(gridId)
  }, [poster])
  const { failure } = state.kind === 'failed' ? state : {}
  const isUnknown = failure?.kind === 'refused' && failure.code === 'not_found'
  return (
    <Page title="家庭医生团队">
      {isUnknown ? (
        <EmptyState
          title="这张海报没认出来"
          why="可能是旧海报，不是你的问题。按住址也能找到管你家的团队。"
          action="按住址找团队"
          onAction={() => openTeams()}
        />
      ) : (
        <AnswerView state={state} loading="正在认这张海报…" failed="海报没取到">
          {() => <LoadingState label="正在打开团队…" />}
        </AnswerView>
      )}
    </Page>
  )
}
