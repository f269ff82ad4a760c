import { useFamily } from '../../api/use-family'
import { Page } from '../../components/page/page'
import { PathwayBars } from '../../features/mutual-aid/pathway-bars'
import { PaysPair } from '../../features/mutual-aid/pays-pair'
import { nameOf } from '../../features/mutual-aid/plan-hero'
import { PlanRows } from '../../features/mutual-aid/plan-rows'
import { useCoverages } from '../../features/mutual-aid/use-coverages'
import { useFund, usePlan } from '../../features/mutual-aid/use-plan'
import { AnswerView } from '../../features/page/answer-view'
import { usePullToRefresh } from '../../platform/screen/pull-to-refresh'
import { MyCoverages } from './my-coverages'
import { OpenPlan } from './open-plan'

/** The plan for whoever is not in it, and what they have for those who are. */
export default function CoveragePage() {
  const { isLoggedIn } = useFamily()
  const plan = usePlan()
  const fund = useFund()
  const coverages = useCoverages()
  usePullToRefresh(async () => {
    await Promise.all([plan.refetch(), fund.refetch(), isLoggedIn ? coverages.refetch() : undefined])
  })
  const held = coverages.state.kind === 'ready' ? coverages.state.answer.rows : []
  const isMember = isLoggedIn && held.length > 0
  return (
    <Page title={isMember ? '我的保障' : '互助金计划'} tab="coverage">
      <AnswerView
        state={plan.state}
        loading="正在取互助计划…"
        failed="互助计划没取到"
        safe="已经参加的都在，不会丢。"
      >
        {(shown) => (
          <>
            {isMember ? <MyCoverages rows={held} planName={nameOf(shown)} /> : <OpenPlan plan={shown} />}
            {!isMember && (
              <>
                <PathwayBars pathways={shown.pathways} />
                <PaysPair
                  covered={shown.covered.map(({ text }) => text)}
                  excluded={shown.exclusions.map(({ nameZh }) => nameZh)}
                />
              </>
            )}
            <PlanRows plan={shown} fund={fund.state.kind === 'ready' ? fund.state.answer : undefined} />
          </>
        )}
      </AnswerView>
    </Page>
  )
}
