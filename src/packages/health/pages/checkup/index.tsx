import { useRouter } from '@tarojs/taro'
import { answerState } from '../../../../api/answer-state'
import { Page } from '../../../../components/page/page'
import { CheckupResult } from '../../../../features/checkup/checkup-result'
import { useCheckup } from '../../../../features/checkup/use-checkups'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'

/** One check-up that took place. */
export default function CheckupPage() {
  const { patientId = '', id = '' } = useRouter().params
  return (
    <Page title="体检结果">
      <PersonStrip patientId={patientId} />
      <AnswerView
        state={answerState(useCheckup(patientId, id))}
        loading="正在取体检结果…"
        failed="体检结果没取到"
        safe="医生写的都在。"
      >
        {(checkup) => <CheckupResult checkup={checkup} />}
      </AnswerView>
    </Page>
  )
}
