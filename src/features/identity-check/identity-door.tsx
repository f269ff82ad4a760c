import type { ReactNode } from 'react'
import { useSession } from '../../api/session'
import { EmptyState } from '../../components/page/empty-state'
import { Page } from '../../components/page/page'

export interface IdentityDoorProps {
  readonly title: string
  readonly onLogIn: () => void
  readonly children: ReactNode
}

/** Nobody looks at papers of others before they have logged in. */
export function IdentityDoor({ title, onLogIn, children }: IdentityDoorProps) {
  if (useSession() !== null) return <>{children}</>
  return (
    <Page title={title}>
      <EmptyState title="先登录" why="核对身份是给社区前台用的。" action="去登录" onAction={onLogIn} />
    </Page>
  )
}
