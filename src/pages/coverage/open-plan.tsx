import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useSession } from '../../api/session'
import { Note } from '../../components/content/note'
import { openLogin } from '../../features/appointment/doors'
import { openEnrolment } from '../../features/mutual-aid/doors'
import { PlanHero } from '../../features/mutual-aid/plan-hero'
import { useCoverageWrite } from '../../features/mutual-aid/use-coverages'
import type { Plan } from '../../features/mutual-aid/use-plan'

/** The plan's front: taking part, or being told when that is possible again. Everybody may read it. */
export function OpenPlan({ plan }: { plan: Plan }) {
  const isLoggedIn = useSession() !== null
  const remind = useCoverageWrite(client.coverage.remindMe.mutate)
  return (
    <>
      <PlanHero
        plan={plan}
        onEnrol={() => (isLoggedIn ? openEnrolment() : openLogin())}
        onRemind={() => (isLoggedIn ? remind.mutate({}) : openLogin())}
        isReminding={remind.isPending}
        isReminded={remind.isSuccess}
      />
      {remind.error && (
        <Note tone="bad" announced>
          {failureSentence(remind.error)}
        </Note>
      )}
    </>
  )
}
