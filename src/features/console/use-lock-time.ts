import { useEffect, useState } from 'react'
import { staffTokenEndsAt } from '#domain/account/access-token-life'
import { type LocalTime, localTimeOf } from '#domain/kernel/time'
import { queryClient } from '../../api/client'
import { serverNow } from '../../api/server-clock'
import { currentSession } from '../../api/session'

/** When this desk will be locked if nobody asks for anything more: every answer moves it ahead. */
export function useLockTime(): LocalTime {
  const [lockTime, setLockTime] = useState(lockTimeNow)
  useEffect(
    () =>
      queryClient.getQueryCache().subscribe(({ type, query }) => {
        if (type === 'updated' && query.state.status === 'success') setLockTime(lockTimeNow())
      }),
    [],
  )
  return lockTime
}

function lockTimeNow(): LocalTime {
  const lastSeenAt = serverNow()
  const endMs = staffTokenEndsAt({ createdAt: lastSeenAt, lastSeenAt }).getTime()
  const session = currentSession()
  return localTimeOf(new Date(session ? Math.min(endMs, Date.parse(session.expiresAt)) : endMs))
}
