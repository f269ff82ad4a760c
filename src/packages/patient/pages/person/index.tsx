import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useFamily } from '../../../../api/use-family'
import { usePatient } from '../../../../api/use-patient'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openFamily } from '../../../../features/appointment/doors'
import { WhoFirst } from '../../../../features/appointment/who-first'
import { AnswerView } from '../../../../features/page/answer-view'
import { EntrustedView } from './entrusted-view'
import { GuardianView } from './guardian-view'

/** One person of the family: who they are, who else may act for them, and what can be changed. */
export default function PersonPage() {
  const { id = '' } = useRouter().params
  const { isLoggedIn, people } = useFamily()
  const patient = usePatient(id)
  // Where the person has just left the family, the page keeps its words until it is gone.
  const [leaving, setLeaving] = useState(false)

  if (!isLoggedIn) {
    return (
      <Page title="家人">
        <WhoFirst isLoggedIn={false} />
      </Page>
    )
  }
  return (
    <Page title={patient?.access === 'delegate' ? '托给我带的人' : '家人'}>
      <AnswerView state={people} loading="正在取家人…" failed="家人没取到" safe="添加过的人都在。">
        {(faces, offline) => {
          const face = faces.find((one) => one.id === id)
          if (leaving) return null
          if (!face || !patient) {
            return (
              <EmptyState
                title="这个人不在你的家庭里"
                why="可能委托到期了，或者已经移出。"
                action="看我的家庭"
                onAction={() => openFamily(false)}
              />
            )
          }
          return patient.access === 'delegate' ? (
            <EntrustedView {...{ face, patient, offline }} onLeaving={() => setLeaving(true)} />
          ) : (
            <GuardianView {...{ face, patient, offline }} onLeaving={() => setLeaving(true)} />
          )
        }}
      </AnswerView>
    </Page>
  )
}
