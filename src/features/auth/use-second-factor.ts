import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { SECOND_FACTOR_DIGITS } from '#domain/account/second-factor'
import { client } from '../../api/client'
import { useWrite } from '../../api/use-write'

/** Six digits of an authenticator, typed for the first time or for this log-in. */
export function useSecondFactor(isFirst: boolean, onPassed: () => void) {
  const queryClient = useQueryClient()
  const [code, setCode] = useState('')
  const write = useWrite(
    isFirst ? client.auth.secondFactor.confirm.mutate : client.auth.secondFactor.verify.mutate,
  )
  return {
    code,
    setCode: (typed: string) => {
      setCode(typed.replace(/\D/g, ''))
      write.reset()
    },
    isWhole: code.length === SECOND_FACTOR_DIGITS,
    sending: write.isPending,
    error: write.error,
    send: () =>
      write.mutate(
        { code },
        {
          onSuccess: () => {
            // What was refused until now is asked again.
            void queryClient.invalidateQueries()
            onPassed()
          },
          // A code works once: the next try needs the next one.
          onError: () => setCode(''),
        },
      ),
  }
}

/** A new secret, once; asking again begins anew. */
export function useNewSecret() {
  const write = useWrite(client.auth.secondFactor.setUp.mutate)
  return { secret: write.data, error: write.error, busy: write.isPending, ask: () => write.mutate({}) }
}
