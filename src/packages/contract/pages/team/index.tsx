import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { answerState } from '../../../../api/answer-state'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { SectionTitle } from '../../../../components/page/section-title'
import { FiveOnes } from '../../../../features/care-team/five-ones'
import { NeighboursSay } from '../../../../features/care-team/neighbours-say'
import { TeamHero } from '../../../../features/care-team/team-hero'
import { TeamLoadCard } from '../../../../features/care-team/team-load-card'
import { useTeam } from '../../../../features/care-team/use-team'
import { openSigning } from '../../../../features/contract/doors'
import { openCard } from '../../../../features/health-card/doors'
import { AnswerView } from '../../../../features/page/answer-view'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'
import { callPhone } from '../../../../platform/wechat/phone-call'

/** A family-doctor team with its five ones; the poster of a building leads here, and needs no log-in to read. */
export default function TeamPage() {
  const { teamId = '', gridId, buildingId } = useRouter().params
  const query = useTeam(teamId, gridId)
  const state = answerState(query)
  usePullToRefresh(query.refetch)
  const team = state.kind === 'ready' ? state.answer : null
  const bar = team && (
    <BottomBar>
      <View className="line line--elder-stack">
        <Button
          kind="secondary"
          width="words"
          label="先问问"
          onTap={() => callPhone(team.isOpenNow ? team.phone : team.fallbackPhone)}
        />
        <Button
          width="grow"
          label={team.load.state === 'full' ? '排队签约' : '给全家签约'}
          onTap={() => openSigning({ teamId, gridId, buildingId })}
        />
      </View>
    </BottomBar>
  )
  return (
    <Page title="家庭医生团队" {...(bar ? { bar } : {})}>
      <AnswerView state={state} loading="正在取团队…" failed="团队没取到">
        {(found) => (
          <>
            <TeamHero team={found} />
            <SectionTitle title="五个一" />
            <FiveOnes team={found} onCard={() => openCard(undefined)} />
            {!found.hasChildDoctor && (
              <Note tone="info">这支团队还没有认证儿科医生，一样能签。孩子看病可以约别的认证医生。</Note>
            )}
            <TeamLoadCard load={found.load} neighbours={found.neighbours} />
            <NeighboursSay evaluation={found.evaluation} />
          </>
        )}
      </AnswerView>
    </Page>
  )
}
