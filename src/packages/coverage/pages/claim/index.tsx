import { useRouter } from '@tarojs/taro'
import { usePatient } from '../../../../api/use-patient'
import { Page } from '../../../../components/page/page'
import { useClaim } from '../../../../features/claim/use-claims'
import { AnswerView } from '../../../../features/page/answer-view'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'
import { ClaimResult } from './claim-result'

/** One claim: where it stands, every line of what it comes to, why, and what can be done about it. */
export default function ClaimPage() {
  const { id = '' } = useRouter().params
  const { state, refetch } = useClaim(id)
  usePullToRefresh(refetch)
  const name = usePatient(state.kind === 'ready' ? state.answer.patientId : undefined)?.name ?? '孩子'
  return (
    <Page title="互助金申请">
      <AnswerView state={state} loading="正在取申请…" failed="申请没取到" safe="交上来的都在，不会丢。">
        {(claim) => <ClaimResult claim={claim} name={name} />}
      </AnswerView>
    </Page>
  )
}
