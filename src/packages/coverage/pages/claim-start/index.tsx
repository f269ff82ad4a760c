import { useRouter } from '@tarojs/taro'
import { Page } from '../../../../components/page/page'
import { openAddMember, openLogin } from '../../../../features/appointment/doors'
import { usePrepared } from '../../../../features/claim/use-claims'
import { AnswerView } from '../../../../features/page/answer-view'
import { ForPerson } from '../../../../features/page/for-person'
import { ClaimFlow } from './claim-flow'

const TITLE = '申请互助金'

export default function ClaimStartPage() {
  return (
    <ForPerson
      title={TITLE}
      why="孩子加进来、入了互助，住院花的钱就在这里申请。"
      onLogIn={openLogin}
      onAdd={openAddMember}
    >
      {(patientId) => <ClaimStart key={patientId} patientId={patientId} />}
    </ForPerson>
  )
}

/** Begins with everything that is known, so that a family types only what stands on its papers. */
function ClaimStart({ patientId }: { patientId: string }) {
  const { state } = usePrepared(patientId, useRouter().params.visitId)
  if (state.kind === 'ready') {
    return <ClaimFlow title={TITLE} patientId={patientId} prepared={state.answer} />
  }
  return (
    <Page title={TITLE}>
      <AnswerView state={state} loading="正在把已经有的填好…" failed="没能打开申请">
        {() => null}
      </AnswerView>
    </Page>
  )
}
