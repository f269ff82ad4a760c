import { useQuery } from '@tanstack/react-query'
import { useDidShow } from '@tarojs/taro'
import { api } from '../../api/client'
import { useSession } from '../../api/session'

/** How many messages nobody has read; 0 while that is not known. Asked again whenever the page comes to the front. */
export function useUnread(): number {
  const isLoggedIn = useSession() !== null
  const query = useQuery(api.message.unread.queryOptions({}, { enabled: isLoggedIn }))
  useDidShow(() => void (isLoggedIn && query.refetch()))
  return query.data?.count ?? 0
}
