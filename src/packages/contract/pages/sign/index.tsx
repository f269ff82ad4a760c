import { useRouter } from '@tarojs/taro'
import { answerState } from '../../../../api/answer-state'
import { useFamily } from '../../../../api/use-family'
import { EmptyState } from '../../../../components/empty-state'
import { Page } from '../../../../components/page'
import { AnswerView } from '../../../../features/appointment/answer-view'
import { openAddMember, openLogin } from '../../../../features/appointment/doors'
import { type Eligibility, useEligibility } from '../../../../features/contract/use-signing'
import { SigningFlow } from './signing-flow'

const TITLE = '签家庭医生'

/** A household signs with a team: whom, what, a few questions, and a name under each. */
export default function SignPage() {
  const { teamId = '', gridId = null, buildingId = null, patientId, previousId = null } = useRouter().params
  const { isLoggedIn, people } = useFamily()
  // A contract that is renewed or left is one person's.
  const household = people.kind === 'ready' ? people.answer : []
  const faces = previousId ? household.filter(({ id }) => id === patientId) : household
  const standing = answerState(useEligibility(faces.map(({ id }) => id)))
  if (!isLoggedIn) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="登录以后就能签"
          why="签约要知道是给谁签、谁签的名。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  if (people.kind === 'ready' && faces.length === 0) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="先添加家人"
          why="孩子、老人和你自己，一次都能签。"
          action="去添加"
          onAction={openAddMember}
        />
      </Page>
    )
  }
  if (standing.kind !== 'ready') {
    return (
      <Page title={TITLE}>
        <AnswerView state={standing} loading="正在看谁能签…" failed="家人没取到">
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  return (
    <SigningFlow
      title={TITLE}
      start={{ teamId, gridId, buildingId, previousId, people: previousId ? faces.map(({ id }) => id) : [] }}
      faces={faces}
      standing={standing.answer.rows.map((row) => freedFrom(row, previousId))}
    />
  )
}

/** What somebody has already is no obstacle to what comes after it. */
function freedFrom(row: Eligibility, previousId: string | null): Eligibility {
  const isItself = previousId !== null && row.current?.contractId === previousId
  return isItself && row.refusal?.code === 'contract_elsewhere'
    ? { ...row, canSign: true, refusal: null }
    : row
}
