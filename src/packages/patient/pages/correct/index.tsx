import { useRouter } from '@tarojs/taro'
import { useFamily } from '../../../../api/use-family'
import { usePatient } from '../../../../api/use-patient'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openFamily } from '../../../../features/appointment/doors'
import { WhoFirst } from '../../../../features/appointment/who-first'
import { AnswerView } from '../../../../features/page/answer-view'
import { CorrectForm } from './correct-form'

/** 改资料, once in half a year; what a citizen number says is not typed again (rules D-ID-02 and D-ID-07). */
export default function CorrectPage() {
  const { id = '' } = useRouter().params
  const { isLoggedIn, people } = useFamily()
  const patient = usePatient(id)
  if (isLoggedIn && patient) return <CorrectForm key={id} patient={patient} />
  return (
    <Page title="改资料">
      {isLoggedIn ? (
        <AnswerView state={people} loading="正在取资料…" failed="资料没取到" safe="登记过的都在。">
          {() => (
            <EmptyState
              title="这个人不在你的家庭里"
              why="可能委托到期了，或者已经移出。"
              action="看我的家庭"
              onAction={() => openFamily(false)}
            />
          )}
        </AnswerView>
      ) : (
        <WhoFirst isLoggedIn={false} />
      )}
    </Page>
  )
}
