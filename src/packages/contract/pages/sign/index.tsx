import { useRouter } from '@tarojs/taro'
import { answerState } from '../../../../api/answer-state'
import { useFamily } from '../../../../api/use-family'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openAddMember, openLogin } from '../../../../features/appointment/doors'
import { newSigningDraft } from '../../../../features/contract/signing/signing-draft'
import { useEligibility } from '../../../../features/contract/signing/use-signing'
import { AnswerView } from '../../../../features/page/answer-view'
import { SigningAfter } from './signing-after'
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
  const { rows } = standing.answer
  const [face, ofThem] = [faces[0], rows[0]]
  if (previousId && face && ofThem) {
    return <SigningAfter teamId={teamId} previousId={previousId} face={face} standing={ofThem} />
  }
  return (
    <SigningFlow
      title={TITLE}
      start={{ teamId, previousId: null }}
      first={newSigningDraft({ gridId, buildingId })}
      faces={faces}
      standing={rows}
    />
  )
}
