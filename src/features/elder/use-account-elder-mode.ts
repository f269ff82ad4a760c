import { api, client, queryClient } from '../../api/client'
import { currentSession } from '../../api/session'
import { newId } from '../../platform/network/new-id'
import { useElderMode } from '../../theme/elder-mode'

/**
 * After a log-in: elder mode that the account has chosen elsewhere is on here too. It is never switched off that
 * way, because whoever turned it on at this phone reads this phone. What the account says is a convenience, so a
 * lost answer is no failure.
 */
export function useAccountElderMode(): () => Promise<void> {
  const { setElder } = useElderMode()
  return async () => {
    try {
      const me = await queryClient.fetchQuery(api.auth.me.queryOptions({}))
      if (me.elderMode) setElder(true)
    } catch {
      // The phone's own choice holds.
    }
  }
}

/** Elder mode as the reader switches it: at once on this phone, and for the account when it can be told. */
export function useElderChoice(): { elder: boolean; choose: (elder: boolean) => void } {
  const { elder, setElder } = useElderMode()
  return {
    elder,
    choose: (on) => {
      setElder(on)
      if (!currentSession()) return
      client.auth.setElderMode.mutate({ elderMode: on, idempotencyKey: newId() }).catch(() => undefined)
    },
  }
}
