import { EmptyState } from '../../components/page/empty-state'

export function LogInFirst({ onLogin }: { onLogin: () => void }) {
  return (
    <EmptyState title="还没有登录" why="登录以后，才知道是谁的资料。" action="去登录" onAction={onLogin} />
  )
}
