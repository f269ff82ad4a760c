import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { answerState } from '../../../../api/answer-state'
import { LoadingState } from '../../../../components/loading-state'
import { Page } from '../../../../components/page'
import { AnswerView } from '../../../../features/appointment/answer-view'
import { replaceWithTeam, replaceWithTeams } from '../../../../features/care-team/doors'
import { posterCodeOf } from '../../../../features/care-team/poster-code'
import { usePoster } from '../../../../features/care-team/use-poster'

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
  return (
    <Page title="家庭医生团队">
      <AnswerView state={state} loading="正在认这张海报…" failed="这张海报没认出来">
        {() => <LoadingState label="正在打开团队…" />}
      </AnswerView>
    </Page>
  )
}
