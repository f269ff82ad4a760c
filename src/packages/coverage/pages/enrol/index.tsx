import { useRouter } from '@tarojs/taro'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../../api/server-clock'
import { useFamily } from '../../../../api/use-family'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openAddMember, openLogin } from '../../../../features/appointment/doors'
import { AnswerView } from '../../../../features/page/answer-view'
import { EnrolFlow } from './enrol-flow'
import { mayBeEnrolled } from './may-be-enrolled'

const TITLE = '给哪个孩子参加？'

/** Taking part: which children, what has to be known, and then the money. */
export default function EnrolPage() {
  const { patientId } = useRouter().params
  const { isLoggedIn, people } = useFamily()
  if (!isLoggedIn) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="登录以后就能参加"
          why="参加要用孩子的真名，登录以后选就行。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  const today = localDateOf(serverNow())
  if (people.kind !== 'ready') {
    return (
      <Page title={TITLE}>
        <AnswerView state={people} loading="正在取家里人…" failed="家里人没取到">
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  const children = people.answer.filter((face) => mayBeEnrolled(face, today))
  if (children.length === 0) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="先添加孩子"
          why="这个计划是给 18 岁以下的孩子的。添加了孩子，就能参加。"
          action="去添加"
          onAction={openAddMember}
        />
      </Page>
    )
  }
  return <EnrolFlow title={TITLE} faces={children} first={patientId ? [patientId] : []} />
}
