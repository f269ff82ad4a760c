import { useRouter } from '@tarojs/taro'
import { answerState } from '../../../../api/answer-state'
import { Page } from '../../../../components/page/page'
import { DoctorProfile } from '../../../../features/directory/doctor-profile'
import { useDoctor } from '../../../../features/directory/use-directory'
import { AnswerView } from '../../../../features/page/answer-view'

export default function DoctorPage() {
  const { id = '' } = useRouter().params
  const query = useDoctor(id)
  return (
    <Page title="医生和证书">
      <AnswerView state={answerState(query)} loading="正在取医生的资料…" failed="医生的资料没取到">
        {(doctor) => <DoctorProfile doctor={doctor} />}
      </AnswerView>
    </Page>
  )
}
