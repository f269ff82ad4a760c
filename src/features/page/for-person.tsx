import type { ReactNode } from 'react'
import { EmptyState } from '../../components/page/empty-state'
import { Page } from '../../components/page/page'
import { AnswerView } from './answer-view'
import { usePersonOfPage } from './use-person'

export interface ForPersonProps {
  title: string
  /** What the page would show, under the way in for whoever has nobody yet. */
  why: string
  onLogIn: () => void
  onAdd: () => void
  children: (patientId: string) => ReactNode
}

/** A page that is about one person: whom its address names, else whoever was chosen last, else the way to have one. */
export function ForPerson({ title, why, onLogIn, onAdd, children }: ForPersonProps) {
  const { isLoggedIn, people, patientId } = usePersonOfPage()
  if (patientId) return children(patientId)
  return (
    <Page title={title}>
      {isLoggedIn ? (
        <AnswerView state={people} loading="正在取家人…" failed="家人没取到">
          {() => <EmptyState title="先添加孩子" why={why} action="添加孩子" onAction={onAdd} />}
        </AnswerView>
      ) : (
        <EmptyState title="登录以后就能看" why={why} action="去登录" onAction={onLogIn} />
      )}
    </Page>
  )
}
