import { localDateOf } from '#domain/kernel/time'
import type { FamilyFace } from '#domain/patient/family-face'
import { serverNow } from '../../api/server-clock'
import { useFamily } from '../../api/use-family'
import { Link } from '../../components/action/link'
import { EmptyState } from '../../components/page/empty-state'
import { Page } from '../../components/page/page'
import { openAddMember, openFamily, openLogin } from '../../features/appointment/doors'
import { AnswerView } from '../../features/page/answer-view'
import { HealthRecord } from './health-record'

/** 健康: the record of whoever is chosen, from birth to today. */
export default function HealthPage() {
  const { isLoggedIn, people, chosen } = useFamily()
  if (!isLoggedIn) {
    return (
      <Page title="健康" tab="health">
        <EmptyState
          title="登录以后看档案"
          why="看过的病、打过的针、身高体重、检查报告，都在一条时间轴上。"
          action="登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  // The record says itself of what hour it is.
  const named = people.kind === 'ready' ? { ...people, storedAt: undefined } : people
  const hasOthers = people.kind === 'ready' && people.answer.length > 1
  return (
    <Page
      title={chosen ? titleOf(chosen) : '健康'}
      tab="health"
      aside={hasOthers && <Link label="换人" onTap={() => openFamily(true)} />}
    >
      <AnswerView state={named} loading="正在取家里人…" failed="家里人没取到">
        {() =>
          chosen ? (
            <HealthRecord key={chosen.id} person={chosen} today={localDateOf(serverNow())} />
          ) : (
            <EmptyState
              title="还没有家人"
              why="添加自己或家人以后，这里才有东西可看。"
              action="添加家人"
              onAction={openAddMember}
            />
          )
        }
      </AnswerView>
    </Page>
  )
}

function titleOf({ name }: FamilyFace): string {
  return name === '我' ? '我的档案' : `${name}的档案`
}
