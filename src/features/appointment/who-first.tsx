import { EmptyState } from '../../components/page/empty-state'
import { openAddMember, openLogin } from './doors'

/** A booking is for somebody: log in first, then say for whom. Looking at places and times needs neither. */
export function WhoFirst({ isLoggedIn }: { isLoggedIn: boolean }) {
  return isLoggedIn ? (
    <EmptyState
      title="先添加要看病的人"
      why="有身份证号就能添加；刚出生的宝宝用出生医学证明。"
      action="添加家人"
      onAction={openAddMember}
    />
  ) : (
    <EmptyState
      title="登录以后就能约"
      why="号是实名的，要知道给谁约。"
      action="去登录"
      onAction={openLogin}
    />
  )
}
