import { useRouter } from '@tarojs/taro'
import { Page } from '../../../../components/page/page'
import { usePrepared } from '../../../../features/claim/use-claims'
import { AnswerView } from '../../../../features/page/answer-view'
import { ClaimFlow } from './claim-flow'

const TITLE = '申请互助金'

/** Begins with everything that is known, so that a family types only what stands on its papers. */
export default function ClaimStartPage() {
  const { patientId = '', visitId } = useRouter().params
  const { state } = usePrepared(patientId, visitId)
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
